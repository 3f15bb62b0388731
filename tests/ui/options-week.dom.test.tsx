import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { quietWeekOf } from '../../src/core/quiet-from-work';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { optionsStates } from './page-states';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const { clearPage, drawPage, optionsActs, unfoldAll } = await import('./pages-world');
const { Options } = await import('../../src/ui/options/options');

beforeAll(() => {
  document.documentElement.lang = 'en';
});
afterEach(clearPage);

/** A Friday in October, 12:00 by this computer's clock. */
const NOW = new Date(2026, 9, 16, 12).getTime();
const working = { ...DEFAULT_SETTINGS, quietWeek: quietWeekOf(DEFAULT_SETTINGS.workWeek) };
function draw(settings: Settings, now = NOW) {
  const acts = optionsActs();
  const redraw = (value: Settings): void =>
    drawPage(<Options {...optionsStates['options-full']!} settings={{ kind: 'shown', value }} now={now} acts={acts} />);
  redraw(settings);
  return { acts, redraw };
}
const week = (): HTMLElement => document.querySelector('[aria-labelledby="week-heading"]')!;
const received = (): HTMLInputElement => week().querySelector('input[type="datetime-local"]')!;
const told = (): string[] => textsOf('.week-alerts li');
const numbers = (kind: string): string[] =>
  [...week().querySelectorAll(`.week-line .${kind} text`)].map((text) => text.textContent);

test('a message that comes now, and when its alerts come', () => {
  draw(DEFAULT_SETTINGS);
  expect(received().value).toBe('2026-10-16T12:00');
  expect(textOf('.week-head')).toBe('Message of Fri 12:00: its time is up on Sat 12:00.');
  expect(told()).toEqual(['Sat 08:00: 4 h before', 'Sat 11:00: 1 h before', 'Sat 12:00: overdue']);
  expect(numbers('alert')).toEqual(['1', '2', '3']);
  expect(week().querySelectorAll('.week-line')).toHaveLength(7);
});

test('quiet hours move the alerts, and what does not come is named', () => {
  draw(working);
  expect(told()).toEqual([
    'Fri 17:00: told before quiet hours (Fri 18:00–Mon 09:00)',
    'Mon 09:00: overdue, held back since Sat 12:00 by quiet hours',
  ]);
  expect(week().textContent).toContain('“4 h before” (Sat 08:00) does not come by itself');
  expect(week().querySelector('.week-late')).toBeNull();
  expect(week().querySelectorAll('.week-line rect[fill]').length).toBeGreaterThan(6);
});

test('an alert in quiet hours has a shape and words of its own', () => {
  draw({ ...working, stages: [{ beforeMs: 15 * MINUTE_MS, breaksThrough: true, sound: false }] });
  expect(told()[1]).toBe('Sat 11:45: 15 min before, in quiet hours too');
  expect(numbers('alert')).toEqual(['1']);
  expect(numbers('through')).toEqual(['2']);
  expect(week().querySelector('.through rect')).toBeTruthy();
});

test('another time of receipt is drawn; where no alert can come in time, it says so', async () => {
  draw(working);
  await userEvent.fill(received(), '2026-10-17T14:00');
  expect(textOf('.week-head')).toBe('Message of Sat 14:00: its time is up on Sun 14:00.');
  expect(told()).toEqual(['Mon 09:00: overdue, held back since Sun 14:00 by quiet hours']);
  expect(textOf('.week-late')).toMatch(/^No alert comes in time/);
  await userEvent.click(button('Now'));
  expect(textOf('.week-head')).toContain('Message of Fri 12:00');
});

test('where the only alert comes once it is overdue, it says that without blaming quiet hours', () => {
  draw({ ...DEFAULT_SETTINGS, stages: [{ beforeMs: 0, breaksThrough: false, sound: false }] });
  expect(textOf('.week-late')).toBe('No alert comes before its time is up.');
});

test.each(['2026-10-15T23:00', '2026-10-22T00:00', ''])('%j is refused beside the field', async (typed) => {
  draw(working);
  await userEvent.fill(received(), typed);
  expect(received().getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(received().getAttribute('aria-describedby')!)!.textContent).toMatch(/^Not drawn/);
  expect(textOf('.week-head')).toContain('Message of Fri 12:00');
});

describe('it changes at once', () => {
  test('while a time is typed, before it is saved; and back where it is not saved', async () => {
    const { acts } = draw(DEFAULT_SETTINGS);
    const hours = document.querySelector<HTMLInputElement>('input[aria-label="4 h before: hours"]')!;
    await userEvent.fill(hours, '6');
    expect(told()[0]).toBe('Sat 06:00: 6 h before');
    expect(acts.change).not.toHaveBeenCalled();
    await userEvent.fill(hours, '66');
    expect(told()[0]).toBe('Sat 08:00: 4 h before');
  });

  test('with what is saved', async () => {
    const { redraw } = draw(DEFAULT_SETTINGS);
    await userEvent.click(button('Quiet outside my working hours'));
    redraw(working);
    expect(told()[0]).toMatch(/^Fri 17:00/);
  });
});

test('an account of its own times can be looked at', async () => {
  const stages = [{ beforeMs: 2 * HOUR_MS, breaksThrough: false, sound: true }];
  draw({ ...DEFAULT_SETTINGS, accountStages: [{ account: 'NORDWIND', stages }] });
  await userEvent.selectOptions(week().querySelector('select')!, 'NORDWIND');
  expect(told()).toEqual(['Sat 10:00: 2 h before']);
});

test('switched off, it says that none come', () => {
  draw({ ...working, watching: false });
  expect(told()).toEqual([]);
  expect(week().textContent).toContain('Reply Clock is switched off: no alerts come.');
});

test('the picture is silent for screen readers; its words say the week too', async () => {
  draw(working);
  expect(week().querySelector('.week-picture')!.getAttribute('aria-hidden')).toBe('true');
  await unfoldAll();
  expect(textsOf('.week-table tbody tr').slice(0, 3)).toEqual([
    'Fri 16 00:00–09:00, 18:00–24:00 09:00–18:00',
    'Sat 17 off –',
    'Sun 18 off –',
  ]);
  expect(await complaintsOfAxe()).toEqual([]);
});
