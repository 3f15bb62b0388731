import type { Score, WindowScore } from '../../src/core/clock';
import type { Coverage, DueClock, Glance, ToldWord } from '../../src/core/glance';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS, later, MINUTE_MS, type Span } from '../../src/core/span';
import type { View } from '../../src/ui/popup/popup';

/** A Wednesday morning. */
export const NOW = Date.UTC(2026, 6, 29, 9, 0);

/** Every quarter of an hour of the daytime, but not two days before `now` and not since the afternoon before. */
export const daytimeLooks = (now: number): number[] =>
  Array.from({ length: 7 * 96 }, (_, i) => now - 6.5 * DAY_MS + i * 15 * MINUTE_MS).filter((at) => {
    const hour = new Date(at).getUTCHours();
    const ago = (now - at) / DAY_MS;
    return hour >= 7 && hour < 17 && !(ago > 1.5 && ago < 2.5) && ago > 0.75;
  });

export const GERMANY = 'A1PA6795UKMFR9';
const FRANCE = 'A13V1IB3VIYZZH';
const INDIA = 'A21TJRUUN4KGV';

export const coverage = (over: Partial<Coverage> = {}): Coverage => ({
  ...{ account: 'NORDWIND', host: 'sellercentral.amazon.de', state: 'watching', since: NOW - DAY_MS },
  ...{ lastReadAt: NOW - 2 * MINUTE_MS, asOf: NOW - 2 * MINUTE_MS, complete: true, why: null },
  ...{ folder: 'response-needed', layout: 'list' },
  ...over,
});

/** A window's score as the ledger would count it: `unclear` ones are taken as late at worst and on time at best. */
export function windowScore(counts: Partial<WindowScore>, knownFrom: number | null = NOW - 90 * DAY_MS): WindowScore {
  const whole = { onTime: 0, late: 0, overdue: 0, excluded: 0, settled: 0, unclear: 0, ...counts };
  const { onTime, late, overdue, settled, unclear } = whole;
  const counted = onTime + late + overdue;
  const worst = { onTime, counted: counted + unclear };
  const best = { onTime: onTime + settled + unclear, counted: counted + settled + unclear };
  const share = { min: worst.onTime / worst.counted, max: best.onTime / best.counted };
  return { ...whole, share: counted > 0 ? share : null, worst, best, knownFrom };
}

const scoreOf = (seven: WindowScore, thirty: WindowScore, ninety: WindowScore): Score => ({
  7: seven,
  30: thirty,
  90: ninety,
});
const GOOD = scoreOf(
  windowScore({ onTime: 21, late: 1 }),
  windowScore({ onTime: 94, late: 5, overdue: 1, excluded: 12 }),
  windowScore({ onTime: 280, late: 19, excluded: 31 }),
);
const NONE = windowScore({}, null);
const NOTHING_COUNTED = scoreOf(NONE, NONE, NONE);

export function due(threadId: string, deadline: Span, over: Partial<DueClock> = {}): DueClock {
  const standing = NOW > deadline.latest ? 'overdue' : NOW > deadline.earliest ? 'unclear' : 'running';
  return {
    ...{ threadId, caseId: null, account: 'NORDWIND', host: 'sellercentral.amazon.de', marketplaceId: GERMANY },
    ...{ buyer: 'Anna K.', subject: 'Where is my parcel? It should have come on Monday' },
    ...{ receivedAt: later(deadline, -24 * HOUR_MS), deadline, basis: 'exact', standing },
    ...over,
  };
}
const inHours = (hours: number, widthHours = 0): Span => ({
  earliest: NOW + hours * HOUR_MS,
  latest: NOW + (hours + widthHours) * HOUR_MS,
});

export function glance(over: Partial<Glance> = {}): Glance {
  const clocks = over.due ?? [];
  const overdue = clocks.filter(({ standing }) => standing === 'overdue').length;
  const maybeDue = clocks.filter(({ standing }) => standing === 'unclear').length;
  return {
    ...{
      at: NOW,
      accounts: [coverage()],
      score: GOOD,
      due: [],
      told: [],
      pausedUntil: null,
      setAside: 0,
      from: 'ledger',
    },
    counts: { open: clocks.length, overdue, maybeDue, soon: 0 },
    targetShare: DEFAULT_SETTINGS.targetShare,
    exactTimes: true,
    ...over,
  };
}

