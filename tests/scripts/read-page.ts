import { readList } from '../../src/site/list-reader';
import { readThread } from '../../src/site/thread-reader';

/** What the reader makes of the page, for `censor.e2e.test.ts`. */
function readPage(now: number) {
  const url = new URL(document.location.href);
  const list = readList(document, { url, now, asOf: now, metricsAreCurrent: true }).reading;
  const buyers = list.result === 'read' ? list.cards.map(({ buyer }) => buyer) : [];
  const thread = readThread(document, { url, now, asOf: now, card: null, buyers, list: null })?.reading ?? null;
  return { list, thread };
}

export type PageRead = ReturnType<typeof readPage>;

Object.assign(globalThis, { readPage });
