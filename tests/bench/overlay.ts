import type { FreshPage } from './browser';
import type { Row } from './rows';
import { interleaved } from './samples';

/** Each with a clock. */
const CARDS = 1_000;
const IDLE_MS = 10_000;
const HIDDEN_MS = 3_000;
/** Idle time is long; two rounds of it show what a tick costs. */
const MOST_IDLE_ROUNDS = 2;

interface Counts {
  readonly layouts: number;
  readonly styles: number;
}

async function countsOf({ cdp }: FreshPage): Promise<Counts> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)!.value;
  return { layouts: value('LayoutCount'), styles: value('RecalcStyleCount') };
}

async function prepare(page: FreshPage): Promise<void> {
  await page.load();
  await page.cdp.send('Performance.enable');
  await page.call('prepareOverlay', CARDS);
}

interface Mount extends Counts {
  readonly total: number;
  readonly longest: number;
  readonly rendering: number;
  readonly shift: number;
}

async function mount(page: FreshPage, measure: 'mountBarely' | 'mountOverlay'): Promise<Mount> {
  await prepare(page);
  const before = await countsOf(page);
  const { answer, trace } = await page.traced(measure);
  if (answer < 10) throw new Error(`only ${answer} chips are there`);
  const after = await countsOf(page);
  const { total, longest } = trace.someCalls(measure === 'mountBarely' ? 'bareCall' : 'ownCall', 'mount');
  return {
    ...{ total, longest, rendering: trace.rendering('mount') },
    layouts: after.layouts - before.layouts,
    styles: after.styles - before.styles,
    shift: await page.call('layoutShift'),
  };
}

async function mountRows(page: FreshPage, rounds: number): Promise<Row[]> {
  const mounts: Record<'mountBarely' | 'mountOverlay', Mount[]> = { mountBarely: [], mountOverlay: [] };
  await interleaved(rounds, ['mountBarely', 'mountOverlay'], async (measure) => {
    const found = await mount(page, measure);
    mounts[measure].push(found);
    return found.total;
  });
  const of = (field: keyof Mount) => ({
    ours: mounts.mountOverlay.map((each) => each[field]),
    bare: mounts.mountBarely.map((each) => each[field]),
  });
  const name = (what: string): string => `${CARDS.toLocaleString('en')} clocks mounted: ${what}`;
  return [
    { name: name('layouts'), unit: 'count', ...of('layouts'), budget: { most: 1 } },
    { name: name('style recalculations'), unit: 'count', ...of('styles'), budget: { most: 1 } },
    { name: name('layout shift'), unit: 'count', ...of('shift'), budget: { most: 0 } },
    { name: name('longest call'), unit: 'ms', ...of('longest'), budget: { most: 5 } },
    { name: name('own calls'), unit: 'ms', ...of('total'), budget: null },
    { name: name('style, layout and paint'), unit: 'ms', ...of('rendering'), budget: null },
  ];
}

async function idleRows(page: FreshPage, rounds: number): Promise<Row[]> {
  const visible: number[] = [];
  const hiddenCalls: number[] = [];
  const hiddenChanges: number[] = [];
  const layoutsPerTick: number[] = [];
  for (let round = 0; round < Math.min(rounds, MOST_IDLE_ROUNDS); round++) {
    await prepare(page);
    await page.call('mountOverlay');
    const before = await countsOf(page);
    const { trace } = await page.traced('idle', IDLE_MS);
    const after = await countsOf(page);
    const calls = trace.calls('ownCall', 'idle');
    visible.push(calls.total + trace.rendering('idle'));
    layoutsPerTick.push((after.layouts - before.layouts) / Math.max(1, calls.count));
    await page.call('hide');
    const { trace: hidden } = await page.traced('idle', HIDDEN_MS);
    const last = await countsOf(page);
    hiddenCalls.push(hidden.calls('ownCall', 'idle').count);
    hiddenChanges.push(last.layouts + last.styles - after.layouts - after.styles);
  }
  const name = `${CARDS.toLocaleString('en')} clocks`;
  return [
    {
      name: `${name}, ${IDLE_MS / 1_000} s idle: all of script, style, layout, paint`,
      unit: 'ms',
      ours: visible,
      bare: null,
      budget: { most: 10 },
      note: `half of the budget for 20 s; ${Math.min(rounds, MOST_IDLE_ROUNDS)} rounds`,
    },
    { name: `${name}, layouts per tick`, unit: 'count', ours: layoutsPerTick, bare: null, budget: { most: 0 } },
    {
      name: `${name}, hidden tab for ${HIDDEN_MS / 1_000} s: layouts and style recalculations`,
      unit: 'count',
      ours: hiddenChanges,
      bare: null,
      budget: { most: 0 },
      note: 'the page is told that it is hidden; a headless browser hides none',
    },
    {
      name: `${name}, hidden tab for ${HIDDEN_MS / 1_000} s: own calls`,
      unit: 'count',
      ours: hiddenCalls,
      bare: null,
      budget: { most: 1 },
      note: 'one timer that was already set may still end',
    },
  ];
}

/** The overlay on a list of 1,000 messages with clocks: what mounting and keeping them costs the page. */
export const overlayRows = async (page: FreshPage, rounds: number): Promise<Row[]> => [
  ...(await mountRows(page, rounds)),
  ...(await idleRows(page, rounds)),
];
