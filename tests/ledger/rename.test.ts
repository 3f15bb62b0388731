import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS } from '../../src/core/span';
import { commitIntents, commitShown } from '../../src/ledger/alerts';
import { answered, caseAnswer, caseId, message } from './answers';
import { restored, saved } from './restoring';
import { CASE, card, day, list, NOON, newWorld, thread, type World } from './world';

/** A ledger whose salt is this, as another browser's is. */
async function ledgerOf(salt: string): Promise<World> {
  const world = await newWorld();
  await (await world.db()).put('meta', salt, 'salt');
  return world;
}
async function withoutNames(world: World): Promise<void> {
  const db = await world.db();
  for (const { namedAt: _, ...row } of await db.getAll('keys'))
    await db.put('keys', { ...row, buyer: null, subject: null });
}
const clocksOf = async (world: World) =>
  (await world.all('threads')).map(({ clocks }) => clocks.map(({ doubtful }: { doubtful: boolean }) => doubtful));
const open = card({ buyer: 'Bo' });

let older: World;
let world: World;
beforeEach(async () => {
  older = await ledgerOf('salt-of-older');
  await older.ledger.recordReading(list({ cards: [open] }), NOON);
});

describe('a card that two ledgers have seen', () => {
  test('is one thread where the file holds its name', async () => {
    const text = await saved(older, NOON);
    world = await ledgerOf('salt-of-this');
    await world.ledger.recordReading(list({ cards: [open], asOf: NOON + HOUR_MS }), NOON + HOUR_MS);
    await withoutNames(world);
    await restored(world, text, NOON + HOUR_MS);
    expect(await clocksOf(world)).toEqual([[false]]);
  });

  test('is one thread where only this ledger holds its name, also for the same file once that is purged', async () => {
    await withoutNames(older);
    const text = await saved(older, NOON);
    world = await ledgerOf('salt-of-this');
    await world.ledger.recordReading(list({ cards: [open], asOf: NOON + HOUR_MS }), NOON + HOUR_MS);
    await restored(world, text, NOON + HOUR_MS);
    expect(await clocksOf(world)).toEqual([[false]]);
    await withoutNames(world);
    expect(await restored(world, text, NOON + HOUR_MS)).toMatchObject({ added: 0 });
    expect(await clocksOf(world)).toEqual([[false]]);
  });

  test('is two in doubt where no name is left, until a list shows it: then it is one, with the word that was given for it', async () => {
    const [{ key }] = (await older.all('keys')) as [{ key: string }];
    const word = await older.ledger.recordTold({ key, claim: 'answered', at: NOON, undoes: null }, NOON + 1);
    await older.ledger.recordTold({ key, claim: 'answered', at: NOON, undoes: word!.factId }, NOON + 1);
    await withoutNames(older);
    const text = await saved(older, NOON + 1);
    world = await ledgerOf('salt-of-this');
    const resolved = card({ buyer: 'Cy', activity: day('2026-11-01') });
    await world.ledger.recordReading(list({ cards: [open, resolved], asOf: NOON + HOUR_MS }), NOON + HOUR_MS);
    await withoutNames(world);
    await restored(world, text, NOON + HOUR_MS);
    // The one of 1 November waits too: it may be either.
    expect(await clocksOf(world)).toEqual([[true], [true], [true]]);

    const again = list({ cards: [open, resolved], asOf: NOON + 2 * HOUR_MS });
    await world.ledger.recordReading(again, NOON + 2 * HOUR_MS);
    expect(await clocksOf(world)).toEqual([[false], [false]]);
    const facts = await world.all('facts');
    const [first, second] = facts
      .filter(({ kind }) => kind === 'told')
      .sort((a, b) => (a.undoes ? 1 : 0) - (b.undoes ? 1 : 0));
    expect(second.undoes).toBe(first.id);
    expect(await restored(world, text, NOON + 3 * HOUR_MS)).toMatchObject({ added: 0 });
  });

  test('that went to another ledger and comes back from it is known by its own name', async () => {
    await withoutNames(older);
    const text = await saved(older, NOON);
    world = await ledgerOf('salt-of-this');
    await world.ledger.recordReading(list({ cards: [card({ buyer: 'Dee', marketplaceId: null })] }), NOON);
    await restored(world, text, NOON);
    const back = await saved(world, NOON);
    const before = await older.all('facts');
    await restored(older, back, NOON);
    expect((await older.all('keys')).filter(({ key }) => key.startsWith('key:'))).toHaveLength(2);
    expect((await older.all('facts')).length).toBe(before.length + 1);
  });

  test('keeps its alerts: none is shown again once it has this ledger’s name', async () => {
    const due = NOON + 16 * HOUR_MS;
    const { toShow } = await commitIntents(await older.db(), DEFAULT_SETTINGS, 'UTC', due);
    expect(toShow).toHaveLength(1);
    for (const alert of toShow) await commitShown(await older.db(), alert, due);
    await withoutNames(older);
    const text = await saved(older, due);
    world = await ledgerOf('salt-of-this');
    // A card of its own, or the file's salt would be taken.
    await world.ledger.recordReading(list({ folder: 'all', cards: [card({ buyer: 'Dee', state: 'resolved' })] }), NOON);
    await restored(world, text, due);
    await world.ledger.recordReading(list({ cards: [open], asOf: due }), due);
    expect((await world.all('keys')).filter(({ under }) => under?.length === 1)).toEqual([]);
    expect((await commitIntents(await world.db(), DEFAULT_SETTINGS, 'UTC', due + 1)).toShow).toEqual([]);
  });
});

