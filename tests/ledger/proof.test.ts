import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { commitIntents, commitShown } from '../../src/ledger/alerts';
import { eraseLedger } from '../../src/ledger/erase';
import { canonicalJson, hashOf } from '../../src/ledger/ids';
import { Ledger } from '../../src/ledger/ledger';
import { logImport } from '../../src/ledger/proof';
import { eraseProofOf } from '../../src/ledger/proof-erase';
import { exportProof } from '../../src/ledger/proof-export';
import { knownIn, proofLogOf } from '../../src/ledger/proof-read';
import { sealBatch } from '../../src/ledger/proof-seal';
import { type Verified, verifyProof } from '../../src/ledger/proof-verify';
import type { LedgerDb, ProofRow } from '../../src/ledger/schema';
import { transact } from '../../src/ledger/transact';
import { CASE, card, list, minute, NOON, newWorld, thread, type World } from './world';

const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const DEADLINE = Date.UTC(2026, 10, 25, 4, 35);
let world: World;
let db: LedgerDb;
beforeEach(async () => {
  world = await newWorld();
  db = await world.db();
});

const log = (): Promise<ProofRow[]> => db.getAll('proof');
const kinds = async (): Promise<unknown[]> => (await log()).map(({ body }) => body?.kind ?? null);
async function seal(): Promise<void> {
  while (await sealBatch(db, 3));
}
async function checked(): Promise<Verified> {
  return verifyProof(await exportProof(db, '0.1.0', NOON));
}

describe('what is logged', () => {
  test('a new ledger begins its log; each reading appends the facts that it added, in the same commit', async () => {
    await world.ledger.recordReading(list(), NOON);
    await world.ledger.recordReading(thread({ asOf: NOON + MINUTE_MS, messages: [asked] }), NOON + MINUTE_MS);
    const [begin, first, second] = await log();
    expect(begin!.body).toMatchObject({ kind: 'begin', at: NOON });
    expect(first!.body).toMatchObject({ kind: 'observed', source: 'list', account: 'NORDWIND', asOf: NOON });
    expect(second!.body).toMatchObject({ kind: 'observed', source: 'thread', at: NOON + MINUTE_MS });
    const logged = [first, second].flatMap((row) => (row!.body as unknown as { facts: string[] }).facts);
    expect(logged.sort()).toEqual((await db.getAllKeys('facts')).sort());
    expect((await log()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('"nothing new" is said of a complete list only, at most every 15 minutes, and again after a clock was set back', async () => {
    const read = (at: number, over = {}) => world.ledger.recordReading(list({ asOf: at, ...over }), at);
    await read(NOON);
    for (const minutes of [2, 5, 10, 16, 18]) await read(NOON + minutes * MINUTE_MS);
    await read(NOON + 40 * MINUTE_MS, { complete: false, incompleteBecause: 'no-count' });
    const unchanged = (await log()).flatMap(({ body }) => (body?.kind === 'unchanged' ? body.at - NOON : []));
    expect(unchanged).toEqual([2 * MINUTE_MS, 18 * MINUTE_MS]);
    await transact(db, (tx) =>
      tx.objectStore('meta').put({ '["NORDWIND","sellercentral.amazon.in"]': NOON * 2 }, 'lookLogged'),
    );
    await read(NOON + 42 * MINUTE_MS);
    expect((await kinds()).at(-1)).toBe('unchanged');
  });

  test("the seller's word and shown alerts are marked as such", async () => {
    await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
    const { toShow } = await commitIntents(db, DEFAULT_SETTINGS, 'UTC', DEADLINE - HOUR_MS);
    for (const alert of toShow) await commitShown(db, alert, DEADLINE - HOUR_MS);
    await world.ledger.recordTold({ key: `case:${CASE}`, claim: 'answered', at: NOON, undoes: null }, NOON + 1);
    const sources = (await log()).map(({ body }) => (body?.kind === 'observed' ? body.source : body?.kind));
    expect(sources).toEqual(['begin', 'thread', 'worker', 'seller']);
  });

  test('a transaction that is killed leaves no link', async () => {
    const original = IDBObjectStore.prototype.put;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'clocks') this.transaction.abort();
      return original.apply(this, args as never);
    });
    await expect(world.ledger.recordReading(list(), NOON)).rejects.toThrow();
    put.mockRestore();
    expect(await kinds()).toEqual(['begin']);
  });

  test('an import is told apart from what this browser saw, per account, in links that are not too long', async () => {
    const facts = Array.from({ length: 2_500 }, (_, i) => ({ id: `f${i}`, account: i % 2 ? 'A' : 'B' }));
    await transact(db, (tx) => logImport(tx, facts as never, NOON - HOUR_MS, NOON));
    const imported = (await log()).slice(1).map(({ body }) => body as unknown as { account: string; facts: string[] });
    expect(imported.map(({ account, facts }) => [account, facts.length])).toEqual([
      ['B', 1_000],
      ['B', 250],
      ['A', 1_000],
      ['A', 250],
    ]);
  });
});

describe('sealing', () => {
  const record = async () => {
    for (let i = 0; i < 8; i++) {
      const at = NOON + i * MINUTE_MS;
      await world.ledger.recordReading(list({ asOf: at, cards: [card({ buyer: `B${i}` })] }), at);
    }
  };

  test("makes the chain that is documented, by the browser's own SHA-256", async () => {
    await record();
    await seal();
    let prev: string | null = null;
    for (const { seq, body, bodyHash, hash, unsealed, ...row } of await log()) {
      expect(unsealed).toBeUndefined();
      expect([row.prev, bodyHash]).toEqual([prev, hashOf(canonicalJson(body))]);
      const text = `{"bodyHash":"${bodyHash}","prev":${JSON.stringify(prev)},"seq":${seq}}`;
      const digest = await webcrypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      expect(hash).toBe(Buffer.from(digest).toString('base64url'));
      prev = hash;
    }
    expect(await sealBatch(db)).toBe(false);
  });

  test('a worker killed at any digest or write leaves a log that is sealed whole later, and verifies', async () => {
    await record();
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    for (let survives = 0; survives < 40; survives += 3) {
      let count = 0;
      const dying = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...args) => {
        count += 1;
        if (count > survives) throw new Error('killed');
        return digest(...args);
      });
      await seal().catch(() => {});
      dying.mockRestore();
    }
    await record();
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      puts += 1;
      if (puts === 2) this.transaction.abort();
      return original.apply(this, args as never);
    });
    await seal().catch(() => {});
    put.mockRestore();
    await seal();
    expect(await checked()).toMatchObject({ broken: null, unsealed: 0 });
  });

  test('two passes at once seal each link once', async () => {
    await record();
    await Promise.all([seal(), seal(), seal()]);
    expect(await checked()).toMatchObject({ broken: null, unsealed: 0 });
  });

  test('what is erased while it is being sealed stays erased', async () => {
    await record();
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    let isErased = false;
    const slow = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...args) => {
      if (!isErased) {
        isErased = true;
        await transact(db, (tx) => eraseProofOf(tx, 'NORDWIND', NOON));
      }
      return digest(...args);
    });
    await seal();
    slow.mockRestore();
    expect(await kinds()).toEqual(['begin', null, null, null, null, null, null, null, null, 'erased']);
    const { erased, ...found } = await checked();
    expect(found).toMatchObject({ broken: null, unsealed: 0 });
    expect(erased).toEqual(Array.from({ length: 8 }, (_, i) => ({ seq: i + 2, by: 10 })));
  });

  test('erasing everything while it is being sealed leaves nothing of the old log', async () => {
    await record();
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    let isErased = false;
    const slow = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...args) => {
      if (!isErased) {
        isErased = true;
        await eraseLedger(db, NOON + HOUR_MS);
      }
      return digest(...args);
    });
    await seal();
    slow.mockRestore();
    await new Ledger(world.db).recordReading(list({ asOf: NOON + 2 * HOUR_MS }), NOON + 2 * HOUR_MS);
    await seal();
    expect(await kinds()).toEqual(['begin', 'observed']);
    expect(await checked()).toMatchObject({ broken: null, unsealed: 0 });
  });
});

