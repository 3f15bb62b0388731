import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { migrateSettings } from '../../src/platform/settings-migrations';
import { parseSettings } from '../../src/platform/settings-schema';

const HOUR = 3_600_000;

/** As version 1 stored them, of each release: later ones had more fields. */
const FIRST = {
  ...{ version: 1, hours: 24, targetShare: 0.95, lateMarkExcludes: true, showNames: true, staleAfterMs: 6 * HOUR },
  stages: [
    { name: '2h', beforeMs: 2 * HOUR },
    { name: 'overdue', beforeMs: 0 },
  ],
  ...{ pausedUntil: null, keepNamesDays: 10 },
};
const LATER = { ...FIRST, exactTimes: true, replyAnswersEarlier: false, averageHours: 10, automatedRepliesIn: ['N'] };

describe('settings of version 1', () => {
  test.each([FIRST, LATER])('keep every choice and get defaults for what is new', (stored) => {
    const { version: _, stages: __, ...choices } = stored;
    expect(parseSettings(stored)).toEqual({
      ...DEFAULT_SETTINGS,
      ...choices,
      stages: [
        { beforeMs: 2 * HOUR, breaksThrough: false, sound: true },
        { beforeMs: 0, breaksThrough: false, sound: true },
      ],
    });
  });

  test('that are broken are not made whole by being brought forward', () => {
    expect(parseSettings({ ...FIRST, stages: 'none' })).toBeNull();
    expect(parseSettings({ ...FIRST, stages: [{ name: 'x', beforeMs: 'soon' }] })).toBeNull();
    expect(parseSettings({ ...FIRST, invented: 1 })).toBeNull();
  });
});

test.each([null, 'x', {}, { version: 0 }, { version: 1.5 }, { version: DEFAULT_SETTINGS.version + 1, hours: 20 }])(
  'what is no settings of a known version is left as it is, and refused: %j',
  (stored) => {
    expect(migrateSettings(stored)).toBe(stored);
    expect(parseSettings(stored)).toBeNull();
  },
);

test('settings of this version come back as they are', () => {
  expect(parseSettings(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

describe('quiet hours', () => {
  const quiet = (...days: [boolean, [number, number] | null][]) =>
    parseSettings({
      ...DEFAULT_SETTINGS,
      quietWeek: days.map(([isOff, hours]) => ({ isOff, hours: hours && { from: hours[0] * 60, to: hours[1] * 60 } })),
    });
  const every = (day: [boolean, [number, number] | null]) => quiet(day, day, day, day, day, day, day);

  test('across midnight are taken', () => expect(every([false, [18, 9]])).not.toBeNull());
  test('that leave less than an hour of the week are refused', () => {
    expect(every([true, null])).toBeNull();
    expect(every([false, [9, 8.9]])).toBeNull();
    expect(quiet([false, null], ...Array(6).fill([true, null]))).not.toBeNull();
  });
  test('that end when they begin are refused', () => {
    expect(every([false, [9, 9]])).toBeNull();
    expect(every([false, [0, 24]])).toBeNull();
  });
});
