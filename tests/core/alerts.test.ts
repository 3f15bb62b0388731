import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlertMark, GROUP_WITHIN_MS, MAY_BE_DUE, type OpenClock } from '../../src/core/alert-steps';
import { dueAlerts, nextWakeAt, type PlannedAlert } from '../../src/core/alerts';
import { DEFAULT_SETTINGS as settings } from '../../src/core/settings';
import { HOUR_MS, type Instant, MINUTE_MS, widthMs } from '../../src/core/span';
import { deadlineOf } from '../../src/core/standing';
import { law } from './laws';
import { at, clock, NOON, span } from './told-facts';

const rules = { settings, absences: [], snoozes: [] };
/** An open clock whose deadline is so many hours from NOON. */
const due = (hours: number, threadId = 'a', widthHours = 0): OpenClock => ({
  threadId,
  account: null,
  clock: clock({ receivedAt: span(hours - 24, hours - 24 + widthHours) }),
});
const marksOf = (alerts: readonly PlannedAlert[]): AlertMark[] =>
  alerts.flatMap(({ stage, members }) => members.map((member) => ({ ...member, stage })));
const stages = (open: OpenClock[], now: Instant, marks: AlertMark[] = []) =>
  dueAlerts(open, marks, rules, now).map(({ stage, members }) => `${stage} ${members.map((m) => m.threadId).join('')}`);

describe('the stages of one clock', () => {
  test.each([
    [-4 * HOUR_MS - 1, []],
    [-4 * HOUR_MS, ['4h a']],
    [-HOUR_MS, ['1h a']],
    [-1, ['1h a']],
    [0, ['1h a']],
    [1, ['overdue a']],
  ])('%i ms from its deadline: %j', (before, expected) => {
    expect(stages([due(6)], at(6) + before)).toEqual(expected);
  });

  test('a stage that was shown is not shown again, nor one before it', () => {
    const open = [due(6)];
    const oneHour = marksOf(dueAlerts(open, [], rules, at(5)));
    expect(stages(open, at(5.5), oneHour)).toEqual([]);
    expect(stages(open, at(6.1), oneHour)).toEqual(['overdue a']);
    // Told of late, as overdue: the earlier stages are not made up for.
    const overdue = marksOf(dueAlerts(open, [], rules, at(7)));
    expect(stages(open, at(5), overdue)).toEqual([]);
  });

  test('an alert for a wide span is not repeated for the overdue clock that it turns out to be', () => {
    const shown = marksOf(dueAlerts([due(0, 'a', 3)], [], rules, at(4)));
    expect(shown.map((mark) => mark.stage)).toEqual(['overdue']);
    expect(stages([due(1)], at(4), shown)).toEqual([]);
    expect(stages([due(1, 'b')], at(4), shown)).toEqual(['overdue b']);
  });

  test('a stage is not passed over for one that comes a few minutes later', () => {
    const close = [15, 10].map((minutes) => ({ beforeMs: minutes * MINUTE_MS, breaksThrough: false, sound: false }));
    const own = { ...rules, settings: { ...settings, stages: close } };
    const open = [due(6)];
    const first = dueAlerts(open, [], own, at(5.75));
    expect(first.map(({ stage }) => stage)).toEqual(['15m']);
    expect(dueAlerts(open, marksOf(first), own, at(6) - 10 * MINUTE_MS).map(({ stage }) => stage)).toEqual(['10m']);
  });

  test('one plan has one id, whatever the order of the clocks', () => {
    const open = [due(1, 'a'), due(1.1, 'b'), due(1, 'c')];
    const ids = (some: OpenClock[]) => dueAlerts(some, [], rules, at(0.5)).map((alert) => alert.id);
    expect(ids([...open].reverse())).toEqual(ids(open));
    expect(ids(open)).toHaveLength(1);
  });
});

describe('clocks that come together', () => {
  test('within ten minutes of each other are told of together, most urgent first', () => {
    const open = [due(6.15, 'b'), due(6, 'a')];
    const told = marksOf(dueAlerts(open, [], rules, at(2.15)));
    const [alert, ...more] = dueAlerts(open, told, rules, at(5));
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ kind: 'group', stage: '1h' });
    expect(alert!.members.map((member) => member.threadId)).toEqual(['a', 'b']);
  });

  test('further apart are not', () => {
    const open = [due(6, 'a'), due(6.2, 'b')];
    const shown = dueAlerts(open, [], rules, at(2));
    expect(shown).toMatchObject([{ kind: 'clock', members: [{ threadId: 'a' }] }]);
    expect(stages(open, at(2.2), marksOf(shown))).toEqual(['4h b']);
  });

  test('nothing is said early on its own, and overdue never early in company', () => {
    const told = marksOf(dueAlerts([due(6)], [], rules, at(2)));
    expect(stages([due(6)], at(5) - MINUTE_MS, told)).toEqual([]);
    const open = [due(6, 'a'), due(6.1, 'b')];
    const marks = marksOf(dueAlerts(open, [], rules, at(5.1)));
    expect(stages(open, at(6) + 1, marks)).toEqual(['overdue a']);
  });

  test('two messages of one thread are two members', () => {
    const [alert] = dueAlerts([due(6), due(6.1)], [], rules, at(5));
    expect(alert!.members).toHaveLength(2);
  });
});