describe('a card that comes from a file, where this ledger knows cases alone', () => {
  const cases = [caseId(1), caseId(2)];
  const doubts = async (): Promise<string[]> =>
    (await world.all('threads'))
      .filter(({ clocks }) => clocks.some(({ doubtful }: { doubtful: boolean }) => doubtful))
      .map(({ id }) => id);

  beforeEach(async () => {
    const text = await saved(older, NOON);
    world = await ledgerOf('salt-of-this');
    for (const id of cases) {
      const dates = { openedAt: NOON - HOUR_MS, updatedAt: NOON - HOUR_MS };
      const of = { case: answered({ ...dates, caseId: id }), messages: [message('buyer', NOON - HOUR_MS, id)] };
      await world.ledger.recordReading(caseAnswer({ ...of, asOf: NOON }), NOON);
    }
    await restored(world, text, NOON);
  });

  test('may be any of them until a page shows which: then none is in doubt', async () => {
    expect(await doubts()).toEqual([...cases.map((id) => `case:${id}`), expect.stringMatching(/^key:/)]);
    const { changedThreadIds } = await world.ledger.recordReading(
      list({ cards: [card({ buyer: 'Bo', caseId: cases[0]! })], asOf: NOON + HOUR_MS }),
      NOON + HOUR_MS,
    );
    expect([...changedThreadIds].sort()).toEqual(cases.map((id) => `case:${id}`));
    expect(await doubts()).toEqual([]);
    expect(await world.all('threads')).toHaveLength(2);
  });

  test('is no less in doubt for being shown alone, and reading it again writes nothing', async () => {
    const look = (after: number) =>
      world.ledger.recordReading(list({ cards: [open], asOf: NOON + after }), NOON + after);
    await look(1);
    expect(await doubts()).toHaveLength(3);
    const before = [await world.all('keys'), await world.all('threads')];
    expect((await look(2)).changedThreadIds).toEqual([]);
    expect([await world.all('keys'), await world.all('threads')]).toEqual(before);
  });

  test('is none of those of which another of its ledger’s cards is known', async () => {
    for (const [i, id] of cases.entries()) {
      const cards = [open, card({ buyer: `Other ${i}`, caseId: id })];
      await world.ledger.recordReading(list({ cards, asOf: NOON + i + 1, complete: false }), NOON + i + 1);
      expect(await doubts()).toHaveLength(i === 0 ? 2 : 0);
    }
  });
});

test('threads of other orders, other days or other accounts are not doubted, nor what a case names', async () => {
  await withoutNames(older);
  const text = await saved(older, NOON);
  world = await ledgerOf('salt-of-this');
  const past = card({ buyer: 'Cy', state: 'resolved', activity: day('2026-10-01') });
  await world.ledger.recordReading(list({ account: 'OTHER', cards: [card({ buyer: 'Eve' })] }), NOON);
  await world.ledger.recordReading(
    list({ folder: 'all', cards: [past], complete: false, incompleteBecause: 'no-count' }),
    NOON,
  );
  await world.ledger.recordReading(thread({ caseId: CASE }), NOON);
  await withoutNames(world);
  await restored(world, text, NOON);
  for (const row of await world.all('keys')) expect(row.mayBe).toBeUndefined();
});