describe('erasing one account', () => {
  test('takes what the log says of it, sealed or not, and the chain still holds and says so', async () => {
    await world.ledger.recordReading(list(), NOON);
    await world.ledger.recordReading(list({ asOf: NOON + MINUTE_MS }), NOON + MINUTE_MS);
    await seal();
    await world.ledger.recordReading(list({ account: 'SÜDWIND', asOf: NOON + 2 * MINUTE_MS }), NOON + 2 * MINUTE_MS);
    await world.ledger.recordReading(thread({ asOf: NOON + 3 * MINUTE_MS, messages: [asked] }), NOON + 3 * MINUTE_MS);
    expect(await transact(db, (tx) => eraseProofOf(tx, 'NORDWIND', NOON + HOUR_MS))).toBe(3);
    expect(JSON.stringify([await log(), await db.get('meta', 'lookLogged')])).not.toContain('NORDWIND');
    expect(await kinds()).toEqual(['begin', null, null, 'observed', null, 'erased']);
    expect((await log()).at(-1)!.body).toMatchObject({
      links: [
        [2, 3],
        [5, 5],
      ],
    });
    const erased = [2, 3, 5].map((seq) => ({ seq, by: 6 }));
    expect(await checked()).toMatchObject({ broken: null, erased, unsealed: 0 });
    await world.ledger.recordReading(list({ asOf: NOON + 2 * HOUR_MS }), NOON + 2 * HOUR_MS);
    await seal();
    expect(await checked()).toMatchObject({ broken: null, erased, unsealed: 0 });
  });

  test('a content that is missing without that is a broken link', async () => {
    await world.ledger.recordReading(list(), NOON);
    await seal();
    await db.put('proof', { ...(await db.get('proof', 2))!, body: null });
    expect((await checked()).broken).toMatchObject({ seq: 2, why: 'not-erased' });
  });
});

