import { afterAll, expect, inject, it } from 'vitest';
import { ListMemory } from '../../src/site/list-memory';
import { listSeenOf, locateList } from '../../src/site/list-reader';
import { selectedCard } from '../../src/site/open-card';
import { finish } from '../../src/site/text-of';
import { readThread } from '../../src/site/thread-reader';
import { judge, judgeThread } from './judge';
import { drawRedesign, type Redesign } from './redesign';
import { Tally } from './tally';
import { NOW } from './truth';

const { runs, seed: only } = inject('drift');
/** As many as one test may take; a failure names its seeds. */
const BATCH = 250;
const MOST_TOLD = 12;
const LEAST_READ = 0.98;
const seeds = only === null ? Array.from({ length: runs }, (_, at) => 1 + at) : [only];
const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, at) =>
  seeds.slice(at * BATCH, (at + 1) * BATCH),
);
const tally = new Tally();

/** One look at a page that was never seen before, as the watcher takes it. */
function look(redesign: Redesign): void {
  const { url } = redesign;
  const memory = new ListMemory();
  const context = { url, now: NOW, asOf: NOW - 1_000, metricsAreCurrent: true };
  finish(locateList(document, context, memory));
  const list = judge(redesign, listSeenOf(document, context, memory).reading);
  const buyers = memory.units.flatMap(({ known: { card } }) => (card ? [card.buyer] : []));
  const pane = { url, now: NOW, asOf: NOW, card: selectedCard(memory), buyers, list: memory.found?.container ?? null };
  tally.add(redesign, list, judgeThread(redesign, readThread(document, pane)?.reading ?? null));
}

it.each(batches.map((batch) => [batch[0]!, batch.at(-1)!, batch] as const))(
  'redesigns %i to %i: nothing is read wrongly, nothing lost in silence',
  (_first, _last, batch) => {
    const before = tally.wrong.length;
    for (const seed of batch) {
      const redesign = drawRedesign(seed);
      if (only !== null) console.log(JSON.stringify(redesign.design));
      look(redesign);
    }
    const told = tally.wrong.slice(before).map(({ seed, wrong }) => `DRIFT_SEED=${seed} ${wrong.kind}: ${wrong.what}`);
    expect(told.slice(0, MOST_TOLD)).toEqual([]);
  },
  600_000,
);

it('reads at least 98 of 100', () => {
  if (only === null) expect(tally.shareRead).toBeGreaterThanOrEqual(LEAST_READ);
  else expect(tally.wrong).toEqual([]);
});

afterAll(() => {
  document.body.replaceChildren();
  document.adoptedStyleSheets = [];
  console.log(tally.report());
});
