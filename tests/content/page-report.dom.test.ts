import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OWN_ATTRIBUTE } from '../../src/site/flat-tree';
import { englishI18n } from '../platform/english';
import { drawInbox, make, someCards } from '../site/reconstruction';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '1.2.3' }) } },
}));
const { openPageReport } = await import('../../src/content/page-report');
const { closeDialogs } = await import('../../src/content/dialog');

const NOW = Date.UTC(2026, 6, 30, 12);
const host = (): Element | null => document.querySelector(`[${OWN_ATTRIBUTE}="page-report"]`);
const inside = <T extends Element>(selector: string): T => host()!.shadowRoot!.querySelector<T>(selector)!;
const named = (label: string): HTMLButtonElement =>
  [...host()!.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent === label)!;
const shown = (): string => inside<HTMLTextAreaElement>('textarea').value;

let opener: HTMLElement;
beforeEach(() => {
  drawInbox({ cards: someCards(8) });
  opener = make('button', {}, 'opener');
  document.body.append(opener);
  opener.focus();
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
});
afterEach(() => {
  if (host()) named('Close').click();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});

test('shows the whole report, and copies nothing until it is told to', async () => {
  openPageReport(document, NOW, null);
  const [facts, outline] = shown().split('\n\n');
  expect(facts!.split('\n').map((line) => line.split(/[ :]/)[0])).toEqual([
    'Reply',
    'Browser',
    'Page',
    'List',
    'Lesson',
    'Thread',
    'Anchors',
  ]);
  expect(facts).toContain('Reply Clock 1.2.3, reader');
  expect(facts).toMatch(
    /List: read, 8 cards, 0 not read, folder null, not complete \(folder-unknown\), div>div \+flag \+status/,
  );
  expect(facts).toMatch(/5 folders \(all response-needed sent resolved reported-unresolved\)/);
  expect(outline).toContain('span.css-~');
  expect(shown()).not.toMatch(/anna|ravi|müller|nordwind|405-/i);
  expect(navigator.clipboard.writeText).not.toHaveBeenCalled();
  await userEvent.click(page.getByRole('button', { name: 'Copy' }));
  expect(navigator.clipboard.writeText).toHaveBeenCalledExactlyOnceWith(shown());
  expect(inside('[role="status"]').textContent).toBe('Copied.');
});

test('where the page does not let it copy, the text is selected and the keys are named', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  openPageReport(document, NOW, null);
  await userEvent.click(page.getByRole('button', { name: 'Copy' }));
  await expect.poll(() => inside('[role="status"]').textContent).toMatch(/press Ctrl\+C/);
  const text = inside<HTMLTextAreaElement>('textarea');
  expect(host()!.shadowRoot!.activeElement).toBe(text);
  expect([text.selectionStart, text.selectionEnd]).toEqual([0, text.value.length]);
  await userEvent.keyboard('x');
  expect(shown(), 'read only').toBe(text.value);
});

test('is a dialog for the keyboard: takes the focus, keeps it, gives it back', async () => {
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  openPageReport(document, NOW, null);
  expect(document.activeElement).toBe(host());
  expect(inside('dialog').matches(':modal')).toBe(true);
  for (let presses = 0; presses < 6; presses++) {
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(host());
  }
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(document.activeElement).toBe(host());
  expect(heard).not.toHaveBeenCalled();
  document.removeEventListener('keydown', heard);
  named('Copy').focus();
  await userEvent.keyboard('{Escape}');
  expect(host()).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('opens once, and again after it was closed', () => {
  openPageReport(document, NOW, null);
  openPageReport(document, NOW, null);
  expect(document.querySelectorAll(`[${OWN_ATTRIBUTE}="page-report"]`)).toHaveLength(1);
  named('Close').click();
  expect(host()).toBeNull();
  openPageReport(document, NOW, null);
  expect(host()).not.toBeNull();
});

test('a page that cannot be read is reported as well', () => {
  document.body.replaceChildren(make('main', {}, make('p', {}, 'Maria Schneider'), make('span', {}, '6 Jul 2026')));
  openPageReport(document, NOW, null);
  expect(shown()).toMatch(/List: unreadable, [a-z-]+/);
  expect(shown()).toContain('span "0 Jul 0000"');
  expect(shown()).not.toMatch(/maria|schneider/i);
});

test('a page on which the reader itself breaks is reported as well, without the words of the error', () => {
  vi.spyOn(document, 'querySelector').mockImplementation(() => {
    throw new TypeError('Maria Schneider is not a function');
  });
  openPageReport(document, NOW, null);
  vi.restoreAllMocks();
  expect(shown()).toMatch(/Reader: failed, TypeError\n/);
  expect(shown()).toContain('"0 Jul 0000"');
  expect(shown()).not.toMatch(/maria|schneider/i);
});

test.each(['light', 'dark'])('has no fault for axe, %s', async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  openPageReport(document, NOW, null);
  const { violations } = await axe.run(host()!, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]!.failureSummary])).toEqual([]);
});

test('switched off, it is closed as by the seller, and can be opened again', () => {
  openPageReport(document, NOW, null);
  closeDialogs();
  expect(host()).toBeNull();
  expect(document.activeElement).toBe(opener);
  openPageReport(document, NOW, null);
  expect(host()).not.toBeNull();
});
