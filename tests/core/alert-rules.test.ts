import { describe, expect, test } from 'vitest';
import { absencesAround } from '../../src/core/absence';
import type { AlertMark, AlertRules, OpenClock } from '../../src/core/alert-steps';
import { dueAlerts, nextWakeAt, type PlannedAlert } from '../../src/core/alerts';
import {
  DEFAULT_SETTINGS,
  type QuietDay,
  type Settings,
  type Stage,
  stageMs,
  stageName,
} from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS, type Instant, later, MINUTE_MS } from '../../src/core/span';
import { clock } from './told-facts';

const ZONE = 'Europe/Berlin';
/** Six in the evening to nine in the morning, and the whole weekend. */
const WEEK: QuietDay[] = DEFAULT_SETTINGS.quietWeek.map((_, day) => ({
  isOff: day >= 5,
  hours: { from: 18 * 60, to: 9 * 60 },
}));
/** A Tuesday in Berlin, in winter. */
const berlin = (wall: string): Instant => Date.parse(`2026-11-24T${wall}:00+01:00`);
const stage = (minutes: number, breaksThrough = false): Stage => ({
  ...{ beforeMs: minutes * MINUTE_MS, breaksThrough, sound: false },
});
const quiet: Settings = { ...DEFAULT_SETTINGS, quietWeek: WEEK };

const due = (deadline: Instant, threadId = 'a', account: string | null = null): OpenClock => ({
  ...{ threadId, account, clock: clock({ receivedAt: later(exactly(deadline), -DAY_MS) }) },
});
const rulesAt = (now: Instant, settings = quiet, snoozes: AlertRules['snoozes'] = []): AlertRules => ({
  ...{ settings, snoozes, absences: absencesAround(settings.quietWeek, ZONE, now) },
});
const marksOf = (alerts: readonly PlannedAlert[]): AlertMark[] =>
  alerts.flatMap(({ stage, members }) => members.map((member) => ({ stage, ...member })));
const told = (stage: string, deadline: Instant): AlertMark[] => [{ threadId: 'a', stage, deadline: exactly(deadline) }];
const planned = (open: OpenClock[], now: Instant, settings = quiet, marks: AlertMark[] = []) =>
  dueAlerts(open, marks, rulesAt(now, settings), now);
const kinds = (...asked: Parameters<typeof planned>) => planned(...asked).map(({ kind, stage }) => `${kind} ${stage}`);

describe('quiet hours', () => {
  test('keep alerts back, and the newest stage comes when they are over', () => {
    const open = [due(berlin('22:00'))];
    expect(planned(open, berlin('21:00'))).toEqual([]);
    expect(nextWakeAt(open, [], rulesAt(berlin('22:30')), berlin('22:30'))).toBe(berlin('09:00') + DAY_MS);
    expect(kinds(open, berlin('09:00') + DAY_MS)).toEqual(['clock overdue']);
  });

  test('are broken by a stage that may, and by no other', () => {
    const settings = { ...quiet, stages: [stage(60), stage(15, true), stage(0)] };
    const open = [due(berlin('22:00'))];
    expect(kinds(open, berlin('21:00'), settings)).toEqual([]);
    expect(kinds(open, berlin('21:45'), settings)).toEqual(['clock 15m']);
    expect(kinds(open, berlin('22:01'), settings, told('15m', berlin('22:00')))).toEqual([]);
  });

  test('end by the clock on the wall also in the night in which it is changed', () => {
    // On 28 March 2027, a Sunday, two o'clock is three o'clock. Here Sundays are none of the days off.
    const settings = { ...quiet, quietWeek: WEEK.map((day) => ({ ...day, isOff: false })) };
    const nine = Date.parse('2027-03-28T09:00:00+02:00');
    const open = [due(nine - HOUR_MS)];
    expect(planned(open, nine - 1, settings)).toEqual([]);
    expect(kinds(open, nine, settings)).toEqual(['clock overdue']);
  });
});