const ordinary = [
  due('key:1', inHours(0.8)),
  due('key:2', inHours(3.35), {
    buyer: 'Jean-Baptiste Lemoine',
    subject: 'Facture pour la commande',
    marketplaceId: FRANCE,
  }),
  due('key:3', inHours(3.35, 0.6), { buyer: 'Priya', subject: 'Wrong colour delivered', marketplaceId: INDIA }),
  due('key:4', inHours(9), { buyer: 'M. Okonkwo', subject: 'Thanks' }),
  due('key:5', inHours(22), { buyer: 'Wei', subject: 'Can you ship two of them together?', marketplaceId: null }),
];
const told: ToldWord[] = [
  { factId: 'f1', threadId: 'key:7', claim: 'answered', at: NOW - 3 * HOUR_MS, buyer: 'Lena', subject: 'Size' },
  {
    factId: 'f2',
    threadId: 'key:8',
    claim: 'no-response-needed',
    at: NOW - DAY_MS,
    buyer: 'Tom',
    subject: 'Thank you',
  },
  { factId: 'f3', threadId: 'key:9', claim: 'not-a-buyer-message', at: NOW - 2 * DAY_MS, buyer: null, subject: null },
];
export const HOSTILE = '<img src=x onerror=alert(1)>\u202E\u2066 {{x}} __proto__ \uD800 عميل 顧客';

const unreadable = (why: Coverage['why']): Glance =>
  glance({
    accounts: [coverage({ state: 'unreadable', why, complete: false, since: NOW - 20 * MINUTE_MS })],
    due: ordinary.slice(0, 2),
  });

