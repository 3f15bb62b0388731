import { afterEach, expect, test, vi } from 'vitest';
import type { Lesson } from '../../src/core/lesson';
import { HOST, list, NOON } from '../ledger/world';
import { content, startWorker } from './worker-world';

afterEach(() => vi.useRealTimers());

const lesson = (learnedAt = NOON): Lesson => ({
  version: 1,
  card: 'li',
  name: { path: 'b', ordinal: 0, of: 1 },
  date: { path: 'i', ordinal: 0, of: 1 },
  subject: { path: 'p', ordinal: 0, of: 1 },
  timed: false,
  learnedAt,
});
const set = (account: string, value: Lesson | null, host = HOST) => ({
  ...{ type: 'lesson.set', account, host, lesson: value },
});
const watch = (account: string | null) => ({ type: 'watch.get', account });

test('an example is kept for its account, outlives the worker, and one request forgets it', async () => {
  const worker = await startWorker(NOON);
  expect(await worker.ask(set('NORDWIND', lesson()), content)).toEqual({ kept: true });
  await worker.restart();
  expect((await worker.ask(watch('NORDWIND'), content)).lesson).toEqual(lesson());
  expect((await worker.ask(watch('SUEDWIND'), content)).lesson).toBeNull();
  expect((await worker.ask(watch(null), content)).lesson).toBeNull();
  await worker.ask(set(HOST, lesson(NOON + 1)), content);
  expect((await worker.ask(watch(null), content)).lesson).toEqual(lesson(NOON + 1));
  await worker.ask(set(HOST, null), content);
  const elsewhere = { ...content, url: 'https://sellercentral.amazon.de/messaging/inbox' };
  expect((await worker.ask(watch('NORDWIND'), elsewhere)).lesson).toBeNull();
  expect(await worker.ask({ type: 'lessons.get' })).toEqual([{ account: 'NORDWIND', host: HOST, learnedAt: NOON }]);

  expect(await worker.ask(set('NORDWIND', null))).toEqual({ kept: true });
  expect((await worker.ask(watch('NORDWIND'), content)).lesson).toBeNull();
  expect(await worker.ask({ type: 'lessons.get' })).toEqual([]);
});

test('the tabs of its host, and no others, are told of a change', async () => {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url }, { id: 9, windowId: 1, url: 'https://example.com/' });
  await worker.ask(set('NORDWIND', lesson()), content);
  await worker.settled();
  expect(worker.state.told).toEqual([{ to: 7, notice: { type: 'watch.changed' } }]);
});

test('a page speaks for its own host only, and what is no lesson changes nothing', async () => {
  const worker = await startWorker(NOON);
  expect(await worker.ask(set('NORDWIND', lesson(), 'sellercentral.amazon.de'), content)).toMatchObject({
    error: { code: 'not-allowed' },
  });
  for (const hostile of [set('NORDWIND', { ...lesson(), card: 'Anna K.' }), set('N'.repeat(401), lesson())])
    expect(await worker.ask(hostile, content)).toMatchObject({ error: { code: 'malformed' } });
  expect(worker.state.stored.has('lessons')).toBe(false);
});

test('stored ones that are not sound are left out, and the others serve on', async () => {
  const worker = await startWorker(NOON);
  const sound = { account: 'NORDWIND', host: HOST, lesson: lesson() };
  worker.state.stored.set('lessons', [{ account: 'SUEDWIND', host: HOST, lesson: { ...lesson(), name: 'x' } }, sound]);
  expect((await worker.ask(watch('NORDWIND'), content)).lesson).toEqual(lesson());
  expect((await worker.ask(watch('SUEDWIND'), content)).lesson).toBeNull();
  worker.state.stored.set('lessons', 'not a list');
  expect((await worker.ask(watch('NORDWIND'), content)).lesson).toBeNull();
});

test('fifty accounts are kept; of more the oldest example goes, also when they come all at once', async () => {
  const worker = await startWorker(NOON);
  await Promise.all(
    Array.from({ length: 52 }, (_, at) => worker.ask(set(`account ${at}`, lesson(NOON + at)), content)),
  );
  const kept = await worker.ask({ type: 'lessons.get' });
  expect(kept).toHaveLength(50);
  expect(kept.map(({ account }: { account: string }) => account)).not.toContain('account 0');
});

test('that an example fits no more is taken back when another is shown, or it is forgotten', async () => {
  const worker = await startWorker(NOON);
  const report = (reading: object) => worker.ask({ type: 'reading.report', reading }, content);
  const why = async () => (await worker.ask({ type: 'glance.get' })).accounts[0].why;
  const broken = { kind: 'remark', result: 'remark', about: 'lesson-broken', holds: true };
  const seen = list();
  await report(seen);
  const before = await why();
  for (const next of [lesson(NOON + 1), null]) {
    await report({ ...broken, host: HOST, account: seen.account, observedAt: NOON });
    expect(await why()).toBe('lesson-broken');
    await worker.ask(set(seen.account!, next));
    expect(await why()).toBe(before);
  }
});

test('what helps is put into the page that asks, before it is told which; from the popup into the inbox of that host', async () => {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  const help = { tabId: 7, files: ['src/content/page-help.js'] };
  expect(await worker.ask({ type: 'help.start', what: 'teach' }, content)).toEqual({ started: true });
  expect(worker.state.injected).toEqual([help]);
  expect(worker.state.told.at(-1)).toEqual({ to: 7, notice: { type: 'teach.start' } });
  expect(await worker.ask({ type: 'page.help', host: HOST, what: 'report' })).toEqual({ opened: false });
  expect(worker.state.injected).toEqual([help, help]);
  expect(worker.state.told.at(-1)).toEqual({ to: 7, notice: { type: 'report.start' } });
  expect(await worker.ask({ type: 'page.help', host: 'sellercentral.amazon.de', what: 'teach' })).toEqual({
    opened: true,
  });
});

test('erasing everything forgets the examples, which name accounts', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(set('NORDWIND', lesson()), content);
  await worker.ask({ type: 'ledger.erase', confirm: 'erase everything' });
  expect(await worker.ask({ type: 'lessons.get' })).toEqual([]);
});
