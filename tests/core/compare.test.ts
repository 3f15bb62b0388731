import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CauseKind, Compared } from '../../src/core/candidate-causes';
import { DEFAULT_RULES, type LedgerClock, type Rules } from '../../src/core/clock';
import { comparisonOf } from '../../src/core/compare';
import { scoreOf } from '../../src/core/score';
import { DAY_MS } from '../../src/core/span';
import { parseFigure } from '../../src/core/typed-figure';
import { anyClock, anyRules, ledgerClock } from './clock-choices';
import { at, closing, NOON, span } from './told-facts';

let made = 0;
const received = (hours: number, over: Partial<LedgerClock> = {}) =>
  ledgerClock({ threadId: `case:${++made}`, receivedAt: span(hours), ...over });
const onTime = (hours: number, over: Partial<LedgerClock> = {}) =>
  received(hours, { closing: closing('reply', hours + 1), ...over });
const late = (hours: number, over: Partial<LedgerClock> = {}) =>
  received(hours, { closing: closing('reply', hours + 30), ...over });
const times = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));

const compare = (clocks: LedgerClock[], figure: string, over: Partial<Compared> = {}, rules: Rules = DEFAULT_RULES) =>
  comparisonOf({
    ...{ all: clocks, scope: { account: null, marketplaceId: null }, rulesOf: () => rules, now: NOON, days: 30 },
    ...{ knownFrom: NOON - 200 * DAY_MS, typed: parseFigure(figure, 'on-time')! },
    ...over,
  });

/** 17 on time, one late: 94.4 %. */
const ORDINARY = [...times(17, (i) => onTime(-100 - 9 * i)), late(-200)];

describe('one cause planted', () => {
  const quick = { closing: closing('reply', -70 + 1 / 60), quick: true as const };
  const thread = [onTime(-90, { threadId: 'case:t' }), late(-80, { threadId: 'case:t', ordinal: 1 })];
  const alma = { account: 'ALMA' };
  test.each<[CauseKind, LedgerClock[], LedgerClock[], string]>([
    // 18 / 20 with the thanks late; 18 / 19 without them.
    ['thanks', [...thread], [thread[1]!], '94,7 %'],
    ['unclear', [received(-70, { closing: closing('either', -69, -40) })], [], '94.7'],
    ['told', [onTime(-70, { closing: { at: span(-60), by: 'reply', told: 'f1' } })], [], '89.5'],
    ['automated', [onTime(-70, quick)], [], '89.5'],
    ['followed', [onTime(-70, { followed: 'surely' })], [], '89.5'],
    ['late-marks', [received(-70, { closing: closing('mark', -30) })], [], '89.5'],
    ['edge', [late(-30 * 24 - 10)], [], '89.5'],
    ['edge', [late(-30 * 24 + 10)], [], '94.4'],
    ['day-old', [received(-40, { closing: closing('reply', -10) })], [], '94.4'],
    ['scope', [late(-70, alma)], [], '94.4'],
  ])('%s is named with its messages, and explains the figure', (kind, planted, only, figure) => {
    const { candidates, agreement } = compare([...ORDINARY, ...planted], figure);
    const found = candidates.find((each) => each.kind === kind)!;
    expect(found.clocks).toEqual(only.length > 0 ? only : planted);
    expect(found.explains).toBe(true);
    expect(agreement).toBe(kind === 'unclear' ? 'in-range' : 'none');
    expect(candidates[0]!.explains).toBe(true);
  });

  test('other messages than those of the account that is chosen', () => {
    const scope = { account: 'NORDWIND', marketplaceId: null };
    const [found] = compare([...ORDINARY, late(-70, alma)], '89.5', { scope }).candidates;
    expect(found).toMatchObject({ kind: 'scope', explains: true, scope: { account: null, marketplaceId: null } });
    expect(found!.clocks).toHaveLength(1);
  });

  test('messages from before the inbox was known: how many is not known, nor what they explain', () => {
    const { candidates } = compare(ORDINARY, '70', { knownFrom: at(-100) });
    expect(candidates.find(({ kind }) => kind === 'unseen')).toEqual({
      ...{ kind: 'unseen', clocks: [], share: null, explains: null },
    });
    expect(compare(ORDINARY, '70').candidates).toEqual([]);
  });
});

test('a reply time of the seller’s own is named: Amazon counts 24 hours', () => {
  const planted = onTime(-70, { closing: closing('reply', -50) });
  const [found] = compare([...ORDINARY, planted], '94.7', {}, { ...DEFAULT_RULES, hours: 12 }).candidates;
  expect(found).toMatchObject({ kind: 'hours', explains: true, clocks: [planted] });
});

