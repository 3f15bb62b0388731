import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { commitIntents, commitShown } from '../../src/ledger/alerts';
import { eraseLedger } from '../../src/ledger/erase';
import { eraseAccount } from '../../src/ledger/erase-account';
import { STORES } from '../../src/ledger/schema';
import { type Fault, MOST_BYTES } from '../../src/ui/dashboard/read-backup';
import { slowLaw } from '../core/laws';
import { restored, restorerOf, saved, told } from './restoring';
import { CASE, card, day, list, minute, NOON, newWorld, thread, type World } from './world';

const LATER = NOON + HOUR_MS;
const HISTORY = {
  ...{
    id: ['2026-03-01', 'NORDWIND', ''] as const,
    onTime: 4,
    late: 1,
    excluded: 0,
    settled: 0,
    unclear: 1,
    hours: 24,
  },
  ...{ replies: 5, responseMs: { min: 1_000, max: 2_000 } },
};
let text: string;
let world: World;

beforeEach(async () => {
  const source = await newWorld();
  const cards = [card({ buyer: 'Bo', orderId: '405-1234567-1234567' }), card({ buyer: 'Cy', subject: '' })];
  await source.ledger.recordReading(list({ cards }), NOON);
  const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
  await source.ledger.recordReading(thread({ messages: [asked], card: card() }), NOON);
  const word = await source.ledger.recordTold({ key: `case:${CASE}`, claim: 'answered', at: NOON, undoes: null }, NOON);
  const told = { key: `case:${CASE}`, claim: 'answered', at: NOON, undoes: word!.factId } as const;
  await source.ledger.recordTold(told, NOON + 1);
  await (await source.db()).put('history', HISTORY);
  text = await saved(source, NOON + 2);
  world = await newWorld();
});

const stores = async (of: World) => {
  const db = await of.db();
  return JSON.stringify(
    await Promise.all(STORES.map(async (store) => [await db.getAllKeys(store), await db.getAll(store)])),
  );
};
const refusalOf = async (file: string | Blob, now = LATER): Promise<{ fault: Fault; where: string | null }> => {
  const before = await stores(world);
  const { fault, where } = await restored(world, file, now).then(
    () => Promise.reject(new Error('it was restored')),
    (error) => error,
  );
  expect(await stores(world)).toBe(before);
  return { fault, where };
};
const changed = (change: (file: any) => unknown): string => {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
};

