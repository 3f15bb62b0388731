import type { LedgerClock, RulesOf } from '../core/clock';
import { isWithinWindows, type Settled, type Tally, tallyOf } from '../core/score';
import { rulesOf, type Settings } from '../core/settings';
import { HOUR_MS, type Instant } from '../core/span';
import { clocksOf, openSince } from './columns';
import { wholeRows } from './corrupt';
import { keptStretches, readGaps } from './read-clocks';
import type { ColumnsRow, ReadTx } from './schema';

/** What the score and the counts of open messages are made of. */
export interface Counted {
  /** Those that must be looked at one by one; every open one of this time is among them, or among `running`. */
  readonly clocks: readonly LedgerClock[];
  /** When the others that run were received, at the earliest. They count nowhere yet. */
  readonly running: readonly Instant[];
  readonly settled: readonly Settled[];
}

/** What was counted of stretches that are wholly closed, by their copies' keys. Only a cache: a copy made anew has another key. */
let known = new Map<string, Settled>();
let knownUnder = '';

/** More copies than this at once are read in one go. */
const MANY = 20;

/** What may count since `from`: a worker that has counted before reads only what is new or still runs. */
export async function readCounted(tx: ReadTx, settings: Settings, from: Instant, now: Instant): Promise<Counted> {
  // Another pass may turn to other rules meanwhile: what this one counts is of no use there.
  const known = knownUnderRules(settings);
  const { kept, gaps } = await keptStretches(tx, from);
  const settled: Settled[] = [];
  const asked: IDBValidKey[] = [];
  const names = new Set<string>();
  for (const key of kept) {
    const name = key.join();
    names.add(name);
    const one = known.get(name);
    if (one && isWithinWindows(one, now)) settled.push(one);
    else asked.push(key);
  }
  for (const name of known.keys()) if (!names.has(name)) known.delete(name);

  const runFrom = now - settings.hours * HOUR_MS;
  const clocks: LedgerClock[] = [];
  const running: Instant[] = [];
  const { rows, broken } = await rowsOf(tx, asked);
  for (const row of rows) {
    const open = openSince(row, runFrom);
    const own = clocksOf(row, { openSince: runFrom });
    for (const receipt of open) running.push(receipt);
    const one = open.length > 0 ? null : settledOf(row, own, rulesOf(settings), settings.hours, now);
    if (one) known.set([row.from, row.to, row.made].join(), one);
    for (const clock of own) if (clock.receivedAt.latest >= from) clocks.push(clock);
  }
  for (const clock of await readGaps(tx, [...gaps, ...broken])) if (clock.receivedAt.latest >= from) clocks.push(clock);
  return { clocks, running, settled };
}

function knownUnderRules(settings: Settings): Map<string, Settled> {
  const { hours, lateMarkExcludes, replyAnswersEarlier, automatedRepliesIn } = settings;
  const under = JSON.stringify([hours, lateMarkExcludes, replyAnswersEarlier, automatedRepliesIn]);
  if (under !== knownUnder) {
    known = new Map();
    knownUnder = under;
  }
  return known;
}

async function rowsOf(tx: ReadTx, keys: readonly IDBValidKey[]) {
  const store = tx.objectStore('columns');
  const names = new Set(keys.map(String));
  const found =
    keys.length > MANY
      ? (await store.getAll(IDBKeyRange.bound(keys[0], keys.at(-1)))).filter(({ from, to, made }) =>
          names.has(String([from, to, made])),
        )
      : await Promise.all(keys.map((key) => store.get(key as ColumnsKey)));
  const rows = wholeRows('columns', found);
  const whole = new Set(rows.map(({ from }) => from));
  const broken = (keys as ColumnsKey[]).filter(([from]) => !whole.has(from)).map(([from, to]) => ({ from, to }));
  return { rows, broken };
}
type ColumnsKey = [number, number, number];

/** null while anything in it may still change by itself. */
function settledOf(
  { to }: ColumnsRow,
  clocks: readonly LedgerClock[],
  rules: RulesOf,
  hours: number,
  now: Instant,
): Settled | null {
  if (now <= to + hours * HOUR_MS || clocks.some(({ closing }) => closing === null)) return null;
  let [earliest, latest] = [Infinity, -Infinity];
  for (const { receivedAt } of clocks) {
    earliest = Math.min(earliest, receivedAt.earliest);
    latest = Math.max(latest, receivedAt.latest);
  }
  const tally: Tally = tallyOf(clocks, rules, now);
  return { from: earliest, to: latest, tally };
}
