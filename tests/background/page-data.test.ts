import { afterEach, expect, test, vi } from 'vitest';
import { HOUR_MS } from '../../src/core/span';
import { minuteText } from '../core/world';
import { caseAnswer, caseId, listAnswer, message } from '../ledger/answers';
import { HOST, INDIA, list, NOON, thread } from '../ledger/world';
import { content, startWorker } from './worker-world';

afterEach(() => vi.useRealTimers());
const report = (reading: unknown) => ({ type: 'reading.report', reading });

test("the page's own data is kept only while the seller accepts it", async () => {
  const worker = await startWorker(NOON);
  expect(await worker.ask(report(listAnswer()), content)).toEqual({ acknowledged: true, cards: [], refused: 1 });
  const messages = [message('buyer', NOON - 1), message('buyer', NOON)];
  expect((await worker.ask(report(caseAnswer({ messages })), content)).refused).toBe(2);
  expect((await worker.ask({ type: 'ledger.export' })).facts).toEqual([]);

  await worker.ask({ type: 'settings.set', patch: { exactTimes: true } });
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  expect(await worker.ask(report(listAnswer()), content)).toEqual({ acknowledged: true, cards: [], refused: 0 });
  await worker.settled();
  // The tab that sent it as well: its cards are not in the reply.
  expect(worker.state.told.map(({ to }) => to)).toContain(7);
  const [thread] = (await worker.ask({ type: 'ledger.export' })).threads;
  expect(thread).toMatchObject({ caseId: listAnswer().cases[0]!.caseId, label: null, clocks: [{ basis: 'bounded' }] });
});

test("what was said of the page's own data holds no longer once it is not looked at", async () => {
  const worker = await startWorker(NOON);
  await worker.ask({ type: 'settings.set', patch: { exactTimes: true } });
  await worker.ask(report(listAnswer()), content);
  const remark = { kind: 'remark', result: 'remark', host: HOST, account: 'NORDWIND', observedAt: NOON };
  await worker.ask(report({ ...remark, about: 'observer-failed', holds: true }), content);
  const why = async () => (await worker.ask({ type: 'glance.get' })).accounts[0].why;
  expect(await why()).toBe('observer-failed');
  await worker.ask({ type: 'settings.set', patch: { showNames: true } });
  expect(await why()).toBe('observer-failed');
  await worker.ask({ type: 'settings.set', patch: { exactTimes: false } });
  expect(await why()).toBeNull();
});

test("an account's zones are told to our own pages, and corrected ones make old threads anew", async () => {
  const worker = await startWorker(NOON);
  await worker.ask({ type: 'settings.set', patch: { exactTimes: true } });
  await worker.ask(report(list({ cards: [] })), content);
  const [first, second] = [NOON - 5 * HOUR_MS, NOON - 4 * HOUR_MS];
  const old = [{ author: 'buyer', at: minuteText(first, 'Asia/Tokyo') }] as const;
  await worker.ask(report(thread({ caseId: caseId(9), messages: old })), content);
  const texts = [first, second].map((at) => ({ author: 'buyer', at: minuteText(at, 'Asia/Tokyo') }) as const);
  await worker.ask(report(thread({ messages: texts })), content);
  const messages = [message('buyer', first + 1_000), message('buyer', second + 1_000)];
  await worker.ask(report(caseAnswer({ messages })), content);
  await worker.settled();
  const [account] = await worker.ask({ type: 'accounts.get' });
  expect(account).toMatchObject({ account: 'NORDWIND', host: HOST });
  expect(account.zones).toMatchObject([{ marketplaceId: INDIA, zone: 'Asia/Tokyo', state: 'corrected', at: NOON }]);
  const { threads } = await worker.ask({ type: 'ledger.export' });
  const rebuilt = threads.find((one: { caseId: string }) => one.caseId === caseId(9));
  expect(rebuilt.clocks[0].receivedAt.earliest).toBe(new Date(first).toISOString());
  expect(await worker.ask({ type: 'accounts.get' }, content)).toMatchObject({ error: { code: 'not-allowed' } });
});
