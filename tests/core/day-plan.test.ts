import { describe, expect, test } from 'vitest';
import { absencesAround } from '../../src/core/absence';
import type { OpenClock } from '../../src/core/alert-steps';
import { absenceAhead, dayPlanOf } from '../../src/core/day-plan';
import { DEFAULT_SETTINGS, type QuietDay, type Settings } from '../../src/core/settings';
import { HOUR_MS, type Instant } from '../../src/core/span';
import { clock } from './told-facts';

const ZONE = 'Europe/Berlin';
/** Of November 2026, when Berlin is an hour ahead of UTC; the 27th is a Friday. */
const berlin = (day: number, hours: number, minutes = 0): Instant => Date.UTC(2026, 10, day, hours - 1, minutes);
const FRIDAY = 27;
const MONDAY = 30;

const NIGHT = { from: 18 * 60, to: 9 * 60 };
/** Evenings from 18:00 to 9:00, and the weekend. */
const quietWeek = Array.from({ length: 7 }, (_, day): QuietDay => ({ isOff: day > 4, hours: NIGHT }));
const WEEKEND = { from: berlin(FRIDAY, 18), to: berlin(MONDAY, 9) };
const neverQuiet = DEFAULT_SETTINGS;
const quiet: Settings = { ...DEFAULT_SETTINGS, quietWeek };

const dueAt = (threadId: string, from: Instant, to = from, account: string | null = null): OpenClock => ({
  ...{ threadId, account },
  clock: clock({ receivedAt: { earliest: from - 24 * HOUR_MS, latest: to - 24 * HOUR_MS } }),
});
const planAt = (now: Instant, open: OpenClock[], settings = quiet, readAt: Instant[] = [now]) => {
  const rules = { settings, absences: absencesAround(settings.quietWeek, ZONE, now), snoozes: [] };
  const reads = readAt.map((at) => ({ account: null, at }));
  return dayPlanOf(open, rules, reads, ZONE, now);
};
const replies = (now: Instant, ...open: OpenClock[]) =>
  planAt(now, open).replies.map(({ threadId, why }) => `${threadId} ${why}`);

describe('the absence that is planned for', () => {
  const ahead = (settings: Settings, now: Instant) =>
    absenceAhead(settings, absencesAround(settings.quietWeek, ZONE, now), ZONE, now);

  test.each([
    ['the next quiet hours', quiet, berlin(26, 12), { from: berlin(26, 18), to: berlin(FRIDAY, 9) }],
    ['on Fridays the weekend with the nights around it', quiet, berlin(FRIDAY, 12), WEEKEND],
    ['the one that is now', quiet, berlin(28, 12), WEEKEND],
    [
      'without quiet hours the time between working hours',
      neverQuiet,
      berlin(26, 12),
      { from: berlin(26, 18), to: berlin(FRIDAY, 9) },
    ],
    ['and the weekend between them', neverQuiet, berlin(FRIDAY, 12), WEEKEND],
    ['after work, from now on', neverQuiet, berlin(FRIDAY, 20), { from: berlin(FRIDAY, 20), to: berlin(MONDAY, 9) }],
    ['before work, until it begins', neverQuiet, berlin(26, 7), { from: berlin(26, 7), to: berlin(26, 9) }],
  ])('%s', (_, settings, now, absence) => {
    expect(ahead(settings, now)).toEqual(absence);
  });

  test('who works on one day is away until that day of next week', () => {
    const fridays = DEFAULT_SETTINGS.workWeek.map((hours, day) => (day === 4 ? hours : null));
    const settings = { ...neverQuiet, workWeek: fridays };
    expect(ahead(settings, berlin(FRIDAY, 12))).toEqual({ from: berlin(FRIDAY, 18), to: berlin(34, 9) });
  });

  test('none where no hours are set, nor for who works around the clock', () => {
    const never = { ...neverQuiet, workWeek: Array.from({ length: 7 }, () => null) };
    const always = { ...neverQuiet, workWeek: Array.from({ length: 7 }, () => ({ from: 0, to: 24 * 60 })) };
    for (const settings of [never, always]) {
      expect(ahead(settings, berlin(FRIDAY, 12))).toBeNull();
      expect(planAt(berlin(FRIDAY, 12), [dueAt('a', berlin(FRIDAY, 11))], settings).replies).toEqual([]);
    }
  });
});

