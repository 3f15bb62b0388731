import { afterEach, expect, test, vi } from 'vitest';
import { caseAnswer, listAnswer, message } from '../ledger/answers';
import { NOON } from '../ledger/world';
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