describe('a file that is not restored says why and changes nothing', () => {
  test('foreign ones: another JSON file, a picture, a table, an empty one', async () => {
    for (const foreign of [
      '{"a":1}',
      '[]',
      '\x89PNG',
      'a,b\r\n1,2',
      '',
      'null',
      '{"format":"other","of":"reply-clock-ledger"}',
    ])
      expect(await refusalOf(foreign)).toEqual({ fault: 'foreign', where: null });
  });

  test('one of a newer version, one that is cut off, one with a hole', async () => {
    expect((await refusalOf(changed((file) => (file.version = 2)))).fault).toBe('newer');
    for (const share of [0.2, 0.5, 0.99])
      expect((await refusalOf(text.slice(0, text.length * share))).fault).toBe('cut-off');
    expect((await refusalOf(text.replace('"facts":[', '"facts":[,'))).fault).toBe('damaged');
  });

  test('one of 200 MB, before it is read', async () => {
    const large = new Blob([text]);
    Object.defineProperty(large, 'size', { value: 2 * MOST_BYTES });
    large.text = () => Promise.reject(new Error('it was read'));
    expect((await refusalOf(large)).fault).toBe('too-large');
  });

  test('damaged ones, with the place', async () => {
    expect(await refusalOf(changed((file) => (file.facts[1].asOf = '2026-11-24T11:59:59.000Z')))).toEqual({
      ...{ fault: 'damaged', where: 'facts[1]' },
    });
    expect(await refusalOf(changed((file) => (file.facts[0].extra = 1)))).toEqual({
      fault: 'damaged',
      where: 'facts[0].extra',
    });
    expect((await refusalOf(changed((file) => file.facts.pop()))).where).toBe('digest');
    expect((await refusalOf(changed((file) => (file.salt = 'another')))).where).toBe('digest');
    expect((await refusalOf(changed((file) => (file.history[0].late = 0)))).where).toBe('digest');
    expect((await refusalOf(changed((file) => delete file.digest))).where).toBe('digest');
    expect((await refusalOf(changed((file) => (file.keys[0].host = 'evil.example')))).where).toBe('keys[0].host');
  });

  test('days of its history that there are not, or whose numbers cannot be', async () => {
    const refused = (over: object) => refusalOf(changed((file) => Object.assign(file.history[0], over)));
    for (const day of ['2026-02-31', '2025-02-29', '1994-12-31', '9999-01-01', '0000-00-00', '2026-3-1'])
      expect(await refused({ day })).toEqual({ fault: 'damaged', where: 'history[0].day' });
    expect(await refused({ responseMs: { min: 2, max: 1 } })).toEqual({
      ...{ fault: 'damaged', where: 'history[0].responseMs' },
    });
    expect((await refused({ day: '2024-02-29', responseMs: { min: 2, max: 2 } })).where).toBe('digest');
  });

  test('one of a time to come by this clock', async () => {
    expect((await refusalOf(text, NOON - 2 * DAY_MS)).fault).toBe('future');
    const day = new Date(LATER + 2 * DAY_MS).toISOString().slice(0, 10);
    expect(await refusalOf(changed((file) => (file.history[0].day = day)))).toEqual({
      ...{ fault: 'future', where: 'history[0]' },
    });
  });

  test('whatever is flipped, cut or swapped in it, unless it has the same facts', async () => {
    const facts = JSON.parse(text).facts.map(({ id }: { id: string }) => id);
    const flips = fc.array(fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    const flipped = flips.map((all) => {
      const bytes = new TextEncoder().encode(text);
      for (const [at, by] of all) bytes[at]! ^= by;
      return new Blob([bytes]);
    });
    const cut = fc
      .tuple(fc.nat(text.length), fc.nat(200))
      .map(([at, size]) => new Blob([text.slice(0, at), text.slice(at + size)]));
    const swapped = fc.tuple(fc.nat(50), fc.nat(50), fc.constantFrom('asOf', 'key', 'observedAt', 'source', 'id')).map(
      ([i, j, field]) =>
        new Blob([
          changed(({ facts }) => {
            const [a, b] = [facts[i % facts.length], facts[j % facts.length]];
            [a[field], b[field]] = [b[field], a[field]];
          }),
        ]),
    );
    await slowLaw(
      120,
      fc.asyncProperty(fc.oneof(flipped, cut, swapped), async (file) => {
        world = await newWorld();
        const before = await stores(world);
        let isRestored = true;
        await restored(world, file, LATER).catch((error) => {
          expect(error.name).toBe('BackupRefused');
          isRestored = false;
        });
        if (!isRestored) expect(await stores(world)).toBe(before);
        else {
          expect((await world.all('facts')).map(({ id }) => id)).toEqual([...facts].sort());
          expect(await world.all('history')).toEqual([HISTORY]);
          for (const { buyer } of await world.all('keys')) expect([null, 'Bo', 'Cy', 'Anna K.']).toContain(buyer);
        }
      }),
    );
  });
});

test('a backup brings names back while a clock runs, history where a day has none, and no coverage that is watched', async () => {
  await (await world.db()).put('history', { ...HISTORY, id: ['2026-03-01', 'OTHER', ''] });
  await restored(world, text, LATER);
  expect((await world.all('keys')).map(({ buyer }) => buyer).sort()).toEqual(['Anna K.', 'Bo', 'Cy', null].sort());
  expect(await world.all('history')).toHaveLength(2);
  expect(await world.all('coverage')).toMatchObject([
    { account: 'NORDWIND', asOf: null, knownFrom: null, complete: false },
  ]);
  await (await world.db()).put('history', { ...HISTORY, late: 9 });
  await restored(world, text, LATER);
  expect((await world.all('history'))[0]).toMatchObject({ late: 9 });
});

test('a cancelled or broken restoration leaves a true, less complete ledger, and the next one completes it', async () => {
  const controller = new AbortController();
  const restorer = restorerOf(world, LATER);
  const small = {
    ...restorer,
    facts: async (request: any) => {
      controller.abort();
      return restorer.facts({ ...request, facts: request.facts.slice(0, 2) });
    },
  };
  const first = await restored(world, text, LATER, { signal: controller.signal, restorer: small });
  expect(first).toMatchObject({ added: 2, all: JSON.parse(text).facts.length });
  const dead = { ...restorer, facts: () => Promise.reject(new Error('no worker')) };
  await expect(restored(world, text, LATER, { restorer: dead })).rejects.toThrow('no worker');
  expect(await restored(world, text, LATER)).toMatchObject({ known: 2, ended: 'whole' });
  expect(await world.all('facts')).toHaveLength(first.all);
});

test('the worker refuses a fact that is not what its id says, and all that came with it', async () => {
  const restorer = restorerOf(world, LATER);
  const forging = {
    ...restorer,
    facts: (request: any) =>
      restorer.facts({
        ...request,
        facts: request.facts.map((fact: object, i: number) => (i === 1 ? { ...fact, reader: 9 } : fact)),
      }),
  };
  await expect(restored(world, text, LATER, { restorer: forging })).rejects.toThrow('damaged');
  expect(await world.all('facts')).toEqual([]);
});

test('the worker refuses a day that is yet to come, or is none, and all that came with it', async () => {
  const restorer = restorerOf(world, LATER);
  for (const day of ['2099-01-01', '2026-02-31']) {
    const history = (request: any) =>
      restorer.history({ ...request, days: [...request.days, { ...request.days[0], day }] });
    const { ended } = await restored(world, text, LATER, { restorer: { ...restorer, history } });
    expect(ended).toBe('failed');
    expect(await world.all('history')).toEqual([]);
  }
});

describe('what was erased', () => {
  const erasing = [
    ['everything', (db: any, now: number) => eraseLedger(db, now)],
    ['the account', (db: any, now: number) => eraseAccount(db, 'NORDWIND', now)],
  ] as const;
  test.each(erasing)(
    'with %s stays erased, is counted, and comes back only when that is asked for',
    async (_, erase) => {
      await restored(world, text, LATER);
      await world.ledger.write((db) => erase(db, LATER));
      const all = JSON.parse(text).facts.length;
      expect(await restored(world, text, LATER + 1)).toMatchObject({ added: 0, known: 0, refused: all });
      expect(await world.all('facts')).toEqual([]);
      expect(await world.all('history')).toEqual([]);
      expect(await restored(world, text, LATER + 2, { erasedToo: true })).toMatchObject({ added: all, refused: 0 });
      expect(await world.all('threads')).toHaveLength(3);
    },
  );

  test.each(erasing)(
    'with %s while it is being restored stays erased: what comes after is refused, its days too',
    async (_, erase) => {
      await world.ledger.write((db) => eraseAccount(db, 'NORDWIND', LATER));
      const [now, all] = [LATER + 2, JSON.parse(text).facts.length];
      const restorer = restorerOf(world, now);
      const erased = {
        ...restorer,
        facts: async (request: any) => {
          const first = await restorer.facts({ ...request, facts: request.facts.slice(0, 3) });
          await world.ledger.write((db) => erase(db, now + 1));
          const rest = await restorer.facts({ ...request, facts: request.facts.slice(3) });
          return { added: first.added + rest.added, known: 0, refused: first.refused + rest.refused };
        },
      };
      const outcome = await restored(world, text, now, { erasedToo: true, restorer: erased });
      expect(outcome).toMatchObject({ added: 3, refused: all - 3 });
      for (const store of ['facts', 'keys', 'threads', 'clocks', 'history', 'coverage'] as const)
        expect(await world.all(store)).toEqual([]);
      // Asked for once more, it comes back.
      expect(await restored(world, text, now + 2, { erasedToo: true })).toMatchObject({ added: all });
    },
  );

  test('lies beyond the horizon: it stays refused', async () => {
    const db = await world.db();
    await db.put('meta', { NORDWIND: NOON + 1 }, 'keepFrom');
    expect(await restored(world, text, NOON + 200 * DAY_MS + 1, { erasedToo: true })).toMatchObject({ added: 1 });
  });
});

describe('alerts', () => {
  const due = async (at: number) => (await commitIntents(await world.db(), DEFAULT_SETTINGS, 'UTC', at)).toShow;

  test('that were shown before the backup are not shown again', async () => {
    const source = await newWorld();
    const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
    await source.ledger.recordReading(thread({ messages: [asked] }), NOON);
    const soon = Date.UTC(2026, 10, 25, 4, 35) - HOUR_MS;
    const { toShow } = await commitIntents(await source.db(), DEFAULT_SETTINGS, 'UTC', soon);
    expect(toShow).toHaveLength(1);
    for (const alert of toShow) await commitShown(await source.db(), alert, soon);
    const backup = await saved(source, soon);
    world = await newWorld();
    await restored(world, backup, soon + 1);
    expect(await due(soon + 2)).toEqual([]);
    expect(await restored(world, backup, soon + 3)).toMatchObject({ added: 0 });
  });

  test('are restored also where the hours are set in fractions', async () => {
    const source = await newWorld();
    await source.ledger.recordReading(
      thread({ messages: [{ author: 'buyer', at: minute('2026-11-24T10:05') }] }),
      NOON,
    );
    const settings = { ...DEFAULT_SETTINGS, hours: 23.1 };
    const { toShow } = await commitIntents(await source.db(), settings, 'UTC', NOON + 20 * HOUR_MS);
    for (const alert of toShow) await commitShown(await source.db(), alert, NOON + 20 * HOUR_MS);
    const backup = await saved(source, NOON + 20 * HOUR_MS);
    world = await newWorld(settings);
    await restored(world, backup, NOON + 20 * HOUR_MS);
    expect((await world.all('facts')).map(({ kind }) => kind)).toContain('alert');
    expect((await commitIntents(await world.db(), settings, 'UTC', NOON + 20 * HOUR_MS)).toShow).toEqual([]);
  });

  test('for clocks whose time was up long ago are one, that says they may be due', async () => {
    const source = await newWorld();
    for (let i = 0; i < 8; i += 1) {
      const caseId = CASE.replace(/^1/, String(i));
      const asked = { author: 'buyer', at: minute(`2026-11-24T10:0${i}`) } as const;
      await source.ledger.recordReading(thread({ caseId, messages: [asked] }), NOON);
    }
    const backup = await saved(source, NOON);
    world = await newWorld();
    const now = NOON + 30 * DAY_MS;
    const restorer = restorerOf(world, now);
    // Each fact by itself: as many transactions, still one alert.
    const single = {
      ...restorer,
      facts: async (request: any) => {
        for (const fact of request.facts) await restorer.facts({ ...request, facts: [fact] });
        return { added: 0, known: 0, refused: 0 };
      },
    };
    await restored(world, backup, now, { restorer: single });
    const shown = await due(now + 1);
    expect(shown.map(({ kind, members }) => [kind, members.length])).toEqual([['may-be-due', 8]]);
    for (const alert of shown) await commitShown(await world.db(), alert, now + 1);
    expect(await due(now + 2)).toEqual([]);
    expect(await due(now + 5 * DAY_MS)).toEqual([]);
  });
});

test('a list read under an account without a name is not doubled by a backup that names it, nor the other way round', async () => {
  const unnamed = await newWorld();
  await unnamed.ledger.recordReading(list({ account: null }), NOON);
  const backup = await saved(unnamed, NOON);
  world = await newWorld();
  await world.ledger.recordReading(list(), NOON);
  await restored(world, backup, LATER);
  expect((await told(world)).threads.map(({ account }: any) => account)).toEqual(['NORDWIND']);

  world = await newWorld();
  await world.ledger.recordReading(list({ account: null }), NOON);
  const named = await newWorld();
  await named.ledger.recordReading(list(), NOON);
  const file = await saved(named, NOON);
  await restored(world, file, LATER);
  expect((await told(world)).threads.map(({ account }: any) => account)).toEqual(['NORDWIND']);
});

test("a ledger that no card's key names takes the file's salt, so that its cards are known by the next reading", async () => {
  const source = await newWorld();
  await source.ledger.recordReading(list({ cards: [card({ activity: day('2026-11-23') })] }), NOON);
  const backup = await saved(source, NOON);
  await world.ledger.recordReading(thread({ messages: [] }), NOON);
  await restored(world, backup, LATER);
  expect(await (await world.db()).get('meta', 'salt')).toBe(JSON.parse(backup).salt);
  await world.ledger.recordReading(list({ asOf: LATER }), LATER);
  expect((await world.all('threads')).filter(({ id }) => id.startsWith('key:'))).toHaveLength(1);
});