describe('what cannot wait', () => {
  const NOW = berlin(26, 12);
  const [LEAVES, BACK] = [berlin(26, 18), berlin(FRIDAY, 9)];

  test('by its reason, and each reason by deadline', () => {
    expect(
      replies(
        NOW,
        dueAt('after', BACK + HOUR_MS / 2),
        dueAt('maybe', LEAVES - HOUR_MS, LEAVES + 2 * HOUR_MS),
        dueAt('later', BACK - HOUR_MS),
        dueAt('sooner', LEAVES + HOUR_MS),
        dueAt('today', LEAVES - HOUR_MS),
        dueAt('overdue', NOW - HOUR_MS),
        dueAt('beyond', BACK + 2 * HOUR_MS),
      ),
    ).toEqual(['overdue overdue', 'today today', 'sooner before', 'later before', 'after after', 'maybe maybe']);
  });

  test.each([
    ['due as he leaves', LEAVES, LEAVES, 'today'],
    ['due a moment later', LEAVES + 1, LEAVES + 1, 'before'],
    ['due a moment before he is back', BACK - 1, BACK - 1, 'before'],
    ['due as he is back', BACK, BACK, 'after'],
    ['due an hour after, its last warning as he comes', BACK + HOUR_MS, BACK + HOUR_MS, null],
    ['past its earliest end, not its latest', NOW - HOUR_MS / 2, NOW + 1, 'today'],
    ['wide, and all of it before he leaves', NOW + HOUR_MS, NOW + 4 * HOUR_MS, 'today'],
    ['wide, and all of it in the absence', LEAVES + HOUR_MS, BACK - HOUR_MS, 'before'],
    ['wide, and some of it after the absence', LEAVES + HOUR_MS, BACK + HOUR_MS, 'maybe'],
    ['wide, from before he leaves', NOW - HOUR_MS, BACK + HOUR_MS, 'maybe'],
    ['wide, and its one warning in the absence', BACK + HOUR_MS, BACK + 9 * HOUR_MS, 'maybe'],
    ['wide, and its one warning after it', BACK + 4 * HOUR_MS, BACK + 9 * HOUR_MS, null],
  ])('%s', (_, from, to, why) => {
    expect(replies(NOW, dueAt('a', from, to))).toEqual(why === null ? [] : [`a ${why}`]);
  });

  test('while he is away nothing is due before he leaves', () => {
    const late = LEAVES + 3 * HOUR_MS;
    expect(replies(late, dueAt('a', late - HOUR_MS / 2, late + 1), dueAt('b', BACK - 1))).toEqual([
      'a before',
      'b before',
    ]);
  });

  test('a thread is named once, for its message that presses most', () => {
    const [before, overdue] = [dueAt('a', LEAVES + HOUR_MS), dueAt('a', NOW - HOUR_MS)];
    const plan = planAt(NOW, [before, overdue, dueAt('a', BACK + 5 * HOUR_MS)]);
    expect(plan.replies).toMatchObject([{ threadId: 'a', why: 'overdue', deadline: { latest: NOW - HOUR_MS } }]);
    // The reply answers all of it.
    expect(plan.lookAgainBy).toBe(NOW + 23 * HOUR_MS);
  });

  test('what may have been answered since is never called overdue', () => {
    const { clock: known, ...whose } = dueAt('a', NOW - HOUR_MS);
    expect(replies(NOW, { ...whose, clock: { ...known, remembered: true } })).toEqual(['a maybe']);
  });
});

describe('the latest time to look again', () => {
  const NOW = berlin(FRIDAY, 17, 50);

  test('a message that came right after the last look, less the last warning: it may lie in the absence', () => {
    const { lookAgainBy, absence } = planAt(NOW, []);
    expect(lookAgainBy).toBe(berlin(28, 16, 50));
    expect(lookAgainBy! < absence!.to).toBe(true);
  });

  test('the inbox that was left first decides, also where that time has passed', () => {
    expect(planAt(NOW, [], quiet, [NOW, berlin(FRIDAY, 9)]).lookAgainBy).toBe(berlin(28, 8));
    expect(planAt(NOW, [], quiet, [NOW, berlin(25, 9)]).lookAgainBy).toBe(berlin(26, 8));
  });

  test('what is open beyond the absence comes before what may have come, and what was planned does not count', () => {
    const open = [dueAt('planned', berlin(28, 3)), dueAt('beyond', berlin(26, 14))];
    const tonight = planAt(berlin(25, 15), open, quiet, [berlin(25, 15)]);
    expect(tonight.replies).toEqual([]);
    expect(tonight.lookAgainBy).toBe(berlin(26, 13));
    expect(planAt(NOW, open.slice(0, 1)).lookAgainBy).toBe(berlin(28, 16, 50));
  });

  test('an account of its own stages has a last warning of its own', () => {
    const stages = [{ beforeMs: 6 * HOUR_MS, breaksThrough: false, sound: false }];
    const settings = { ...quiet, accountStages: [{ account: 'NORDWIND', stages }] };
    const rules = { settings, absences: absencesAround(quietWeek, ZONE, NOW), snoozes: [] };
    const reads = [{ account: 'NORDWIND', at: NOW }];
    expect(dayPlanOf([], rules, reads, ZONE, NOW).lookAgainBy).toBe(berlin(28, 11, 50));
  });

  test('nothing is said where no inbox was ever read', () => {
    expect(planAt(NOW, [], quiet, []).lookAgainBy).toBeNull();
  });
});
