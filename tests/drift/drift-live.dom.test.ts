import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import type { ListReading, Reading } from '../../src/core/reading';
import { watchPage } from '../../src/site/watcher';
import { turn } from '../site/passing-time';
import { judge, type Wrong } from './judge';
import { drawRedesign, type Redesign } from './redesign';
import { NOW } from './truth';

/** Watching takes turns of the event loop, so fewer of these: a list drawn in parts, and one whose rows are used again. */
const { runs, seed: only } = inject('drift');
const RUNS = Math.max(1, Math.round(runs / 20));
const seedsFrom = (first: number): number[] =>
  only === null ? Array.from({ length: RUNS }, (_, at) => first + at) : [only];

/** As `passing-time.ts`, in longer steps: there are many pages. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 100) {
    for (let at = 0; at < 3; at++) await turn();
    await vi.advanceTimersByTimeAsync(100);
  }
  for (let at = 0; at < 6; at++) await turn();
}

let told: Reading[] = [];
let watch: { stop(): void } | null = null;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: NOW });
  told = [];
});
afterEach(() => {
  watch?.stop();
  watch = null;
  vi.useRealTimers();
  document.body.replaceChildren();
  document.adoptedStyleSheets = [];
});
function start({ url }: Redesign): void {
  told = [];
  watch = watchPage({
    document,
    now: () => Date.now(),
    loadedAt: NOW - 1_000,
    url: () => url,
    onReading: (reading) => told.push(reading),
    onListElements: () => {},
  });
}
const lists = (): ListReading[] =>
  told.filter((reading): reading is ListReading => reading.kind === 'list' && reading.result === 'read');

const wrongIn = (redesign: Redesign, readings: readonly ListReading[]): string[] =>
  readings
    .flatMap((reading) => judge(redesign, reading).wrong)
    .map(({ kind, what }: Wrong) => `DRIFT_SEED=${redesign.seed} ${kind}: ${what}`);

it('reads what is added while it watches, and never says that a part is the whole', async () => {
  const wrong: string[] = [];
  let read = 0;
  let count = 0;
  for (const seed of seedsFrom(100_001)) {
    const redesign = drawRedesign(seed);
    const { rows } = redesign;
    if (redesign.drawn.length < 4 || redesign.drawn.length > 60) continue;
    // Rows that are added later were written earlier here: what they count from is not when they came.
    if (redesign.design['dates'] === 'relative') continue;
    count++;
    const late = rows.slice(Math.ceil(rows.length / 2));
    const room = late[0]!.parentNode!;
    for (const row of late) row.remove();
    start(redesign);
    await pass(1_500);
    const early = lists();
    const part = { ...redesign, drawn: redesign.drawn.slice(0, rows.length - late.length) };
    wrong.push(...wrongIn(part, early));
    if (early.some(({ complete }) => complete)) wrong.push(`DRIFT_SEED=${seed} silent loss: a part is complete`);
    for (const row of late) {
      room.appendChild(row);
      await turn();
    }
    await pass(9_000);
    const last = lists().at(-1);
    wrong.push(...(last ? wrongIn(redesign, [last]) : []));
    if (last && judge(redesign, last).isRead) read++;
    watch?.stop();
    if (wrong.length > 5) break;
  }
  console.log(`${count} lists drawn in two parts: ${read} read`);
  expect(wrong).toEqual([]);
  expect(read / count).toBeGreaterThanOrEqual(only === null ? 0.9 : 0);
}, 600_000);

it('reads rows that are used again for other cards as those cards', async () => {
  const wrong: string[] = [];
  let seen = 0;
  let count = 0;
  for (const seed of seedsFrom(200_001)) {
    const redesign = drawRedesign(seed, { windowed: true });
    if (redesign.drawn.length < 12 || redesign.drawn.length > 60) continue;
    count++;
    start(redesign);
    const read = new Set<string>();
    for (let first = 0; first < redesign.drawn.length; first += 6) {
      redesign.scrollTo(first);
      await pass(900);
    }
    await pass(5_000);
    for (const reading of lists()) {
      wrong.push(...wrongIn(redesign, [reading]));
      for (const { buyer, subject } of reading.cards) read.add(`${buyer} ${subject}`);
    }
    const all = new Set(redesign.drawn.map(({ buyer, subject }) => `${buyer} ${subject}`));
    if (read.size >= 0.9 * all.size) seen++;
    watch?.stop();
    if (wrong.length > 5) break;
  }
  console.log(`${count} lists of rows used again: ${seen} seen whole`);
  expect(wrong).toEqual([]);
  expect(seen / count).toBeGreaterThanOrEqual(only === null ? 0.8 : 0);
}, 600_000);
