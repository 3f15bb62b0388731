import { afterEach, expect, test, vi } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { openLedger } from '../../src/ledger/open';
import { STORES } from '../../src/ledger/schema';
import { caseAnswer, listAnswer, message } from '../ledger/answers';
import { CASE, card, HOST, list, minute, NOON, thread } from '../ledger/world';
import { content, startWorker, type Worker } from './worker-world';

afterEach(() => vi.useRealTimers());

const OTHER_CASE = CASE.replaceAll('1', '7');
const THIRD_CASE = CASE.replaceAll('1', '9');
const lesson = {
  ...{ version: 1, card: 'li', name: { path: 'b', ordinal: 0, of: 1 }, date: { path: 'i', ordinal: 0, of: 1 } },
  ...{ subject: { path: 'p', ordinal: 0, of: 1 }, timed: false, learnedAt: NOON },
};
/** What is read of one account; every text and id in it is its own. */
const traces = {
  ALMA: ['ALMA', 'Anna of Alma', 'parcel of Alma', '405-1111111-1111111', CASE, THIRD_CASE],
  NORDWIND: ['NORDWIND', 'Bo of Nord', 'parcel of Nord', '405-2222222-2222222', OTHER_CASE],
};

async function fill(worker: Worker): Promise<void> {
  const report = async (reading: object) =>
    expect(await worker.ask({ type: 'reading.report', reading }, content)).toMatchObject({ acknowledged: true });
  const both = ['ALMA', 'NORDWIND'];
  const stages = [{ beforeMs: 2 * HOUR_MS, breaksThrough: false, sound: true }];
  const accountStages = both.map((account) => ({ account, stages }));
  await worker.ask({ type: 'settings.set', patch: { exactTimes: true, automatedRepliesIn: both, accountStages } });
  const accounts = [
    ['ALMA', CASE, 'Anna of Alma', 'parcel of Alma', '405-1111111-1111111'],
    ['NORDWIND', OTHER_CASE, 'Bo of Nord', 'parcel of Nord', '405-2222222-2222222'],
  ] as const;
  for (const [account, caseId, buyer, subject, orderId] of accounts) {
    const open = card({ buyer, subject, orderId });
    await report(list({ account, cards: [open, card({ buyer: `${buyer} 2`, subject })] }));
    await report(
      list({ account, folder: 'all', asOf: NOON + 1, cards: [open], complete: false, incompleteBecause: 'no-count' }),
    );
    const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
    await report(thread({ account, caseId, asOf: NOON + 2, card: open, buyer, orderId, messages: [asked] }));
    await worker.ask({ type: 'told.record', key: `case:${caseId}`, claim: 'answered', at: NOON, undoes: null });
    await worker.ask({ type: 'lesson.set', account, host: HOST, lesson }, content);
  }
  await report(
    caseAnswer({
      ...{ account: 'ALMA', asOf: NOON + 3, messages: [message('buyer', NOON - HOUR_MS)] },
      case: { ...listAnswer().cases[0]!, caseId: THIRD_CASE },
    }),
  );
  // Alerts of both accounts together, so that they share rows.
  vi.setSystemTime(NOON + 23 * HOUR_MS);
  await worker.settled();
  const db = await openLedger().get();
  for (const account of ['ALMA', 'NORDWIND'] as const) {
    const counts = { onTime: 1, late: 0, excluded: 0, settled: 0, unclear: 0, hours: 24, replies: 1 };
    await db.put('history', { id: ['2026-03-01', account, ''], ...counts, responseMs: { min: 1, max: 1 } });
    await db.put('quarantine', { store: 'facts', row: { account, junk: true }, why: 'not whole', at: NOON });
    const keepFrom = (await db.get('meta', 'keepFrom')) as object | undefined;
    await db.put('meta', { ...keepFrom, [account]: 1 }, 'keepFrom');
  }
  await db.put('quarantine', { store: 'clocks', row: { threadId: `case:${CASE}` }, why: 'not whole', at: NOON });
  await worker.state.stored.set('settings-broken', { automatedRepliesIn: ['ALMA', 'NORDWIND'] });
  db.close();
}

/** Everything in the browser's storage, as one text. */
async function storage(worker: Worker): Promise<string> {
  const db = await openLedger().get();
  const rows = await Promise.all(
    STORES.map(async (store) => [store, await db.getAllKeys(store), await db.getAll(store)]),
  );
  db.close();
  return JSON.stringify([rows, [...worker.state.stored]]);
}
/** The keys of an account's threads, however they are hashed. */
async function keysOf(account: string): Promise<string[]> {
  const db = await openLedger().get();
  const keys = (await db.getAll('keys')).filter((row) => row.account === account).map(({ key }) => key);
  db.close();
  return keys;
}

