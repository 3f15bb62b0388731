// `node tests/ui/gallery/take-pictures.mjs FOLDER [STATE …]`: each state of the popup as a picture, light, dark and in forced colours.
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
const config = {
  root: HERE,
  configFile: false,
  logLevel: 'warn',
  base: './',
  publicDir: false,
  plugins: [preact()],
  resolve: { alias: { 'webextension-polyfill': join(HERE, 'polyfill.ts') } },
  build: { outDir, emptyOutDir: true, rollupOptions: { input: join(HERE, 'gallery.html') } },
};
await build(config);
const server = await preview({ ...config, preview: { port: 0 } });
/** States that only come by a click. */
const clicked = {
  'due-menu': ['due', '.menu-button'],
  'due-told': ['due', '.told summary'],
  'accounts-all': ['accounts', '.accounts-more summary'],
};
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({
    viewport: { width: 360, height: 200 },
    deviceScaleFactor: 2,
    timezoneId: 'Europe/Berlin',
  });
  page.on('pageerror', (error) => console.error(error.message));
  const address = `${server.resolvedUrls.local[0]}gallery.html`;
  await page.goto(`${address}#clear`);
  const names = await page.evaluate(() => globalThis.stateNames);
  for (const name of wanted.length > 0 ? wanted : [...names, ...Object.keys(clicked)]) {
    const [state, button] = clicked[name] ?? [name];
    for (const look of ['light', 'dark', 'forced']) {
      await page.emulateMedia({
        colorScheme: look === 'dark' ? 'dark' : 'light',
        forcedColors: look === 'forced' ? 'active' : 'none',
      });
      await page.goto('about:blank');
      await page.goto(`${address}#${state}`);
      if (button) await page.click(button);
      await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    }
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
}
