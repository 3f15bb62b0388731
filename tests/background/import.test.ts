import { afterEach, expect, test, vi } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import type { Backup } from '../../src/ledger/backup';
import { inNamesOf } from '../../src/ledger/import-names';
import { openLedger } from '../../src/ledger/open';
import { readBackup } from '../../src/ui/dashboard/read-backup';
import { type Restorer, restore } from '../../src/ui/dashboard/restore';
import { card, list, NOON } from '../ledger/world';
import { content, startWorker, type Worker } from './worker-world';

afterEach(() => vi.useRealTimers());

const asked = async (worker: Worker, request: object): Promise<any> => {
  const answer = await worker.ask(request);
  if ('error' in answer) throw new Error(answer.error.message);
  return answer;
};
const restorerOf = (worker: Worker): Restorer => ({
  begin: (request) => asked(worker, request),
  async named(backup: Backup, wait) {
    const db = await openLedger().get();
    const named = await inNamesOf(db, backup, wait);
    db.close();
    return named;
  },
  facts: (request) => asked(worker, request),
  history: (request) => asked(worker, request),
  end: () => asked(worker, { type: 'import.end' }),
});
async function restored(worker: Worker, text: string, restorer = restorerOf(worker)) {
  const work = { onProgress: () => {}, signal: new AbortController().signal };
  const backup = await readBackup(new Blob([text]), Date.now(), work);
  return restore(backup, false, restorer, { ...work, wait: async () => {} });
}
/** What a browser saves whose list showed these buyers waiting. */
async function savedBy(buyers: readonly string[]): Promise<string> {
  const worker = await startWorker(NOON);
  const cards = buyers.map((buyer) => card({ buyer }));
  await worker.ask({ type: 'reading.report', reading: list({ cards }) }, content);
  const text = JSON.stringify(await worker.ask({ type: 'ledger.export' }));
  // Its last pass must not reach the next browser.
  await worker.settled();
  return text;
}

test('a backup is restored into another browser, and badge, mirror and alarm follow', async () => {
  const text = await savedBy(['Bo', 'Cy']);
  const worker = await startWorker(NOON + HOUR_MS);
  expect(await restored(worker, text)).toMatchObject({ added: 2, ended: 'whole' });
  expect(await worker.ask({ type: 'glance.get' })).toMatchObject({ counts: { open: 2 } });
  expect(JSON.stringify([...worker.state.stored])).toContain('Cy');
  await worker.restart();
  expect(await restored(worker, text)).toMatchObject({ added: 0, known: 2 });
});

test('of a backup that is a month old one alert tells, however many messages it holds', async () => {
  const text = await savedBy(Array.from({ length: 30 }, (_, i) => `Buyer ${i}`));
  const worker = await startWorker(NOON + 30 * DAY_MS);
  await restored(worker, text);
  expect(new Set(worker.state.shown.map(({ id }) => id)).size).toBe(1);
  vi.setSystemTime(NOON + 31 * DAY_MS);
  await worker.settled();
  expect(new Set(worker.state.shown.map(({ id }) => id)).size).toBe(1);
});

test('a worker that is killed in the middle has what it acknowledged, and a wake is owed for what follows from it', async () => {
  const text = await savedBy(['Bo', 'Cy']);
  const worker = await startWorker(NOON + HOUR_MS);
  const restorer = restorerOf(worker);
  const killing = { ...restorer, end: () => Promise.reject(new Error('killed')) };
  expect(await restored(worker, text, killing)).toMatchObject({ added: 2, ended: 'failed' });
  expect(worker.state.alarms.has('owed')).toBe(true);
  await worker.restart();
  expect(await worker.ask({ type: 'glance.get' })).toMatchObject({ counts: { open: 2 } });
});

test('content scripts may not restore, and what is no fact is refused at the door', async () => {
  const text = await savedBy(['Bo']);
  const worker = await startWorker(NOON + HOUR_MS);
  const facts: any[] = [];
  const spying = {
    ...restorerOf(worker),
    facts: async (request: any) => {
      facts.push(request);
      return { added: 0, known: 0, refused: 0 };
    },
  };
  await restored(worker, text, spying);
  const [request] = facts;
  for (const type of ['import.begin', 'import.facts', 'import.history', 'import.end'])
    expect(await worker.ask({ ...request, type }, content)).toMatchObject({ error: { code: 'not-allowed' } });
  for (const hostile of [
    { ...request, facts: Array.from({ length: 501 }, () => request.facts[0]) },
    { ...request, facts: [{ ...request.facts[0], extra: 1 }] },
    { ...request, facts: [{ ...request.facts[0], asOf: 1 }] },
    { ...request, keys: [{ ...request.keys[0], host: 'evil.example' }] },
    { type: 'import.begin', salt: '', otherSalts: [] },
  ])
    expect(await worker.ask(hostile)).toMatchObject({ error: { code: 'malformed' } });
  const forged = { ...request, facts: [{ ...request.facts[0], needing: 0 }] };
  expect(await worker.ask(forged)).toMatchObject({ error: { code: 'failed' } });
  expect(await worker.ask({ type: 'glance.get' })).toMatchObject({ counts: { open: 0 } });
});
