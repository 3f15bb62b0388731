import type { ListReading, Reading } from '../../../src/core/reading';
import { watchPage } from '../../../src/site/watcher';
import { bareRead } from './bare-reader';
import { drawCards } from './cards';
import { bareTask, drawn, ownTask, phase, quiet } from './own-calls';
import { wait } from './real-timers';

/** Longer than the watch's own pauses between two reads. */
const QUIET_MS = 250;

/** The floor: the cards of a fresh page read once, and again. Answers how many were read. */
export async function readBarely(count: number): Promise<number> {
  const list = drawCards(count);
  await drawn();
  phase('first');
  await bareTask(() => bareRead(list));
  await wait(QUIET_MS);
  phase('again');
  const records = await bareTask(() => bareRead(list));
  phase('end');
  return records.length;
}

/** Ours: the whole watch on a fresh page, until it has told its first reading; then a change beside the list. */
export async function readWatched(count: number): Promise<number> {
  drawCards(count);
  await drawn();
  const readings: Reading[] = [];
  phase('first');
  const watch = await ownTask(() =>
    watchPage({
      document,
      now: Date.now,
      onReading: (reading) => void readings.push(reading),
      onListElements: () => {},
    }),
  );
  while (readings.length === 0) await wait(20);
  await quiet(QUIET_MS);
  phase('again');
  document.body.append(document.createElement('hr'));
  await quiet(QUIET_MS);
  phase('end');
  watch.stop();
  const [reading] = readings as ListReading[];
  if (readings.length !== 1 || reading?.result !== 'read')
    throw new Error(`not one reading of a list: ${JSON.stringify(readings).slice(0, 300)}`);
  return reading.cards.length + reading.cardsNotRead;
}
