import { watchPage } from '../../../src/site/watcher';
import { type BareRecord, bareRead } from './bare-reader';
import { drawCards } from './cards';
import { drawn, quiet } from './own-calls';
import { wait } from './real-timers';

/** What is measured must live until it has been. */
let kept: unknown = null;

export async function drawOnly(count: number): Promise<void> {
  drawCards(count);
  await drawn();
}

/** One record of six strings a card. */
export function keepBarely(): number {
  const records: BareRecord[] = bareRead(document.querySelector('#pane > :last-child')!);
  kept = records;
  return records.length;
}

/** The watch with all that it remembers of the page; its reading is let go, as it is once delivered. */
export async function keepWatched(): Promise<number> {
  let count: number | null = null;
  kept = watchPage({
    document,
    now: Date.now,
    onReading: (reading) => {
      if (reading.kind === 'list' && reading.result === 'read') count = reading.cards.length;
    },
    onListElements: () => {},
  });
  while (count === null) await wait(20);
  await quiet(250);
  return count;
}

export const isKept = (): boolean => kept !== null;
