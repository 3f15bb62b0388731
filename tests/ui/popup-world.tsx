/// <reference types="vite/client" />
import axe from 'axe-core';
import { render } from 'preact';
import { expect, vi } from 'vitest';
import type { Acts } from '../../src/ui/popup/acts';
import { Popup, type PopupProps, type View } from '../../src/ui/popup/popup';
import { NOW } from './states';
import '../../src/ui/shared/theme.css';
import '../../src/ui/popup/popup.css';

/** Acts that succeed and remember what was asked. */
export const quietActs = () => ({
  openThread: vi.fn<Acts['openThread']>(async () => {}),
  openInbox: vi.fn<Acts['openInbox']>(async () => {}),
  allow: vi.fn<Acts['allow']>(async () => true),
  help: vi.fn<Acts['help']>(async () => {}),
  openSettings: vi.fn<Acts['openSettings']>(async () => {}),
  tell: vi.fn<Acts['tell']>(async () => 'new'),
  pauseUntil: vi.fn<Acts['pauseUntil']>(async () => {}),
});

/** Draws the popup into the page, or draws it anew. */
export function draw(view: View, props: Partial<PopupProps> = {}): HTMLElement {
  const root = document.getElementById('popup') ?? document.body.appendChild(document.createElement('div'));
  root.id = 'popup';
  const whole = { now: NOW, days: 30 as const, onDays: () => {}, acts: quietActs(), room: null, ...props };
  render(<Popup view={view} {...whole} />, root);
  return root;
}

export function clear(): void {
  const root = document.getElementById('popup');
  if (root) render(null, root);
  root?.remove();
  document.documentElement.removeAttribute('style');
}

/** As drawn: what is hidden or folded is left out. */
export const shownText = (element: HTMLElement): string =>
  // biome-ignore lint/performance/useDomNodeTextContent: the text as drawn is what these tests are about
  element.innerText.replace(/\s+/g, ' ').trim();
export const textsOf = (selector: string): string[] =>
  [...document.querySelectorAll<HTMLElement>(selector)].map(shownText);
export const textOf = (selector: string): string | null => textsOf(selector)[0] ?? null;

export function button(name: string | RegExp): HTMLButtonElement {
  const nameOf = (found: Element): string => found.getAttribute('aria-label') ?? found.textContent ?? '';
  const matches = [...document.querySelectorAll('button')].filter((found) =>
    typeof name === 'string' ? nameOf(found) === name : name.test(nameOf(found)),
  );
  expect(matches, `one button named ${name}`).toHaveLength(1);
  return matches[0]!;
}

/** All that axe-core finds, in a form that a failed test can print. */
export async function complaintsOfAxe(): Promise<string[]> {
  const { violations, incomplete } = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
  // What axe could not decide of a contrast (a gradient, a cut text) is no finding.
  return [...violations, ...incomplete.filter(({ id }) => id !== 'color-contrast')].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
