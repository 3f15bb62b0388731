import type { ListReading, Reading } from '../../../src/core/reading';
import { watchPage } from '../../../src/site/watcher';
import { type BareRecord, bareRead } from './bare-reader';
import { drawCards } from './cards';
import { drawn, forgetCalls, type OwnTime, ownTime, quiet, timed } from './own-calls';
import { wait } from './real-timers';

/** Longer than the watch's own pauses between two reads. */
const QUIET_MS = 250;

export interface BareRead {
  readonly first: number;
  readonly again: number;
}

/** The floor: the cards of a fresh page read once, and again. */
export async function readBarely(count: number): Promise<BareRead> {
  const list = drawCards(count);
  await drawn();
  let records: BareRecord[] = [];
  const read = (): number => {
    const begin = performance.now();
    records = bareRead(list);
    const ms = performance.now() - begin;
    if (records.length !== count) throw new Error(`${records.length} of ${count} cards were read`);
    return ms;
  };
  const first = read();
  await wait(QUIET_MS);
  return { first, again: read() };
}

export interface WatchedRead {
  readonly first: OwnTime;
  readonly again: OwnTime;
  readonly cards: number;
}

/** Ours: the whole watch on a fresh page, until it has told its first reading; then a change beside the list. */
export async function readWatched(count: number): Promise<WatchedRead> {
  drawCards(count);
  await drawn();
  const readings: Reading[] = [];
  forgetCalls();
  const watch = timed('start', () =>
    watchPage({ document, now: Date.now, onReading: (reading) => void readings.push(reading), onListElements: () => {} }),
  );
  while (readings.length === 0) await wait(20);
  await quiet(QUIET_MS);
  const first = ownTime();
  forgetCalls();
  document.body.append(document.createElement('hr'));
  await quiet(QUIET_MS);
  const again = ownTime();
  watch.stop();
  const [reading] = readings as ListReading[];
  if (readings.length !== 1 || reading?.result !== 'read') throw new Error(`told ${JSON.stringify(readings).slice(0, 300)}`);
  return { first, again, cards: reading.cards.length + reading.cardsNotRead };
}
