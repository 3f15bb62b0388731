import { afterAll, expect, inject, it } from 'vitest';
import { ListMemory } from '../../src/site/list-memory';
import { listSeenOf, locateList } from '../../src/site/list-reader';
import { selectedCard } from '../../src/site/open-card';
import { finish } from '../../src/site/text-of';
import { readThread } from '../../src/site/thread-reader';
import { judge, judgeThread, type Wrong } from './judge';
import { drawRedesign, type Redesign } from './redesign';
import { NOW } from './truth';

const { runs, seed: only } = inject('drift');
const FIRST = 1;
/** As many as one test may take; a failure names its seeds. */
const BATCH = 250;
const MOST_TOLD = 12;

const counts = { read: 0, threads: 0, threadsRead: 0 };
const unread = new Map<string, number[]>();
const wrongs: { seed: number; wrong: Wrong; design: unknown }[] = [];

function look(redesign: Redesign): void {
  const { seed, url, design } = redesign;
  const memory = new ListMemory();
  const context = { url, now: NOW, asOf: NOW - 1_000, metricsAreCurrent: true };
  finish(locateList(document, context, memory));
  const { reading } = listSeenOf(document, context, memory);
  const list = judge(redesign, reading);
  const buyers = memory.units.flatMap(({ known: { card } }) => (card ? [card.buyer] : []));
  const pane = { url, now: NOW, asOf: NOW, card: selectedCard(memory), buyers, list: memory.found?.container ?? null };
  const thread = judgeThread(redesign, readThread(document, pane)?.reading ?? null);
  for (const wrong of [...list.wrong, ...thread.wrong]) wrongs.push({ seed, wrong, design });
  if (list.isRead) counts.read++;
  else if (inject('drift').verbose) console.log(`UNREAD ${seed} ${list.because} ${JSON.stringify(design)}`);
  if (!list.isRead) unread.set(list.because, [...(unread.get(list.because) ?? []), seed]);
  if (redesign.thread) counts.threads++;
  if (thread.isRead) counts.threadsRead++;
}

const seeds = only === null ? Array.from({ length: runs }, (_, at) => FIRST + at) : [only];
const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, at) =>
  seeds.slice(at * BATCH, (at + 1) * BATCH),
);

it.each(batches.map((batch) => [batch[0]!, batch.at(-1)!, batch] as const))(
  'redesigns %i to %i: nothing is read wrongly, nothing lost in silence',
  (_first, _last, batch) => {
    const before = wrongs.length;
    for (const seed of batch) look(drawRedesign(seed));
    const told = wrongs.slice(before).map(({ seed, wrong }) => `DRIFT_SEED=${seed} ${wrong.kind}: ${wrong.what}`);
    expect(told.slice(0, MOST_TOLD)).toEqual([]);
  },
  600_000,
);

it('reads at least 98 of 100', () => {
  expect(counts.read / seeds.length).toBeGreaterThanOrEqual(only === null ? 0.98 : 0);
});

afterAll(() => {
  document.body.replaceChildren();
  document.adoptedStyleSheets = [];
  const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const kinds = (kind: Wrong['kind']): number => wrongs.filter(({ wrong }) => wrong.kind === kind).length;
  const lines = [...unread]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([because, which]) => `  ${which.length} × ${because}: ${which.slice(0, 12).join(' ')}`);
  console.log(
    [
      `${seeds.length} redesigns: ${percent(counts.read, seeds.length)} read; threads read ${percent(counts.threadsRead, counts.threads)}`,
      ...(only === null ? [] : wrongs.map(({ design }) => JSON.stringify(design)).slice(0, 1)),
      ...[...new Set(wrongs.map(({ wrong: { kind } }) => kind))].map(
        (kind) =>
          `  ${kind}: ${[...new Set(wrongs.filter(({ wrong }) => wrong.kind === kind).map(({ seed }) => seed))].slice(0, 30).join(' ')}`,
      ),
      `wrong times ${kinds('wrong time')}, phantoms ${kinds('phantom')}, silent losses ${kinds('silent loss')}, other ${wrongs.length - kinds('wrong time') - kinds('phantom') - kinds('silent loss')}`,
      ...lines,
    ].join('\n'),
  );
});
