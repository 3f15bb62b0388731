import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Badge, badgeOf, unsoundCoverage } from '../../src/core/badge';
import { ageStep, badgeTurns } from '../../src/core/badge-steps';
import { DEFAULT_RULES } from '../../src/core/clock';
import type { Coverage, CoverageState, DueClock, Glance } from '../../src/core/glance';
import { scoreOf } from '../../src/core/score';
import { type BadgeMode, DEFAULT_SETTINGS as settings } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { law } from './laws';
import { at, INDIA, NOON, span } from './told-facts';

const coverage = (state: CoverageState = 'watching', over: Partial<Coverage> = {}): Coverage => ({
  ...{ account: 'NORDWIND', host: 'sellercentral.amazon.in', state, since: at(-1), lastReadAt: at(-1), asOf: at(-1) },
  ...{ complete: true, why: null, folder: 'response-needed', layout: null },
  ...over,
});
const dueAt = (hours: number): DueClock => ({
  ...{ threadId: 'a', caseId: null, account: 'NORDWIND', host: 'sellercentral.amazon.in', marketplaceId: INDIA },
  ...{ buyer: null, subject: null, receivedAt: span(hours - 24), deadline: span(hours), basis: 'exact' },
  standing: hours < 0 ? 'overdue' : 'running',
});

interface Known {
  readonly accounts?: Coverage[];
  readonly overdue?: number;
  readonly maybeDue?: number;
  readonly open?: number;
  /** The first deadline, in hours from now. */
  readonly first?: number;
  readonly from?: Glance['from'];
}
function badge(
  { accounts = [coverage()], overdue = 0, maybeDue = 0, open = overdue + maybeDue, first, from = 'ledger' }: Known,
  by = settings,
): Badge {
  const glance: Glance = {
    ...{
      at: NOON,
      accounts,
      counts: { open, overdue, maybeDue, soon: 0 },
      from,
      told: [],
      pausedUntil: by.pausedUntil,
    },
    ...{
      score: scoreOf([], DEFAULT_RULES, NOON, null),
      due: first === undefined ? [] : [dueAt(first)],
      targetShare: 0.9,
      setAside: 0,
    },
  };
  return badgeOf(glance, by, NOON);
}
const doubts: Coverage[][] = [
  ...(['stale', 'signed-out', 'unreadable', 'not-watching'] as const).map((state) => [coverage(state)]),
  [coverage('watching', { complete: false })],
  [coverage(), coverage('stale', { account: 'OTHER' })],
];

describe('the badge', () => {
  test.each<[string, Known, Partial<Badge>]>([
    ['overdue', { overdue: 3, open: 5, first: -2 }, { state: 'overdue', text: '3!', role: 'danger', count: 3 }],
    ['may be due', { maybeDue: 2, open: 5, first: -1 }, { state: 'may-be-due', text: '2?', role: 'warning', count: 2 }],
    ['due today', { open: 5, first: 7 }, { state: 'due', text: '5', role: 'calm', firstAt: at(7) }],
    ['due within four hours', { open: 5, first: 3 }, { state: 'due', text: '5›', role: 'soon' }],
    ['due within the hour', { open: 5, first: 0.5 }, { state: 'due', text: '5»', role: 'danger' }],
    ['one due within the hour', { open: 1, first: 0.5 }, { state: 'due', text: '<1h', role: 'danger' }],
    ['cannot read', { accounts: [coverage('unreadable')] }, { state: 'unreadable', text: '?', role: 'warning' }],
    ['not watching', { accounts: [coverage('not-watching')] }, { state: 'not-watching', text: '?', role: 'warning' }],
    ['signed out', { accounts: [coverage('signed-out')] }, { state: 'signed-out', text: '–', role: 'warning' }],
    ['stale', { accounts: [coverage('stale', { asOf: at(-13) })] }, { state: 'stale', text: '12h?', role: 'neutral' }],
    [
      'stale, never read',
      { accounts: [coverage('stale', { asOf: null })] },
      { state: 'stale', text: '?', role: 'warning' },
    ],
    ['incomplete', { accounts: [coverage('watching', { complete: false })] }, { state: 'incomplete', text: '?' }],
    ['nothing read yet', { accounts: [] }, { state: 'unknown', text: '?', role: 'warning' }],
    ['no database', { from: 'mirror' }, { state: 'unknown', text: '?', role: 'warning' }],
    ['clear', {}, { state: 'clear', text: '', role: 'none', unsound: null }],
  ])('%s', (_, known, expected) => {
    expect(badge(known)).toMatchObject(expected);
  });

  test('paused hides all the rest, until the pause ends', () => {
    const known = { overdue: 3, first: -1 };
    expect(badge(known, { ...settings, pausedUntil: NOON + 1 })).toMatchObject({ state: 'paused', text: 'II' });
    expect(badge(known, { ...settings, pausedUntil: NOON })).toMatchObject({ state: 'overdue' });
  });
});

