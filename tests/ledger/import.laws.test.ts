import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS } from '../../src/core/span';
import { exportLedger } from '../../src/ledger/export';
import { purgeNames } from '../../src/ledger/names';
import { slowLaw } from '../core/laws';
import { inboxes, NOW, readingOf, recorded, unmatchedInboxes } from './inbox';
import { restored, saved, told } from './restoring';
import { newWorld, type World } from './world';

/** Names go from rows of threads that are closed; here from all, as if every clock had ended long ago. */
async function withoutNames(world: World): Promise<void> {
  const db = await world.db();
  for (const { namedAt: _, ...row } of await db.getAll('keys'))
    await db.put('keys', { ...row, buyer: null, subject: null });
  await purgeNames(db, DEFAULT_SETTINGS, NOW);
}

const scoreOf = async (world: World) => {
  const { score } = await exportLedger(await world.db(), DEFAULT_SETTINGS, NOW);
  return Object.values(score).map((window) => ({ ...(window as object), knownFrom: null }));
};

describe('a backup', () => {
  test('restored into an empty ledger gives the same threads, clocks and score, and a second time changes nothing', async () => {
    await slowLaw(
      25,
      fc.asyncProperty(inboxes, async (inbox) => {
        const { world } = await recorded(inbox.looks.map((look) => readingOf(inbox, look)));
        const [text, before, score] = [await saved(world, NOW), await told(world), await scoreOf(world)];
        const other = await newWorld(undefined, NOW);
        expect(await restored(other, text, NOW)).toMatchObject({ added: before.facts.length, ended: 'whole' });
        expect(await told(other)).toEqual(before);
        expect(await scoreOf(other)).toEqual(score);
        expect(await restored(other, text, NOW)).toMatchObject({ added: 0, known: before.facts.length });
        expect(await told(other)).toEqual(before);
      }),
    );
  });

  test('restored onto the newer ledger that it was made of loses nothing and doubles nothing, names purged or not', async () => {
    await slowLaw(
      25,
      fc.asyncProperty(fc.tuple(inboxes, fc.nat(14), fc.boolean(), fc.boolean()), async ([inbox, at, first, last]) => {
        const readings = inbox.looks.map((look) => readingOf(inbox, look));
        const { world } = await recorded(readings.slice(0, at));
        if (first) await withoutNames(world);
        const text = await saved(world, NOW);
        for (const reading of readings.slice(at))
          if (reading) await world.ledger.recordReading(reading, Math.max(reading.observedAt, NOW - DAY_MS));
        if (last) await withoutNames(world);
        const before = await told(world);
        expect(await restored(world, text, NOW)).toMatchObject({ added: 0 });
        expect(await told(world)).toEqual(before);
      }),
    );
  });

  test('of the same inbox as another browser saw it counts no message twice as sure, and a list that shows the cards settles it', async () => {
    await slowLaw(
      25,
      fc.asyncProperty(
        fc.tuple(unmatchedInboxes, fc.nat(14), fc.boolean(), fc.boolean()),
        async ([inbox, at, isOlderNamed, isNewerNamed]) => {
          const readings = inbox.looks.map((look) => readingOf(inbox, look));
          const { world: older } = await recorded(readings.slice(0, at), 'salt-of-another');
          if (!isOlderNamed) await withoutNames(older);
          const text = await saved(older, NOW);
          const { world } = await recorded(readings, 'salt-of-this');
          if (!isNewerNamed) await withoutNames(world);
          const before = await told(world);
          const known = new Set(before.threads.map(({ id }) => id));
          await restored(world, text, NOW);
          const after = await told(world);
          const ids = new Set(after.threads.map(({ id }) => id));
          expect([...known].filter((id) => !ids.has(id))).toEqual([]);
          for (const { id, clocks } of after.threads)
            if (!known.has(id)) for (const clock of clocks) expect(clock).toMatchObject({ doubtful: true });
          await withoutNames(world);
          expect(await restored(world, text, NOW)).toMatchObject({ added: 0 });
          expect(await told(world)).toEqual(after);

          const look = { at: NOW - 1, asOf: NOW, observedAt: NOW, what: 'all', which: 0, isMatched: false } as const;
          const last = readingOf(inbox, look);
          if (last) await world.ledger.recordReading(last, NOW);
          const { threads } = await recorded(
            [...readings, last],
            (await (await world.db()).get('meta', 'salt')) as string,
          );
          expect((await told(world)).threads.map(({ id }) => id)).toEqual(threads.map(({ id }) => id));
          for (const row of await world.all('keys')) expect(row.mayBe).toBeUndefined();
          expect(await restored(world, text, NOW)).toMatchObject({ added: 0 });
        },
      ),
    );
  });
});
