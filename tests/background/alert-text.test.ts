import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { alertWords } = await import('../../src/background/alert-text');

const NOW = new Date(2026, 10, 27, 17, 0).getTime();
const subject = { buyer: 'Anna K.', subject: 'Where is it', account: 'NORDWIND', readAsOf: NOW };
const member = (hours: number, widthHours = 0) => ({
  threadId: 'case:a',
  deadline: { earliest: NOW + hours * HOUR_MS, latest: NOW + (hours + widthHours) * HOUR_MS },
});
const away = { from: NOW + HOUR_MS, to: NOW + 16 * HOUR_MS };
const words = (alert: Partial<Parameters<typeof alertWords>[0]>, readAsOf = NOW) =>
  alertWords(
    { kind: 'clock', stage: '1h', members: [member(1)], ...alert },
    { ...subject, readAsOf },
    DEFAULT_SETTINGS,
    NOW,
  );

describe('before an absence', () => {
  const told = (...members: ReturnType<typeof member>[]) => words({ kind: 'away', members, absence: away });
  test('it says how many fall due, until when, and the first', () => {
    expect(told(member(3), member(9))).toEqual({
      title: '2 messages fall due before you are back, Sat 09:00',
      message: 'The first by 20:00 · NORDWIND',
    });
    expect(told(member(3)).title).toBe('1 message falls due before you are back, Sat 09:00');
  });
  test('what falls due right after, and what only may, is told apart', () => {
    expect(told(member(3), member(4, 12), member(16.5)).message).toBe(
      'The first by 20:00 · 1 more soon after · 1 more may fall due · NORDWIND',
    );
    expect(told(member(16.5)).title).toBe('1 message falls due soon after you are back, Sat 09:00');
    expect(told(member(4, 12)).title).toBe('1 message may fall due before you are back, Sat 09:00');
  });
});

test('what was missed is one sentence, what is sure first', () => {
  const members = [member(-3), member(-2), member(-1), member(-0.5, 4), member(0.5), member(0.75), member(5)];
  expect(words({ kind: 'digest', stage: 'digest', missed: 'asleep', members })).toEqual({
    title: '3 passed their deadline, 2 due within the hour, 1 due later, 1 may be due',
    message: 'While the computer slept, or the browser or Reply Clock was off · The first by 17:30 · NORDWIND',
  });
});

test('of messages that are at different points no count is of all', () => {
  const group = (...members: ReturnType<typeof member>[]) => words({ kind: 'group', members });
  expect(group(member(-1), member(-0.5)).title).toBe('2 replies overdue');
  expect(group(member(-1), member(0.5), member(2)).title).toBe(
    '1 passed its deadline, 1 due within the hour, 1 due later',
  );
  expect(group(member(-1), member(0.5)).message).toBe('The first by 17:30 · NORDWIND');
  expect(group(member(-0.5, 1), member(0.5)).title).toBe('1 due within the hour, 1 may be due');
  const maybe = (...members: ReturnType<typeof member>[]) => words({ kind: 'may-be-due', members });
  expect(maybe(member(-1, 12), member(-0.5, 12)).title).toBe('2 messages may be due already');
  expect(maybe(member(1, 12), member(2, 12)).title).toBe('2 messages may be due soon');
  expect(maybe(member(-1, 12), member(2, 12), member(3, 12))).toMatchObject({
    title: '1 message may be due already',
    message: expect.stringContaining('2 more may fall due'),
  });
});

test('an inbox that was not read is told of by its account and since when', () => {
  expect(words({ kind: 'look', stage: 'look', members: [] }, NOW - 5 * HOUR_MS)).toEqual({
    title: 'Inbox not read for 5 h',
    message: 'NORDWIND · Open it once to see what is new',
  });
});

test('an alert from old knowledge says how old', () => {
  expect(words({}, NOW - 90 * MINUTE_MS).message).toContain('Inbox last read 1 h ago; may be answered');
  expect(words({}).message).not.toContain('last read');
});

test('an alert of several names the most urgent where the seller has switched names on', () => {
  const named = { ...DEFAULT_SETTINGS, showNames: true };
  const group = { kind: 'group', stage: '1h', members: [member(0.5), member(1)] } as const;
  const message = (settings: typeof DEFAULT_SETTINGS) => alertWords(group, subject, settings, NOW).message;
  expect(message(named)).toBe('First by 17:30 · Most urgent: Anna K. · NORDWIND');
  expect(message(DEFAULT_SETTINGS)).toBe('First by 17:30 · NORDWIND');
});