describe('before an absence', () => {
  test('what falls due in it is told of, once, and what falls due after it is not', () => {
    const [inside, after] = [due(berlin('02:10') + DAY_MS), due(berlin('11:00') + DAY_MS, 'b')];
    const now = berlin('17:00');
    expect(planned([inside, after], now - 1)).toEqual([]);
    const [alert, ...more] = planned([inside, after], now);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'away',
      members: [{ threadId: 'a' }],
      absence: { from: berlin('18:00'), to: berlin('09:00') + DAY_MS },
    });
    expect(planned([inside, after], now + 1, quiet, marksOf([alert!]))).toEqual([]);
    expect(planned([inside, after], berlin('18:00'))).toEqual([]);
  });

  test('so is what falls due so soon after it that its last warning would come inside', () => {
    expect(kinds([due(berlin('09:30') + DAY_MS)], berlin('17:00'))).toEqual([`away away@${berlin('18:00')}`]);
  });

  test('on a Friday, what falls due at the weekend', () => {
    const friday = (wall: string): Instant => berlin(wall) + 3 * DAY_MS;
    // Until Friday's evening nobody could answer it later: it came on Friday afternoon.
    const [alert] = planned([due(friday('16:30') + DAY_MS)], friday('17:00'));
    expect(alert).toMatchObject({ kind: 'away', absence: { from: friday('18:00'), to: friday('09:00') + 3 * DAY_MS } });
  });

  test('one that comes to be known late is told of together with the others', () => {
    const now = berlin('17:30');
    const [first, second] = [due(berlin('20:00')), due(berlin('21:30'), 'b')];
    const warned = marksOf(planned([second], berlin('17:00')));
    const [alert] = planned([first, second], now, quiet, warned).filter(({ kind }) => kind === 'away');
    expect(alert!.members.map(({ threadId }) => threadId)).toEqual(['a', 'b']);
  });
});

describe('a snooze', () => {
  const settings = DEFAULT_SETTINGS;
  const deadline = berlin('16:00');
  const snoozed = (until: Instant, now: Instant, by = settings) =>
    rulesAt(now, by, [{ threadId: 'a', deadline: exactly(deadline), until }]);

  test('keeps one message silent and brings it back once', () => {
    const rules = snoozed(berlin('13:00'), berlin('12:00'));
    const four = told('4h', deadline);
    expect(dueAlerts([due(deadline)], four, rules, berlin('12:59'))).toEqual([]);
    expect(nextWakeAt([due(deadline)], four, rules, berlin('12:00'))).toBe(berlin('13:00'));
    const back = dueAlerts([due(deadline)], four, rules, berlin('13:00'));
    expect(back).toHaveLength(1);
    expect(dueAlerts([due(deadline)], [...four, ...marksOf(back)], rules, berlin('13:01'))).toEqual([]);
  });

  test('cannot pass the last warning', () => {
    const rules = snoozed(berlin('18:00'), berlin('12:00'));
    expect(dueAlerts([due(deadline)], [], rules, berlin('15:00'))).toMatchObject([{ stage: '1h' }]);
  });

  test('nor the warning before an absence that would swallow the last one', () => {
    const night = { ...quiet, stages: [stage(30)] };
    const late = berlin('20:00');
    const now = berlin('17:00');
    const rules = rulesAt(now, night, [{ threadId: 'a', deadline: exactly(late), until: berlin('19:00') }]);
    expect(dueAlerts([due(late)], [], rules, now).map(({ kind }) => kind)).toContain('away');
  });
});

test('what was missed while the computer slept comes in one', () => {
  const open = [due(berlin('10:00')), due(berlin('11:40'), 'b'), due(berlin('14:50'), 'c')];
  const [alert, ...more] = planned(open, berlin('11:00'), DEFAULT_SETTINGS);
  expect(more).toEqual([]);
  expect(alert).toMatchObject({
    ...{ kind: 'digest', missed: 'asleep' },
    members: [{ stage: 'overdue' }, { stage: '1h' }, { stage: '4h' }],
  });
});

test('an account with stages of its own has no others', () => {
  const settings: Settings = { ...DEFAULT_SETTINGS, accountStages: [{ account: 'NORDWIND', stages: [stage(120)] }] };
  const deadline = berlin('16:00');
  const open = [due(deadline, 'a', 'NORDWIND'), due(deadline, 'b', 'SUEDWIND')];
  expect(kinds(open, berlin('15:00'), settings, told('2h', deadline))).toEqual(['clock 1h']);
  expect(kinds(open, deadline - 2 * HOUR_MS, settings, [{ ...told('4h', deadline)[0]!, threadId: 'b' }])).toEqual([
    'clock 2h',
  ]);
});

test.each([0, 5, 60, 90, 719])('the name of a stage %i minutes before tells its time', (minutes) => {
  expect(stageMs(stageName(minutes * MINUTE_MS))).toBe(minutes * MINUTE_MS);
});

test("what is no stage's name tells none", () => {
  for (const name of ['', 'may-be-due', 'digest', 'snooze@5', 'h']) expect(stageMs(name)).toBeNull();
});

test('stages that are added tell nothing anew of what was told later', () => {
  const settings = { ...DEFAULT_SETTINGS, stages: [stage(240), stage(120)] };
  const deadline = berlin('16:00');
  expect(planned([due(deadline)], berlin('15:30'), settings, told('1h', deadline))).toEqual([]);
  expect(planned([due(deadline)], deadline + DAY_MS, settings, told('overdue', deadline))).toEqual([]);
  expect(kinds([due(deadline)], berlin('14:00'), settings, told('4h', deadline))).toEqual(['clock 2h']);
});