describe('a first list of day-dates', () => {
  const list = Array.from({ length: 200 }, (_, i) => due(2 + (i % 3) * 0.5, `t${i}`, 20));

  test('makes one alert, not a storm', () => {
    const shown = dueAlerts(list, [], rules, at(1));
    expect(shown).toMatchObject([{ kind: 'may-be-due', stage: MAY_BE_DUE }]);
    expect(shown[0]!.members).toHaveLength(200);
    expect(dueAlerts(list, marksOf(shown), rules, at(10))).toEqual([]);
  });

  test('gets stages of its own for each that is pinned', () => {
    const marks = marksOf(dueAlerts(list, [], rules, at(1)));
    expect(stages([due(12, 't0'), ...list.slice(1)], at(8), marks)).toEqual(['4h t0']);
  });

  test('says overdue only past the latest end', () => {
    const marks = marksOf(dueAlerts(list, [], rules, at(1)));
    expect(stages(list.slice(0, 1), at(22), marks)).toEqual([]);
    expect(stages(list.slice(0, 1), at(22) + 1, marks)).toEqual(['overdue t0']);
  });
});

describe('a pause', () => {
  const paused = { ...rules, settings: { ...settings, pausedUntil: at(6) } };
  test('holds everything back, and then the newest stage comes', () => {
    expect(dueAlerts([due(6)], [], paused, at(5))).toEqual([]);
    expect(dueAlerts([due(6)], [], paused, at(6) + 1)).toMatchObject([{ stage: 'overdue' }]);
  });
  test('ends with a wake', () => {
    expect(nextWakeAt([], [], paused, at(1))).toBe(at(6));
    expect(nextWakeAt([], [], paused, at(6))).toBeNull();
  });
});

describe('the next wake', () => {
  test('is the next stage that has not been shown', () => {
    expect(nextWakeAt([due(6)], [], rules, at(0))).toBe(at(2));
    const marks = marksOf(dueAlerts([due(6)], [], rules, at(2)));
    expect(nextWakeAt([due(6)], marks, rules, at(2))).toBe(at(5));
    const early: AlertMark[] = [{ threadId: 'a', stage: '1h', deadline: span(6) }];
    const noBadge = { ...rules, settings: { ...settings, badge: 'none' as const } };
    expect(nextWakeAt([due(6)], early, noBadge, at(2))).toBe(at(6) + 1);
  });
  test('is also when the badge changes because the first deadline comes nearer', () => {
    const timed = { ...rules, settings: { ...settings, badge: 'time' as const } };
    expect(nextWakeAt([due(24, 'b'), due(23)], [], timed, at(0))).toBe(at(5));
    expect(nextWakeAt([due(24, 'b'), due(23)], [], timed, at(5))).toBe(at(11));
    expect(nextWakeAt([due(24, 'b'), due(23)], [], rules, at(5))).toBe(at(19));
  });

  test('is also the moment when a deadline begins and ends to be past, for the badge', () => {
    expect(nextWakeAt([due(6, 'a', 10)], [], rules, at(5))).toBe(at(6) + 1);
    expect(nextWakeAt([due(6, 'a', 10)], [], rules, at(7))).toBe(at(16) + 1);
  });
  test('is none when nothing lies ahead', () => {
    expect(nextWakeAt([], [], rules, NOON)).toBeNull();
    expect(nextWakeAt([due(6)], [], rules, at(6) + 1)).toBeNull();
  });
});

describe('a worker that wakes only when it asked to', () => {
  const openClocks = fc
    .array(fc.record({ due: fc.integer({ min: 0, max: 3000 }), width: fc.constantFrom(0, 1, 59, 61, 900, 1440) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((minutes) => minutes.map(({ due: from, width }, i) => due(from / 60, `t${i}`, width / 60)));

  /** Every wake and what was shown at it, until none is asked for. */
  function run(open: OpenClock[], from: Instant) {
    const shown: { at: Instant; alert: PlannedAlert }[] = [];
    const marks: AlertMark[] = [];
    for (let now: Instant | null = from; now !== null; ) {
      for (const alert of dueAlerts(open, marks, rules, now)) {
        shown.push({ at: now, alert });
        marks.push(...marksOf([alert]));
      }
      expect(dueAlerts(open, marks, rules, now)).toEqual([]);
      const next = nextWakeAt(open, marks, rules, now);
      if (next !== null) expect(next).toBeGreaterThan(now);
      now = next;
    }
    return shown;
  }

  test('shows every stage of every clock once, on time, and none twice', () => {
    law(
      250,
      fc.property(openClocks, (open) => {
        const shown = run(open, at(-10));
        for (const { threadId, clock: one } of open) {
          const deadline = deadlineOf(one, settings);
          const own = shown.filter(({ alert }) => alert.members.some((member) => member.threadId === threadId));
          const isWide = widthMs(deadline) > HOUR_MS;
          expect(own.map(({ alert }) => alert.stage)).toEqual(
            isWide ? [MAY_BE_DUE, 'overdue'] : ['4h', '1h', 'overdue'],
          );
          for (const { at: shownAt, alert } of own) {
            const before = { '4h': 4, '1h': 1, [MAY_BE_DUE]: 4 }[alert.stage];
            const dueAt = before === undefined ? deadline.latest + 1 : deadline.earliest - before * HOUR_MS;
            expect(shownAt).toBeLessThanOrEqual(dueAt);
            expect(shownAt).toBeGreaterThanOrEqual(before === undefined ? dueAt : dueAt - GROUP_WITHIN_MS);
          }
        }
      }),
    );
  });
});
