import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { quietWeekOf } from '../../src/core/quiet-from-work';
import { DEFAULT_SETTINGS, type Settings, type Stage } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import type { SettingsPatch } from '../../src/ui/options/options-source';
import { englishI18n } from '../platform/english';
import { button, textOf, textsOf } from './drawn';
import { optionsStates } from './page-states';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const { clearPage, drawPage, optionsActs } = await import('./pages-world');
const { Options } = await import('../../src/ui/options/options');

beforeAll(() => {
  document.documentElement.lang = 'en';
});
afterEach(clearPage);

const stage = (beforeMs: number, over: Partial<Stage> = {}): Stage => ({
  ...{ beforeMs, breaksThrough: false, sound: true },
  ...over,
});
/** Draws the page; what is saved is drawn anew, as it is in the extension. */
function draw(over: Partial<Settings> = {}) {
  let settings: Settings = { ...DEFAULT_SETTINGS, ...over };
  const acts = optionsActs();
  const redraw = (): void =>
    drawPage(<Options {...optionsStates['options-full']!} settings={{ kind: 'shown', value: settings }} acts={acts} />);
  acts.change.mockImplementation(async (patch: SettingsPatch) => {
    settings = { ...settings, ...patch };
    redraw();
  });
  redraw();
  return { acts, saved: () => settings };
}
const section = (id: string): HTMLElement => document.querySelector(`[aria-labelledby="${id}-heading"]`)!;
const labelled = (name: string): HTMLInputElement =>
  document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`)!;
const ticks = (name: string): HTMLInputElement[] =>
  [...section('stages').querySelectorAll('label')]
    .filter((label) => label.textContent === name)
    .map((label) => label.querySelector('input')!);
const field = (id: string): HTMLInputElement => section(id).querySelector('.number-field input')!;
const reasonsOf = (input: HTMLInputElement): string =>
  input
    .getAttribute('aria-describedby')!
    .split(' ')
    .map((id) => document.getElementById(id)!.textContent)
    .join(' ');
const times = (saved: Settings) => saved.stages.map(({ beforeMs }) => beforeMs / MINUTE_MS);

describe('stages', () => {
  test('are saved once their time is left, and that is said', async () => {
    const { saved } = draw();
    await userEvent.fill(labelled('4 h before: hours'), '3');
    await userEvent.tab();
    expect(times(saved())).toEqual([240, 60, 0]);
    await userEvent.fill(labelled('4 h before: minutes'), '30');
    await userEvent.tab();
    await vi.waitFor(() => expect(times(saved())).toEqual([210, 60, 0]));
    expect(textOf('.save-said')).toBe('Saved.');
  });

  test.each([
    ['1', 'Not saved: another alert has this time.'],
    ['49', 'Not saved: at most 48 hours before.'],
    ['', 'Not saved: two numbers are needed, 0 and 0 for “once it is overdue”.'],
    ['-1', 'Not saved: two numbers are needed, 0 and 0 for “once it is overdue”.'],
    ['four', 'Not saved: two numbers are needed, 0 and 0 for “once it is overdue”.'],
  ])('%j hours are refused beside the field', async (typed, reason) => {
    const { acts } = draw();
    const hours = labelled('4 h before: hours');
    await userEvent.fill(hours, typed);
    await userEvent.tab();
    await userEvent.tab();
    expect(hours.getAttribute('aria-invalid')).toBe('true');
    expect(reasonsOf(hours)).toContain(reason);
    expect(hours.value).toBe(typed);
    expect(acts.change).not.toHaveBeenCalled();
  });

  test('a further one has a free time, and the focus', async () => {
    const { saved } = draw();
    await userEvent.click(button('Add an alert'));
    await vi.waitFor(() => expect(times(saved())).toEqual([240, 120, 60, 0]));
    expect(document.activeElement).toBe(labelled('2 h before: hours'));
  });

  test('there are eight at most, and it is said why', async () => {
    const stages = [1, 2, 3, 4, 5, 6, 7, 8].map((hours) => stage(hours * HOUR_MS));
    const { acts } = draw({ stages });
    const add = button('Add an alert');
    expect(add.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(add.getAttribute('aria-describedby')!)!.textContent).toBe('There can be 8 at most.');
    add.click();
    expect(acts.change).not.toHaveBeenCalled();
  });

  test('the last one stays', async () => {
    const { saved } = draw({ stages: [stage(HOUR_MS), stage(0)] });
    await userEvent.click(button('Remove the alert: 1 h before'));
    await vi.waitFor(() => expect(times(saved())).toEqual([0]));
    expect(document.activeElement).toBe(button('Add an alert'));
    const last = button('Remove the alert: overdue');
    expect(last).toHaveProperty('disabled', true);
    expect(document.getElementById(last.getAttribute('aria-describedby')!)!.textContent).toMatch(
      /^One alert must stay/,
    );
  });

  test('may come in quiet hours too, each by itself; a second change builds on the first', async () => {
    const { acts, saved } = draw();
    let done = (): void => {};
    const save = acts.change.getMockImplementation()!;
    // The first is still under way while the second is made.
    acts.change.mockImplementationOnce(async (patch) => {
      await new Promise<void>((resolve) => {
        done = resolve;
      });
      await save(patch);
    });
    await userEvent.click(ticks('also in quiet hours')[0]!);
    await userEvent.click(ticks('also in quiet hours')[2]!);
    expect(acts.change.mock.lastCall![0].stages!.map(({ breaksThrough }) => breaksThrough)).toEqual([
      true,
      false,
      true,
    ]);
    done();
    expect(saved().stages).toHaveLength(3);
  });

  test('one that could not be saved is as it was, and that is said in its section', async () => {
    const { acts } = draw();
    acts.change.mockRejectedValueOnce(new Error('no worker'));
    await userEvent.click(ticks('also in quiet hours')[0]!);
    await vi.waitFor(() => expect(textOf('.save-said')).toBe('That could not be saved. Please try again.'));
    expect(ticks('also in quiet hours')[0]!.checked).toBe(false);
  });

  test('have a sound only where one is chosen', async () => {
    draw();
    expect(ticks('with sound').every(({ disabled, checked }) => disabled && !checked)).toBe(true);
    expect(reasonsOf(ticks('with sound')[0]!)).toBe('No sound is chosen yet, so alerts are silent.');
    clearPage();
    const { saved } = draw({ sound: { name: 'bell', volume: 0.5 } });
    await userEvent.click(ticks('with sound')[0]!);
    await vi.waitFor(() => expect(saved().stages.map(({ sound }) => sound)).toEqual([false, true, true]));
  });

  test('an account may have its own, which begin as the common ones, and go back', async () => {
    const { saved } = draw();
    await userEvent.click(button('Other times for NORDWIND'));
    await vi.waitFor(() => expect(saved().accountStages).toHaveLength(1));
    expect(saved().accountStages[0]).toEqual({ account: 'NORDWIND', stages: DEFAULT_SETTINGS.stages });
    const own = section('stages').querySelector('.own-stages')!;
    await userEvent.click(own.querySelector('button[aria-label="Remove the alert: 4 h before"]')!);
    await vi.waitFor(() => expect(saved().accountStages[0]!.stages).toHaveLength(2));
    expect(saved().stages).toHaveLength(3);
    await userEvent.click(button('Back to the common times for NORDWIND'));
    await vi.waitFor(() => expect(saved().accountStages).toEqual([]));
    expect(document.activeElement?.textContent).toBe('NORDWIND: the times above');
  });
});

describe('quiet hours', () => {
  test('say that they move no deadline', () => {
    draw();
    expect(section('quiet-hours').textContent).toContain('They move the alert, never the deadline');
  });

  test('follow from the working hours by one click, and go by another', async () => {
    const { saved } = draw();
    await userEvent.click(button('Quiet outside my working hours'));
    await vi.waitFor(() => expect(saved().quietWeek).toEqual(quietWeekOf(DEFAULT_SETTINGS.workWeek)));
    const rows = textsOf('.quiet-week li');
    expect(rows[0]).toMatch(/^Monday.*on Tuesday$/);
    expect(rows[4]).toMatch(/^Friday.*\(midnight\)$/);
    expect(labelled('Saturday: day off').checked).toBe(true);
    expect(labelled('Sunday: quiet until').value).toBe('09:00');
    await userEvent.click(button('No quiet hours'));
    await vi.waitFor(() => expect(saved().quietWeek).toEqual(DEFAULT_SETTINGS.quietWeek));
  });

  test('are not made of a week without work', async () => {
    const { acts } = draw({ workWeek: Array.from({ length: 7 }, () => null) });
    await userEvent.click(button('Quiet outside my working hours'));
    expect(textOf('[role="alert"]')).toMatch(/^Not changed: you have set no working hours/);
    expect(acts.change).not.toHaveBeenCalled();
  });

  test('of one day are ticked, moved and said across midnight', async () => {
    const { saved } = draw();
    await userEvent.click(labelled('Monday: quiet hours'));
    await vi.waitFor(() => expect(saved().quietWeek[0]).toEqual({ isOff: false, hours: { from: 1320, to: 420 } }));
    expect(textsOf('.quiet-week li')[0]).toMatch(/on Tuesday$/);
    await userEvent.fill(labelled('Monday: quiet until'), '23:30');
    await vi.waitFor(() => expect(saved().quietWeek[0]!.hours).toEqual({ from: 1320, to: 1410 }));
    expect(textsOf('.quiet-week li')[0]).not.toMatch(/Tuesday/);
  });

  test('that end when they begin are refused beside them', async () => {
    const { saved } = draw();
    await userEvent.click(labelled('Monday: quiet hours'));
    await userEvent.fill(labelled('Monday: quiet until'), '22:00');
    await vi.waitFor(() =>
      expect(reasonsOf(labelled('Monday: quiet until'))).toMatch(/^Not saved: quiet hours must end/),
    );
    expect(saved().quietWeek[0]!.hours).toEqual({ from: 1320, to: 420 });
  });

  test('that leave less than an hour of the week are refused beside them', async () => {
    const quietWeek = DEFAULT_SETTINGS.quietWeek.map((_, day) => ({ isOff: day > 0, hours: null }));
    const { acts } = draw({ quietWeek });
    await userEvent.click(labelled('Monday: day off'));
    await vi.waitFor(() => expect(reasonsOf(labelled('Monday: day off'))).toMatch(/^Not saved: less than one hour/));
    expect(acts.change).not.toHaveBeenCalled();
  });

  test('are told of before they begin, by a time of one’s own', async () => {
    const { saved } = draw();
    await userEvent.fill(field('quiet-hours'), '90');
    await userEvent.tab();
    await vi.waitFor(() => expect(saved().absenceLeadMs).toBe(90 * MINUTE_MS));
  });
});

describe('the further choices', () => {
  test('the reminder has its hours, or is off', async () => {
    const { saved } = draw();
    await userEvent.fill(field('nudge'), '1.5');
    await userEvent.tab();
    await vi.waitFor(() => expect(saved().nudgeAfterMs).toBe(1.5 * HOUR_MS));
    await userEvent.click(section('nudge').querySelector('[role="switch"]')!);
    await vi.waitFor(() => expect(saved().nudgeAfterMs).toBeNull());
    expect(field('nudge')).toBeNull();
  });

  test('snooze, badge and names', async () => {
    const { saved } = draw();
    await userEvent.fill(field('snooze'), '45');
    await userEvent.tab();
    await vi.waitFor(() => expect(saved().snoozeMs).toBe(45 * MINUTE_MS));
    await userEvent.click(section('badge').querySelector('input[value="time"]')!);
    await vi.waitFor(() => expect(saved().badge).toBe('time'));
    expect(section('names').textContent).toContain('Usual, because screens are shared');
    await userEvent.click(section('names').querySelector('[role="switch"]')!);
    await vi.waitFor(() => expect(saved().showNames).toBe(true));
  });

  test('each part of the page is linked to at its head, in its order', () => {
    draw();
    const links = [...document.querySelectorAll('.contents a')].map((link) => link.getAttribute('href')!.slice(1));
    expect(links).toEqual([...document.querySelectorAll('.contents ~ section h2')].map(({ id }) => id));
  });
});