describe('another marketplace', () => {
  const of = (marketplaceId: string, clocks: LedgerClock[]) => clocks.map((clock) => ({ ...clock, marketplaceId }));
  const quick = (hours: number) => onTime(hours, { quick: true });
  const counted = [...of('DE', ORDINARY), ...of('FR', [...times(12, (i) => onTime(-90 - i)), late(-80)])];

  test('that has the figure comes before those of which nearly anything may be true', () => {
    const wide = ['ES', 'IT', 'NL'].flatMap((name) => of(name, [onTime(-60), quick(-70), quick(-75)]));
    const rules = { ...DEFAULT_RULES, automatedReplies: true };
    const found = compare([...counted, ...wide], '92.3', {}, rules).candidates.find(({ kind }) => kind === 'scope');
    expect(found).toMatchObject({ explains: true, scope: { marketplaceId: 'FR' } });
  });

  test('is named once where two names mean the same messages', () => {
    const scope = { account: 'NORDWIND', marketplaceId: 'DE' };
    const scopes = compare(counted, '93.5', { scope }).candidates.filter(({ kind }) => kind === 'scope');
    expect(scopes.map((each) => each.scope!.marketplaceId)).toEqual([null, 'FR']);
  });
});

test('a cause that does not suffice is named, and said not to explain it alone', () => {
  const { candidates, gap } = compare([...ORDINARY, late(-70, { threadId: 'x' }), onTime(-71, { quick: true })], '50');
  expect(gap).toBeCloseTo(0.5 - 18 / 20);
  const automated = candidates.find(({ kind }) => kind === 'automated')!;
  expect([automated.explains, automated.share]).toEqual([false, { min: 17 / 20, max: 18 / 20 }]);
});

test('a figure that differs in digits that it does not show is the same, however it was rounded', () => {
  const agreement = (figure: string) => compare(ORDINARY, figure).agreement;
  // 94.44…
  expect(['94', '95', '94.4', '94.5', '94,44 %'].map(agreement)).toEqual(times(5, () => 'rounded'));
  expect(['93', '96', '94.3', '94.6'].map(agreement)).toEqual(times(4, () => 'none'));
  expect(compare(ORDINARY.slice(0, 17), '100').agreement).toBe('exact');
  expect(compare([onTime(-50), received(-60, { closing: closing('either', -50, -30) })], '49').agreement).toBe('none');
  expect(compare([onTime(-50), received(-60, { closing: closing('either', -50, -30) })], '50').agreement).toBe(
    'in-range',
  );
  expect(compare([], '90')).toMatchObject({ agreement: 'unknown', share: null, gap: null });
});

describe('what is typed', () => {
  test.each([
    ['93,5 %', 0.935, 0.001],
    [' 93.5% ', 0.935, 0.001],
    ['93', 0.93, 0.01],
    ['0', 0, 0.01],
    ['100', 1, 0.01],
    ['6.25\u00a0%', 0.0625, 0.0001],
  ])('%s is taken', (text, onTimeShare, step) => {
    const figure = parseFigure(text, 'on-time')!;
    expect(figure.onTime).toBe(onTimeShare);
    expect(figure.step).toBeCloseTo(step, 9);
  });

  test.each(['', '%', 'abc', '-3', '101', '100,1', '93.5.1', '9 3', '1e1', '93,5 % %', '0.12345'])(
    '%j is refused',
    (text) => {
      expect(parseFigure(text, 'on-time')).toBeNull();
    },
  );

  test('a late response rate is what is left of the share on time', () => {
    expect(parseFigure('6,5', 'late')!.onTime).toBe(0.935);
    expect(parseFigure('0', 'late')!.onTime).toBe(1);
  });
});

test('our share is the score’s, and a figure within it is allowed by what is unclear', () => {
  fc.assert(
    fc.property(fc.array(anyClock(40), { maxLength: 12 }), anyRules, fc.nat(100), (drawn, rules, percent) => {
      const clocks = drawn.map((clock, i) => ({ ...clock, ordinal: i }));
      const { share, agreement, candidates } = compare(clocks, String(percent), {}, rules);
      expect(share).toEqual(scoreOf(clocks, rules, NOON, null)[30].share);
      if (share && share.min <= percent / 100 && percent / 100 <= share.max)
        expect(agreement).toBe(share.min === share.max ? 'exact' : 'in-range');
      for (const each of candidates.filter(({ kind }) => kind !== 'unseen'))
        expect(each.clocks.length).toBeGreaterThan(0);
    }),
  );
});
