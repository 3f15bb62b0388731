import axe from 'axe-core';
import { expect } from 'vitest';

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
