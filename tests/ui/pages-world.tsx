/// <reference types="vite/client" />
import { type ComponentChild, render } from 'preact';
import { vi } from 'vitest';
import { page } from 'vitest/browser';
import type { OptionsActs } from '../../src/ui/options/options';
import type { WelcomeActs } from '../../src/ui/welcome/welcome';
import { alertsThatCome } from './page-states';
import '../../src/ui/shared/theme.css';
import '../../src/ui/shared/page.css';
import '../../src/ui/options/alerts.css';

/** Acts that succeed and remember what was asked. */
export const welcomeActs = () => ({
  choose: vi.fn<WelcomeActs['choose']>(async () => {}),
  openInbox: vi.fn<WelcomeActs['openInbox']>(async () => {}),
  allow: vi.fn<WelcomeActs['allow']>(async () => true),
  alertCheck: alertsThatCome,
});
export const optionsActs = () => ({
  change: vi.fn<OptionsActs['change']>(async () => {}),
  forget: vi.fn<OptionsActs['forget']>(async () => {}),
  testSound: vi.fn<OptionsActs['testSound']>(async () => 'played'),
  alertCheck: alertsThatCome,
  retry: vi.fn<OptionsActs['retry']>(),
});

/** Draws a page, or draws it anew. */
export function drawPage(content: ComponentChild): void {
  const root = document.getElementById('page') ?? document.body.appendChild(document.createElement('div'));
  root.id = 'page';
  render(content, root);
}

export function clearPage(): void {
  const root = document.getElementById('page');
  if (root) render(null, root);
  root?.remove();
  document.documentElement.removeAttribute('style');
}

/** What stands out of the page on its right, in a window so wide. */
export async function standingOut(width: number): Promise<string[]> {
  await page.viewport(width, 800);
  const right = document.documentElement.clientWidth + 0.5;
  const out = [...document.querySelectorAll('#page *')].filter((each) => each.getBoundingClientRect().right > right);
  await page.viewport(1600, 900);
  return out.map((each) => each.outerHTML.slice(0, 120));
}

/** Unfolds everything; what is folded may be drawn only then. */
export async function unfoldAll(): Promise<void> {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  const unfolded = folded.map(
    (details) => new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true })),
  );
  for (const details of folded) details.open = true;
  await Promise.all(unfolded);
  // Drawn in a turn of its own.
  await new Promise((resume) => setTimeout(resume));
}