describe('known danger comes first, and doubt is added to it', () => {
  test.each(doubts)('coverage %#', (...accounts) => {
    expect(badge({ accounts, overdue: 3, first: -1 })).toMatchObject({ state: 'overdue', text: '3!?', role: 'danger' });
    expect(badge({ accounts, maybeDue: 2, first: -1 })).toMatchObject({ state: 'may-be-due', text: '2?' });
    expect(badge({ accounts, open: 5, first: 3 })).toMatchObject({ state: 'due', text: '5›?' });
    expect(badge({ accounts, open: 1, first: 0.5 })).toMatchObject({ state: 'due', text: '<1h?' });
  });

  test('a mirror is a doubt too', () => {
    expect(badge({ from: 'mirror', overdue: 1, first: -1 }).text).toBe('1!?');
  });
});

test('it is never clear from stale, incomplete or missing readings', () => {
  for (const accounts of [...doubts, []]) {
    const { state, text } = badge({ accounts });
    expect(state).not.toBe('clear');
    expect(text).not.toBe('');
  }
  expect(badge({ from: 'mirror', accounts: [coverage()] }).text).not.toBe('');
});

test('the account that hides most is the one spoken of', () => {
  const accounts = (['stale', 'watching', 'unreadable', 'signed-out', 'not-watching'] as const).map((state) =>
    coverage(state),
  );
  expect(unsoundCoverage(accounts)!.state).toBe('signed-out');
  expect(unsoundCoverage([coverage(), coverage('watching', { complete: false, account: 'B' })])!.account).toBe('B');
  expect(unsoundCoverage([coverage()])).toBeNull();
});

const MODES: BadgeMode[] = ['count', 'time', 'none'];
const inMode = (mode: BadgeMode) => ({ ...settings, badge: mode });

describe('as the time to the next deadline', () => {
  test.each<[string, Known, string]>([
    ['within the hour', { open: 7, first: 0.5 }, '<1h'],
    ['an hour to the millisecond, as its alert comes', { open: 1, first: 1 }, '<1h'],
    ['some hours', { open: 7, first: 3.5 }, '3h'],
    ['half a day', { open: 7, first: 13 }, '12h'],
    ['two days', { open: 7, first: 49 }, '2d'],
    ['not sure', { open: 7, first: 13, accounts: [coverage('stale')] }, '12h?'],
    ['overdue', { overdue: 3, open: 5, first: -2 }, '3!'],
    ['may be due', { maybeDue: 2, open: 5, first: -1 }, '2?'],
    [
      'nothing due and last read long ago: no time that is none',
      { accounts: [coverage('stale', { asOf: at(-13) })] },
      '?',
    ],
    ['nothing due', {}, ''],
  ])('%s', (_, known, text) => {
    expect(badge(known, inMode('time')).text).toBe(text);
  });
});

describe('as nothing', () => {
  test.each<[string, Known]>([
    ['overdue', { overdue: 3, first: -1 }],
    ['due', { open: 3, first: 0.5 }],
    ['not readable', { accounts: [coverage('unreadable')] }],
    ['signed out', { accounts: [coverage('signed-out')] }],
    ['no database', { from: 'mirror' }],
  ])('%s has no mark, and is known all the same', (_, known) => {
    const shown = badge(known);
    expect(badge(known, inMode('none'))).toEqual({ ...shown, text: '', role: 'none' });
  });

  test('paused and switched off are still shown', () => {
    const known = { overdue: 3, first: -1 };
    expect(badge(known, { ...inMode('none'), pausedUntil: NOON + 1 }).text).toBe('II');
    expect(badge(known, { ...inMode('none'), watching: false }).text).toBe('off');
  });
});

