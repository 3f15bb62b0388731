// `node tests/ui/gallery/take-pictures.mjs FOLDER [STATE …]`: each state of popup, first-run page, settings and dashboard as a picture,
// light, dark and in forced colours; of the pages also a narrow one.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error('Which folder shall the pictures go to?');
mkdirSync(folder, { recursive: true });

const HERE = import.meta.dirname;
const outDir = mkdtempSync(join(tmpdir(), 'gallery-'));
const pages = ['gallery', 'gallery-pages', 'gallery-dashboard', 'gallery-proof'];
const config = {
  root: HERE,
  configFile: false,
  logLevel: 'warn',
  base: './',
  publicDir: false,
  plugins: [preact()],
  resolve: { alias: { 'webextension-polyfill': join(HERE, 'polyfill.ts') } },
  build: { outDir, emptyOutDir: true, rolldownOptions: { input: pages.map((name) => join(HERE, `${name}.html`)) } },
};
await build(config);
const server = await preview({ ...config, preview: { port: 0 } });

const galleries = [
  {
    name: 'gallery',
    first: 'clear',
    width: 360,
    looks: ['light', 'dark', 'forced'],
    /** States that only come by a click. */
    clicked: {
      'due-menu': ['due', '.menu-button'],
      plan: ['due', '.plan-way'],
      'plan-nothing': ['clear', '.plan-way'],
      'plan-away': ['snoozed', '.plan-way'],
      'plan-many': ['overdue', '.plan-way'],
      'plan-no-hours': ['paused', '.plan-way'],
      'plan-long-unread': ['stale', '.plan-way'],
      'due-told': ['due', '.told summary'],
      'accounts-all': ['accounts', '.accounts-more summary'],
    },
  },
  {
    name: 'gallery-pages',
    first: 'welcome-choice',
    width: 1000,
    looks: ['light', 'dark', 'forced', 'narrow'],
    clicked: {
      'welcome-refused': ['welcome-not-allowed', '#allow-heading ~ button'],
      'options-facts': ['options-full', 'summary'],
      'options-forgotten': ['options-full', '#examples-heading ~ ul button'],
    },
  },
  {
    name: 'gallery-dashboard',
    first: 'dashboard-full',
    width: 1000,
    looks: ['light', 'dark', 'forced', 'narrow'],
    clicked: {},
  },
  {
    name: 'gallery-proof',
    first: 'verify-holds',
    width: 1000,
    looks: ['light', 'dark', 'forced', 'narrow'],
    clicked: { 'report-named': ['report-full', 'input[type="checkbox"]'], 'proof-gaps': ['proof-full', 'summary'] },
  },
];
const NARROW = 320;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ deviceScaleFactor: 2, timezoneId: 'Europe/Berlin' });
  page.on('pageerror', (error) => console.error(error.message));
  for (const { name: gallery, first, width, looks, clicked } of galleries) {
    const address = `${server.resolvedUrls.local[0]}${gallery}.html`;
    await page.goto(`${address}#${first}`);
    const states = [...(await page.evaluate(() => globalThis.stateNames)), ...Object.keys(clicked)];
    for (const name of states.filter((each) => wanted.length === 0 || wanted.includes(each))) {
      const [state, button] = clicked[name] ?? [name];
      for (const look of looks) {
        await page.setViewportSize({ width: look === 'narrow' ? NARROW : width, height: 200 });
        await page.emulateMedia({
          colorScheme: look === 'dark' ? 'dark' : 'light',
          forcedColors: look === 'forced' ? 'active' : 'none',
        });
        await page.goto('about:blank');
        await page.goto(`${address}#${state}`);
        if (button) await page.click(button);
        await page
          .waitForSelector('[aria-busy="true"] >> nth=0', {
            state: 'detached',
            timeout: name === 'loading' ? 1 : 5_000,
          })
          .catch(() => {});
        await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
}
