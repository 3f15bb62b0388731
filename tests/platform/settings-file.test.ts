import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { filedSettings, MOST_SETTINGS_BYTES, settingsFile, settingsOfFile } from '../../src/platform/settings-file';

const NOW = Date.UTC(2026, 10, 28);
const CHOSEN: Settings = {
  ...DEFAULT_SETTINGS,
  ...{ hours: 20, badge: 'time', nudgeAfterMs: null, watching: false, exactTimes: true, pausedUntil: NOW },
  accountStages: [{ account: 'NORDWIND „ß“', stages: [{ beforeMs: 900_000, breaksThrough: true, sound: false }] }],
};
const changed = (change: (file: any) => void): string => {
  const file = JSON.parse(settingsFile(CHOSEN, NOW));
  change(file);
  return JSON.stringify(file);
};

test('a file gives back what it was made of, but for what is this browser’s own', () => {
  const { version: _, watching: __, exactTimes: ___, pausedUntil: ____, ...rest } = CHOSEN;
  expect(settingsOfFile(settingsFile(CHOSEN, NOW))).toEqual(rest);
  expect(filedSettings(CHOSEN)).toEqual(rest);
});

test('a file of version 1 is brought forward', () => {
  const file = {
    format: 'reply-clock-settings',
    version: 1,
    settings: { stages: [{ name: '2h', beforeMs: 7_200_000 }] },
  };
  expect(settingsOfFile(JSON.stringify(file)).stages).toEqual([
    { beforeMs: 7_200_000, breaksThrough: false, sound: true },
  ]);
});

test('a file cannot switch on exact times, switch off reading or pause', () => {
  const taken = settingsOfFile(
    changed(({ settings }) => Object.assign(settings, { exactTimes: true, watching: false, pausedUntil: 5 })),
  );
  for (const name of ['exactTimes', 'watching', 'pausedUntil']) expect(taken).not.toHaveProperty(name);
});

describe('a file is refused whole, with the reason', () => {
  test.each([
    ['cut off', settingsFile(CHOSEN, NOW).slice(0, 300), 'not-json', null],
    ['of something else', '{"format":"reply-clock-ledger","version":1}', 'foreign', null],
    ['that is no object', 'null', 'foreign', null],
    ['of a newer version', changed((file) => Object.assign(file, { version: 3 })), 'newer', null],
    ['without settings', changed((file) => Reflect.deleteProperty(file, 'settings')), 'damaged', 'settings'],
    ['with a bad number', changed(({ settings }) => Object.assign(settings, { hours: 0 })), 'damaged', 'hours'],
    ['with a bad stage', changed(({ settings }) => (settings.stages[1].beforeMs = -5)), 'damaged', 'stages.1.beforeMs'],
    ['with an unknown field', changed(({ settings }) => Object.assign(settings, { extra: 1 })), 'damaged', 'extra'],
    ['too big', ' '.repeat(MOST_SETTINGS_BYTES + 1), 'too-big', null],
  ])('%s', (_name, text, why, field) => {
    let refused: unknown = null;
    try {
      settingsOfFile(text);
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({ why, field });
  });
});
