import type { CardReading, ListReading } from '../../../src/core/reading';
import { MINUTE_MS } from '../../../src/core/span';
import { Ledger } from '../../../src/ledger/ledger';
import { card, list, NOON } from '../../ledger/readings';
import { changedRows, dumpOf, newLedger, putStrictly, rowCount } from './databases';

const OURS = 'bench-ours';
const BARE = 'bench-bare';

const cards = (count: number): CardReading[] =>
  Array.from({ length: count }, (_, at) =>
    card({ buyer: `Buyer ${at}`, subject: `Question of buyer ${at} about the order that has not come yet, thank you` }),
  );

async function ms(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** A list of so many new cards; the same list again; the list with one card changed. */
const STEPS = ['new', 'unchanged', 'one-changed'] as const;
type Step = (typeof STEPS)[number];
export type Recorded = Record<
  Step,
  { readonly ours: number; readonly bare: number; readonly rows: number; readonly facts: number }
>;

function readingOf(step: Step, all: readonly CardReading[]): ListReading {
  const asOf = NOON + STEPS.indexOf(step) * 2 * MINUTE_MS;
  const shown = step === 'one-changed' ? [{ ...all[0]!, state: 'resolved' as const }, ...all.slice(1)] : all;
  return list({ cards: shown, folder: 'all', asOf });
}

/** What recording these three readings one after the other wrote, and how long it took beside the bare puts of the same rows. */
export async function record(count: number): Promise<Recorded> {
  const all = cards(count);
  const ours = await newLedger(OURS);
  const bare = await newLedger(BARE);
  const ledger = new Ledger(async () => ours);
  const answers: Partial<Recorded> = {};
  let before = await dumpOf(ours);
  await putStrictly(bare, before);
  for (const step of STEPS) {
    const reading = readingOf(step, all);
    const oursMs = await ms(() => ledger.recordReading(reading, reading.asOf));
    const after = await dumpOf(ours);
    const changed = changedRows(before, after);
    answers[step] = {
      ours: oursMs,
      bare: await ms(() => putStrictly(bare, changed)),
      rows: rowCount(changed),
      facts: changed.get('facts')!.length,
    };
    before = after;
  }
  for (const db of [ours, bare]) db.close();
  return answers as Recorded;
}