const glances: Record<string, Glance> = {
  clear: glance(),
  due: glance({ due: ordinary, counts: { open: 12, overdue: 0, maybeDue: 0, soon: 3 }, told }),
  overdue: glance({
    due: [
      due('key:1', exactly(NOW - 2 * HOUR_MS - 5 * MINUTE_MS)),
      due('key:2', exactly(NOW - 4 * MINUTE_MS), {
        buyer: 'Priya',
        subject: 'Wrong colour delivered',
        marketplaceId: INDIA,
      }),
      ...ordinary.slice(0, 2).map((clock, i) => ({ ...clock, threadId: `key:o${i}` })),
    ],
    score: scoreOf(
      windowScore({ onTime: 15, late: 3, overdue: 2 }),
      windowScore({ onTime: 84, late: 8, overdue: 2 }),
      windowScore({ onTime: 280, late: 19, overdue: 2 }),
    ),
  }),
  'wide-spans': glance({
    due: [
      due('key:1', { earliest: NOW - 9 * HOUR_MS, latest: NOW + 15 * HOUR_MS }, { basis: 'assumed' }),
      due('key:2', inHours(15, 10), {
        basis: 'assumed',
        buyer: 'Priya',
        subject: 'Wrong colour delivered',
        marketplaceId: INDIA,
      }),
      due('key:3', inHours(15, 24), { basis: 'bounded', buyer: 'Wei' }),
    ],
    score: scoreOf(
      windowScore({ onTime: 7, unclear: 2 }, NOW - 2 * DAY_MS),
      windowScore({ onTime: 46, late: 2, settled: 3, unclear: 2 }, NOW - 2 * DAY_MS),
      windowScore({ onTime: 46, late: 2, settled: 3, unclear: 2 }, NOW - 2 * DAY_MS),
    ),
  }),
  'wide-spans-by-text': glance({
    due: [due('key:1', inHours(15, 10), { basis: 'assumed' })],
    exactTimes: false,
  }),
  snoozed: glance({
    due: ordinary.slice(1, 4).map((clock, i) => ({ ...clock, snoozedUntil: i === 1 ? null : NOW + 42.5 * MINUTE_MS })),
  }),
  paused: glance({ due: ordinary.slice(0, 3), pausedUntil: NOW + 50 * MINUTE_MS }),
  off: glance({ due: ordinary.slice(0, 3), watching: false }),
  'off-first-day': glance({ accounts: [], score: NOTHING_COUNTED, watching: false }),
  stale: glance({
    accounts: [coverage({ state: 'stale', asOf: NOW - 12 * HOUR_MS, lastReadAt: NOW - 12 * HOUR_MS })],
    due: ordinary.slice(2, 4),
  }),
  'signed-out': glance({ accounts: [coverage({ state: 'signed-out', since: NOW - 40 * MINUTE_MS, complete: false })] }),
  'not-watching': glance({
    accounts: [coverage({ state: 'not-watching', complete: false })],
    due: ordinary.slice(0, 1),
  }),
  incomplete: glance({ accounts: [coverage({ complete: false, why: 'not-all-rendered' })], due: ordinary.slice(0, 2) }),
  mirror: glance({
    from: 'mirror',
    accounts: [coverage({ complete: false })],
    score: NOTHING_COUNTED,
    due: [due('key:1', exactly(NOW - HOUR_MS)), ...ordinary.slice(1, 3)].map((clock) => ({
      ...clock,
      threadId: `${clock.threadId}m`,
      buyer: null,
      subject: null,
      standing: 'unclear' as const,
    })),
  }),
  'set-aside': glance({
    due: [due('key:1', exactly(NOW - HOUR_MS), { standing: 'unclear' })],
    setAside: 2,
  }),
  'first-day': glance({ accounts: [], score: NOTHING_COUNTED }),
  'first-reading': glance({
    score: scoreOf(windowScore({}, NOW - MINUTE_MS), windowScore({ unclear: 3 }, NOW - MINUTE_MS), NONE),
    due: [due('key:1', inHours(5, 24), { basis: 'assumed' })],
  }),
  hostile: glance({
    accounts: [coverage({ account: HOSTILE }), coverage({ account: `${'x'.repeat(300)}`, state: 'stale' })],
    due: [
      due('key:1', inHours(1.5), { buyer: HOSTILE, subject: HOSTILE }),
      due('key:2', inHours(2), { buyer: 'W'.repeat(400), subject: 'W'.repeat(400) }),
      due('key:3', inHours(3), { buyer: 'عميل سعيد', subject: 'أين الطرد؟ 12 قطعة' }),
    ],
    told: [{ ...told[0]!, buyer: HOSTILE }],
  }),
  accounts: glance({
    accounts: [
      coverage({ asOf: NOW - 7 * MINUTE_MS }),
      coverage({
        account: 'NORDWIND',
        host: 'sellercentral-europe.amazon.com',
        state: 'stale',
        asOf: NOW - 30 * HOUR_MS,
      }),
      coverage({
        account: 'Blue Harbour Trading',
        host: 'sellercentral.amazon.co.uk',
        state: 'signed-out',
        since: NOW - 3 * HOUR_MS,
        complete: false,
      }),
      coverage({ account: 'Third Shop', host: 'sellercentral.amazon.com', asOf: NOW - 20 * MINUTE_MS }),
      coverage({ account: 'Fourth Shop', host: 'sellercentral.amazon.com', asOf: NOW - 25 * MINUTE_MS }),
      coverage({ account: 'Fifth Shop', host: 'sellercentral.amazon.com', asOf: NOW - 26 * MINUTE_MS }),
    ],
    due: [
      due('key:1', inHours(2)),
      due('key:1', inHours(3)),
      due('key:2', inHours(5), { buyer: 'Priya', marketplaceId: INDIA }),
    ],
    told: told.slice(0, 1),
  }),
};

export const UNREADABLE_REASONS = [
  ...([
    'app-not-mounted',
    'list-not-rendered',
    'loading',
    'list-not-understood',
    'dates-not-understood',
    'empty-not-proved',
  ] as const),
  ...([
    'no-count',
    'count-differs',
    'not-all-rendered',
    'cards-not-read',
    'filtered',
    'folder-unknown',
    'routes-disagree',
    'readings-differ',
    'observer-failed',
    'answers-not-understood',
    'clock-off',
    'lesson-broken',
  ] as const),
];

/** Every state of the popup, by name. */
export const states: Readonly<Record<string, View>> = {
  loading: { kind: 'loading' },
  failed: { kind: 'failed' },
  ...Object.fromEntries(
    [
      ...Object.entries(glances),
      ...UNREADABLE_REASONS.map((why) => [`unreadable-${why}`, unreadable(why)] as const),
    ].map(([name, shown]) => [name, { kind: 'shown', glance: shown }]),
  ),
};
