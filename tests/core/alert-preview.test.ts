import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absenceAt, absencesAround } from '../../src/core/absence';
import { alertsFor } from '../../src/core/alert-preview';
import { wallOf } from '../../src/core/local-time';
import { quietWeekOf } from '../../src/core/quiet-from-work';
import { DEFAULT_SETTINGS, type Settings, type Stage } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';
import { law } from './laws';

const BERLIN = 'Europe/Berlin';
const told = (settings: Settings, received: string, account: string | null = null): string[] => {
  const at = Date.parse(received);
  return alertsFor({ account, receivedAt: exactly(at) }, settings, BERLIN, at).alerts.map(
    ({ at: comes, kind, step, breaksThrough }) =>
      `${wallOf(comes, BERLIN).slice(5)} ${step?.stage ?? kind}${breaksThrough ? ' breaks through' : ''}`,
  );
};
const stage = (beforeMs: number, breaksThrough = false): Stage => ({ beforeMs, breaksThrough, sound: false });
const working = { ...DEFAULT_SETTINGS, quietWeek: quietWeekOf(DEFAULT_SETTINGS.workWeek) };

test('without quiet hours each stage comes at its time', () => {
  expect(told(DEFAULT_SETTINGS, '2026-11-28T13:00:00Z')).toEqual([
    '11-29T10:00 4h',
    '11-29T13:00 1h',
    '11-29T14:00 overdue',
  ]);
});

describe('with quiet hours outside of work', () => {
  test('what falls due at the weekend is told of on Friday, and again as overdue on Monday', () => {
    // Friday 14:00.
    expect(told(working, '2026-11-27T13:00:00Z')).toEqual(['11-27T17:00 away', '11-30T09:00 overdue']);
  });

  test('a message of the weekend is first told of when it is over', () => {
    // Saturday 14:00: nobody could have been told before.
    expect(told(working, '2026-11-28T13:00:00Z')).toEqual(['11-30T09:00 overdue']);
  });

  test('stages that no alert tells of are named, and what kept one back', () => {
    const at = Date.parse('2026-11-27T13:00:00Z');
    const { alerts, unsaid } = alertsFor({ account: null, receivedAt: exactly(at) }, working, BERLIN, at);
    expect(unsaid.map((step) => step.stage)).toEqual(['4h', '1h']);
    const weekend = { from: Date.parse('2026-11-27T17:00Z'), to: Date.parse('2026-11-30T08:00Z') };
    expect(alerts.map(({ absence }) => absence)).toEqual([weekend, weekend]);
  });

  test('a stage that may break through comes at its time', () => {
    const settings = { ...working, stages: [stage(4 * HOUR_MS), stage(15 * MINUTE_MS, true), stage(0)] };
    expect(told(settings, '2026-11-27T13:00:00Z')).toEqual([
      '11-27T17:00 away',
      '11-28T13:45 15m breaks through',
      '11-30T09:00 overdue',
    ]);
  });
});

test('an account of its own stages is told of by them', () => {
  const settings = { ...DEFAULT_SETTINGS, accountStages: [{ account: 'NORDWIND', stages: [stage(2 * HOUR_MS)] }] };
  expect(told(settings, '2026-11-28T13:00:00Z', 'NORDWIND')).toEqual(['11-29T12:00 2h']);
  expect(told(settings, '2026-11-28T13:00:00Z', 'SÜDWIND')).toHaveLength(3);
});

test('a stage longer than the message has time comes at once', () => {
  expect(told({ ...DEFAULT_SETTINGS, stages: [stage(30 * HOUR_MS)] }, '2026-11-28T13:00:00Z')).toEqual([
    '11-28T14:00 30h',
  ]);
});

test('switched off, none comes; paused, none before the pause is over', () => {
  expect(told({ ...DEFAULT_SETTINGS, watching: false }, '2026-11-28T13:00:00Z')).toEqual([]);
  const pausedUntil = Date.parse('2026-11-29T10:30:00Z');
  expect(told({ ...DEFAULT_SETTINGS, pausedUntil }, '2026-11-28T13:00:00Z')).toEqual([
    '11-29T11:30 4h',
    '11-29T13:00 1h',
    '11-29T14:00 overdue',
  ]);
});

test('the clocks that go on at night move no deadline', () => {
  // 28 March 2027 has no 02:30: 24 hours after Saturday 14:00 it is 15:00.
  expect(told(DEFAULT_SETTINGS, '2027-03-27T13:00:00Z').at(-1)).toBe('03-28T15:00 overdue');
});

const quietDay = fc.record({
  isOff: fc.boolean(),
  hours: fc.option(
    fc
      .record({ from: fc.integer({ min: 0, max: 23 }), to: fc.integer({ min: 0, max: 23 }) })
      .filter(({ from, to }) => from !== to)
      .map(({ from, to }) => ({ from: from * 60, to: to * 60 })),
    { nil: null },
  ),
});
const aStage = fc.record({
  beforeMs: fc.integer({ min: 0, max: 96 }).map((quarters) => quarters * 15 * MINUTE_MS),
  breaksThrough: fc.boolean(),
  sound: fc.constant(false),
});

test('at any time and with any quiet week: each stage once, in order, only what may in quiet hours', () => {
  const NOW = Date.parse('2026-11-24T12:00Z');
  law(
    150,
    fc.property(
      fc.array(quietDay, { minLength: 7, maxLength: 7 }),
      fc.uniqueArray(aStage, { selector: ({ beforeMs }) => beforeMs, minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 7 * 48 }),
      (quietWeek, stages, halfHours) => {
        const at: Instant = NOW + (halfHours * DAY_MS) / 48;
        const settings = { ...DEFAULT_SETTINGS, quietWeek, stages };
        const { alerts, unsaid } = alertsFor({ account: null, receivedAt: exactly(at) }, settings, BERLIN, at);
        const steps = alerts.flatMap(({ step }) => step ?? []);
        expect(new Set([...steps, ...unsaid].map((step) => step.stage)).size).toBe(stages.length);
        expect(steps).toEqual(steps.toSorted((a, b) => a.dueAt - b.dueAt));
        for (const { at: comes, step, kind } of alerts) {
          const isAway = absenceAt(absencesAround(quietWeek, BERLIN, comes), comes) !== null;
          if (isAway) expect(step?.breaksThrough).toBe(true);
          if (step) expect(comes).toBeGreaterThanOrEqual(step.dueAt);
          else expect(kind).toBe('away');
        }
      },
    ),
  );
});