describe('the export', () => {
  test('holds what is not sealed yet, and says that nothing protects it', async () => {
    await world.ledger.recordReading(list(), NOON);
    await seal();
    await world.ledger.recordReading(thread({ asOf: NOON + MINUTE_MS, messages: [asked] }), NOON + MINUTE_MS);
    const verified = await checked();
    expect(verified).toMatchObject({ broken: null, unsealed: 1, facts: { gone: 0 } });
    expect(verified.hashes).toHaveLength(2);
  });

  test('facts that are no longer kept are counted, and break nothing', async () => {
    await world.ledger.recordReading(list(), NOON);
    await seal();
    await db.clear('facts');
    expect(await checked()).toMatchObject({ broken: null, facts: { kept: 0, gone: 1 } });
  });

  test('can be cancelled, and tells how far it has come', async () => {
    await world.ledger.recordReading(list(), NOON);
    const seen: number[] = [];
    await exportProof(db, '0.1.0', NOON, { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(1);
    const stop = new AbortController();
    const cancelled = exportProof(db, '0.1.0', NOON, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(cancelled).rejects.toThrow('abort');
  });

  test('a log that is erased meanwhile gives no half file', async () => {
    await world.ledger.recordReading(list(), NOON);
    let isErased: Promise<void> | null = null;
    const half = exportProof(db, '0.1.0', NOON, { onProgress: () => (isErased ??= eraseLedger(db, NOON)) });
    await expect(half).rejects.toThrow('erased');
  });

  test('tells of one moment, also where links are sealed, erased and added while it is read', async () => {
    const facts = Array.from({ length: 1_200 }, (_, i) => ({ id: `f${i}`, account: `A${i}` }));
    await transact(db, (tx) => logImport(tx, facts as never, NOON - HOUR_MS, NOON));
    let meanwhile: Promise<unknown> | null = null;
    const change = async (): Promise<void> => {
      while (await sealBatch(db));
      await transact(db, (tx) => eraseProofOf(tx, 'A1100', NOON));
      while (await sealBatch(db));
    };
    const file = await exportProof(
      new Proxy(db, {
        get: (target, name) =>
          name === 'getAll'
            ? async (...args: [never, never, never]) => {
                const rows = await target.getAll(...args);
                meanwhile ??= change();
                await meanwhile;
                return rows;
              }
            : Reflect.get(target, name).bind(target),
      }),
      '0.1.0',
      NOON,
    );
    expect(await verifyProof(file)).toMatchObject({ broken: null, erased: [{ by: 1_202 }], unsealed: 1_202 });
  });

  test('is known to the browser that made it, until that one has another log', async () => {
    await world.ledger.recordReading(list(), NOON);
    await seal();
    const verified = await checked();
    expect(await knownIn(db, verified)).toBe('same');
    await world.ledger.recordReading(thread({ asOf: NOON + MINUTE_MS, messages: [asked] }), NOON + MINUTE_MS);
    await seal();
    const longer = await checked();
    expect(await knownIn(db, verified)).toBe('same');
    await db.delete('proof', 3);
    expect(await knownIn(db, longer)).toBe('shorter');
    await db.put('proof', { ...(await db.get('proof', 2))!, hash: 'x' });
    expect(await knownIn(db, verified)).toBe('other');
    await eraseLedger(db, NOON);
    expect(await knownIn(db, verified)).toBe('unknown');
  });
});

test('the script in docs/proof.md checks a saved log without Reply Clock', async () => {
  await world.ledger.recordReading(list({ cards: [card({ buyer: 'lone \ud800 surrogate' })] }), NOON);
  await seal();
  await world.ledger.recordReading(thread({ asOf: NOON + MINUTE_MS, messages: [asked] }), NOON + MINUTE_MS);
  const file = await (await exportProof(db, '0.1.0', NOON)).text();
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  const check = (content: string): string => {
    writeFileSync(join(folder, 'log.json'), content);
    return execFileSync('node', ['check.mjs', 'log.json'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  };
  try {
    writeFileSync(join(folder, 'check.mjs'), /```js\n(.*?)```/s.exec(readFileSync('docs/proof.md', 'utf8'))![1]!);
    expect(check(file)).toBe(`${JSON.parse(file).head} holds\n`);
    expect(() => check(file.replace('"source":"list"', '"source":"thread"'))).toThrow('link 2 is broken');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the log in short: its length, its last sealed link, and when no page was looked at', async () => {
  await world.ledger.recordReading(list(), NOON);
  await seal();
  const at = NOON + 20 * HOUR_MS;
  await world.ledger.recordReading(thread({ asOf: at, messages: [asked] }), at);
  const { gaps, ...short } = await proofLogOf(db, ['NORDWIND'], NOON - HOUR_MS, at + 13 * HOUR_MS);
  const head = (await db.get('proof', 2))!;
  expect(short).toEqual({
    links: 3,
    begunAt: NOON,
    gapsFrom: NOON,
    unsealed: 1,
    head: { seq: 2, hash: head.hash, at: NOON },
  });
  expect(gaps).toEqual([
    { account: 'NORDWIND', from: NOON, to: at },
    { account: 'NORDWIND', from: at, to: at + 13 * HOUR_MS },
  ]);
});
