import type { Reading } from '../../../src/core/reading';
import { watchPage } from '../../../src/site/watcher';
import { type BareRecord, bareRecord } from './bare-reader';
import { drawCards, moreCards } from './cards';
import { bareObserver, drawn, ownTask, phase, quiet } from './own-calls';
import { wait } from './real-timers';

const BATCHES = 10;
const BATCH = 50;
/** Farther apart than what the watch reads as one change: each batch is read on its own. */
const APART_MS = 120;
/** A list that has changed is looked at once more when it has settled. */
const SETTLED_MS = 1_000;

async function insertBatches(list: Element, count: number): Promise<void> {
  phase('batches');
  for (let batch = 0; batch < BATCHES; batch++) {
    list.append(moreCards(BATCH, count + batch * BATCH));
    await wait(APART_MS);
  }
}

/** The floor: an observer of the list alone that reads six fields of each inserted card. Answers how many it read. */
export async function watchBarely(count: number): Promise<number> {
  const list = drawCards(count);
  await drawn();
  const records: BareRecord[] = [];
  const observer = bareObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) records.push(bareRecord(node));
  });
  observer.observe(list, { childList: true });
  await insertBatches(list, count);
  phase('end');
  observer.disconnect();
  return records.length;
}

/** Ours, from the first batch until the grown list has been told. */
export async function watchWatched(count: number): Promise<number> {
  const list = drawCards(count);
  await drawn();
  const readings: Reading[] = [];
  const watch = await ownTask(() =>
    watchPage({
      document,
      now: Date.now,
      onReading: (reading) => void readings.push(reading),
      onListElements: () => {},
    }),
  );
  while (readings.length === 0) await wait(20);
  await quiet(250);
  await insertBatches(list, count);
  await quiet(SETTLED_MS);
  phase('end');
  watch.stop();
  const last = readings.at(-1)!;
  if (last.kind !== 'list' || last.result !== 'read') throw new Error('the grown list was not read');
  return last.cards.length + last.cardsNotRead - count;
}
