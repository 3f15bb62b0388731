import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ChromiumSession } from '../../tests/e2e/chromium';

export const OUTPUT = join(import.meta.dirname, '../../practice-output');

/** An empty `practice-output`, so that no picture of an earlier run is taken for one of this. */
export function clearOutput(): void {
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
}

/** A picture in light colours as `name.png`, and one in dark as `name-dark.png`. */
export async function picture(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(OUTPUT, `${name}${scheme === 'dark' ? '-dark' : ''}.png`), ...options });
  }
  await page.emulateMedia({ colorScheme: null });
}

/**
 * The same of a site that does not follow the browser's scheme: for the second picture its page declares itself dark, as
 * one with a dark theme would. What is drawn over a page follows the page, not the browser.
 */
export async function pictureOfSite(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
  const become = (scheme: string): Promise<void> =>
    page.evaluate((to) => {
      document.documentElement.style.colorScheme = to;
    }, scheme);
  await become('dark');
  await page.screenshot({ path: join(OUTPUT, `${name}-dark.png`) });
  await become('');
}

export interface ToolbarButton {
  readonly text: string;
  readonly background: string;
  readonly colour: string;
  readonly title: string;
  readonly icon: string;
}

/** What the browser says of the toolbar button. */
export const toolbarButton = (browser: ChromiumSession): Promise<ToolbarButton> =>
  browser.inExtension(async () => {
    const { action, runtime } = globalThis.browser;
    const css = (parts: string | readonly number[]): string =>
      typeof parts === 'string' ? parts : `rgb(${parts.slice(0, 3).join(' ')})`;
    return {
      text: await action.getBadgeText({}),
      background: css(await action.getBadgeBackgroundColor({})),
      colour: css((await action.getBadgeTextColor({})) as readonly number[]),
      title: await action.getTitle({}),
      icon: runtime.getURL('icons/icon-128.png'),
    };
  }, null);

const CAPTION =
  'Drawn in an extension page from what Chromium reports of the toolbar button (chrome.action.getBadgeText, ' +
  'getBadgeBackgroundColor, getBadgeTextColor, getTitle). Without a display there is no toolbar to take a picture of.';

/** Draws the button larger than life, light and dark, into `badge.png`. */
export async function badgePicture(browser: ChromiumSession, button: ToolbarButton): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`${browser.origin}manifest.json`);
  await page.setViewportSize({ width: 760, height: 300 });
  await page.evaluate(
    async ({ button: { text, background, colour, title, icon }, caption }) => {
      const make = (tag: string, style: string, ...inside: (Node | string)[]): HTMLElement => {
        const element = document.createElement(tag);
        element.style.cssText = style;
        element.append(...inside);
        return element;
      };
      const toolbar = (face: string, ink: string): HTMLElement => {
        const image = document.createElement('img');
        image.src = icon;
        image.style.cssText = 'width: 96px; height: 96px';
        const badge = make(
          'span',
          `position: absolute; right: -14px; bottom: -12px; min-width: 30px; padding: 3px 9px; border-radius: 10px; text-align: center; font: 600 34px system-ui; background: ${background}; color: ${colour}; visibility: ${text === '' ? 'hidden' : 'visible'}`,
          text,
        );
        return make(
          'div',
          `flex: 1; display: flex; gap: 34px; align-items: center; padding: 34px; background: ${face}; color: ${ink}`,
          make('div', 'position: relative; flex: none', image, badge),
          make('div', 'font: 16px/1.45 system-ui; white-space: pre-line', title),
        );
      };
      const light = toolbar('#f1f3f4', '#1f1f1f');
      const dark = toolbar('#35363a', '#e8eaed');
      document.body.style.cssText = 'margin: 0; background: #fff';
      document.body.replaceChildren(
        make('div', 'display: flex; height: 220px', light, dark),
        make('p', 'margin: 0; padding: 16px 24px; font: 13px/1.5 system-ui; color: #444', caption),
      );
      await Promise.all([...document.images].map((image) => image.decode()));
    },
    { button, caption: CAPTION },
  );
  await page.screenshot({ path: join(OUTPUT, 'badge.png') });
  await page.close();
}