const counts = fc.constantFrom(0, 0, 1, 2, 9, 10, 99, 100, 999, 1000, 12_345);
const states = fc.constantFrom<CoverageState>('watching', 'stale', 'signed-out', 'unreadable', 'not-watching');
const accounts = fc.array(
  fc
    .record({ state: states, complete: fc.boolean(), hours: fc.option(fc.double({ min: 0, max: 999, noNaN: true })) })
    .map(({ state, complete, hours }) => coverage(state, { complete, asOf: hours === null ? null : at(-hours) })),
  { maxLength: 3 },
);
const knowns = fc
  .record({
    accounts,
    overdue: counts,
    maybeDue: counts,
    calm: counts,
    ahead: fc.double({ min: 0, max: 400, noNaN: true }),
  })
  .chain(({ overdue, maybeDue, calm, ahead, ...known }) =>
    fc.constantFrom<Glance['from']>('ledger', 'ledger', 'mirror').map((from): Known => {
      const open = overdue + maybeDue + calm;
      const first = overdue + maybeDue > 0 ? -1 : ahead;
      return { ...known, overdue, maybeDue, open, from, ...(open > 0 && { first }) };
    }),
  );
const choices = fc.record({
  badge: fc.constantFrom(...MODES),
  watching: fc.constantFrom(true, true, true, false),
  pausedUntil: fc.constantFrom(null, null, NOON + 1),
});

test('it never has more than four characters, and never says more than there is', () => {
  law(
    2_000,
    fc.property(knowns, choices, (known, chosen) => {
      const { text, state } = badge(known, { ...settings, ...chosen });
      expect([...text].length, text).toBeLessThanOrEqual(4);
      const count = state === 'overdue' ? known.overdue : state === 'may-be-due' ? known.maybeDue : known.open;
      if (/^\d+[^hd]*$/.test(text)) expect(Number.parseInt(text, 10), text).toBeLessThanOrEqual(count!);
    }),
  );
});

test('no two badges differ by their colour alone', () => {
  const seen = new Map<string, string>();
  law(
    2_000,
    fc.property(knowns, choices, (known, chosen) => {
      const { text, role } = badge(known, { ...settings, ...chosen });
      const name = `${chosen.badge} ${text}`;
      expect(seen.get(name) ?? role, name).toBe(role);
      seen.set(name, role);
    }),
  );
  expect(seen.size).toBeGreaterThan(40);
});

describe('between its turns', () => {
  test.each(MODES)('what is due looks the same (%s)', (mode) => {
    const firstAt = at(96);
    const turns = badgeTurns(mode, firstAt);
    const textAt = (now: number) => badge({ open: 3, first: (firstAt - now) / HOUR_MS }, inMode(mode)).text;
    for (let now: number = NOON; now + MINUTE_MS < firstAt; now += MINUTE_MS) {
      const isTurn = turns.some((turn) => now < turn && turn <= now + MINUTE_MS);
      if (!isTurn) expect(textAt(now + MINUTE_MS), `${(firstAt - now) / HOUR_MS} h`).toBe(textAt(now));
      else expect(textAt(now + MINUTE_MS)).not.toBe(textAt(now));
    }
  });

  test('there is time: few of them in a day', () => {
    expect(badgeTurns('time', at(24)).filter((turn) => turn >= NOON && turn < at(24))).toHaveLength(9);
    expect(badgeTurns('count', at(24))).toHaveLength(2);
    expect(badgeTurns('none', at(24))).toEqual([]);
  });
});

test.each([
  [0.5, '<1h'],
  [1, '1h'],
  [5.9, '5h'],
  [6, '6h'],
  [11.9, '6h'],
  [12, '12h'],
  [23.9, '18h'],
  [24, '1d'],
  [239, '9d'],
  [240, '9d+'],
])('an age of %f hours is said as %s', (hours, text) => {
  expect(ageStep(hours * HOUR_MS)).toBe(text);
});