test('of one account nothing is left in the browser, and the others are as they were', async () => {
  const worker = await startWorker(NOON);
  await fill(worker);
  const [gone, kept] = [await keysOf('ALMA'), await keysOf('NORDWIND')];
  const before = await storage(worker);
  for (const trace of [...traces.ALMA, ...traces.NORDWIND, ...gone, ...kept]) expect(before).toContain(trace);

  expect(await worker.ask({ type: 'account.erase', account: 'ALMA', confirm: 'erase this account' })).toEqual({
    erased: true,
  });
  const after = await storage(worker);
  for (const trace of [...traces.ALMA, ...gone]) expect(after).not.toContain(trace);
  for (const trace of [...traces.NORDWIND, ...kept]) expect(after).toContain(trace);
  const exported = await worker.ask({ type: 'ledger.export' });
  expect(exported.threads).toHaveLength(2);
  expect(new Set(exported.facts.map(({ account }: { account: string }) => account))).toEqual(new Set(['NORDWIND']));
  expect(await worker.ask({ type: 'settings.get' })).toMatchObject({
    automatedRepliesIn: ['NORDWIND'],
    accountStages: [{ account: 'NORDWIND' }],
  });
});

test('what of an erased account is delivered late does not bring it back, and what is read from then on does', async () => {
  const worker = await startWorker(NOON);
  await fill(worker);
  await worker.ask({ type: 'account.erase', account: 'ALMA', confirm: 'erase this account' });
  await worker.ask(
    { type: 'reading.report', reading: list({ account: 'ALMA', cards: [card({ buyer: 'Anna of Alma' })] }) },
    content,
  );
  expect(await storage(worker)).not.toContain('ALMA');
  vi.setSystemTime(NOON + DAY_MS);
  await worker.ask({ type: 'reading.report', reading: list({ account: 'ALMA', asOf: NOON + DAY_MS }) }, content);
  expect(await keysOf('ALMA')).toHaveLength(1);
});

test('of everything nothing is left but the settings, which name no account any more', async () => {
  const worker = await startWorker(NOON);
  await fill(worker);
  const keys = [...(await keysOf('ALMA')), ...(await keysOf('NORDWIND'))];
  await worker.ask({ type: 'settings.set', patch: { hours: 20 } });
  expect(await worker.ask({ type: 'ledger.erase', confirm: 'erase everything' })).toEqual({ erased: true });
  const after = await storage(worker);
  for (const trace of [...traces.ALMA, ...traces.NORDWIND, ...keys, HOST]) expect(after).not.toContain(trace);
  expect(await worker.ask({ type: 'settings.get' })).toMatchObject({
    hours: 20,
    exactTimes: true,
    ...{ automatedRepliesIn: [], accountStages: [] },
  });
});

test('an alert on the screen goes with the account that it is about', async () => {
  const worker = await startWorker(NOON);
  await fill(worker);
  const onScreen = worker.state.shown.filter(({ id }) => !worker.state.cleared.includes(id));
  expect(onScreen.some(({ message }) => message.includes('ALMA'))).toBe(true);
  await worker.ask({ type: 'account.erase', account: 'ALMA', confirm: 'erase this account' });
  for (const { id, message } of onScreen) if (message.includes('ALMA')) expect(worker.state.cleared).toContain(id);
});

test('erasing is for our own pages, and only in so many words', async () => {
  const worker = await startWorker(NOON);
  await fill(worker);
  const asked = { type: 'account.erase', account: 'ALMA', confirm: 'erase this account' };
  expect(await worker.ask(asked, content)).toMatchObject({ error: { code: 'not-allowed' } });
  for (const wrong of [
    { ...asked, confirm: 'yes' },
    { ...asked, account: '' },
    { type: 'account.erase', account: 'ALMA' },
  ])
    expect(await worker.ask(wrong)).toMatchObject({ error: { code: 'malformed' } });
  expect((await keysOf('ALMA')).length).toBeGreaterThan(0);
});

test('a reading that came before an erasure, and is recorded after it, brings nothing back', async () => {
  const worker = await startWorker(NOON);
  const late = Array.from({ length: 5 }, (_, i) =>
    worker.ask(
      { type: 'reading.report', reading: list({ asOf: NOON - 1 - i, cards: [card({ buyer: `Anna ${i}` })] }) },
      content,
    ),
  );
  const erased = worker.ask({ type: 'ledger.erase', confirm: 'erase everything' });
  await Promise.all([...late, erased]);
  expect(await storage(worker)).not.toContain('Anna');
});
