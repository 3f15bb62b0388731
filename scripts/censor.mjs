// `npm run censor -- saved.html [out.html]`: a saved page becomes a test fixture without the people in it. Runs in a
// Chromium without network and without the page's own scripts.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpOrExit } from './setup.mjs';

const ROOT = join(import.meta.dirname, '..');
const ORIGIN = 'https://saved-page.invalid/';

/** Ends with one sentence; nothing has been written. */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

function argumentsOf([saved, out, ...rest]) {
  if (!saved || rest.length > 0) giveUp('Name the saved page: npm run censor -- saved.html [out.html].');
  const path = saved.startsWith('file:') ? fileURLToPath(saved) : resolve(saved);
  const name = basename(path).replace(/\.html?$/i, '');
  return { path, out: resolve(out ?? join(ROOT, 'tests', 'fixtures', `${name}.html`)) };
}

function read(path) {
  try {
    return { html: readFileSync(path, 'utf8'), savedAt: statSync(path).mtimeMs };
  } catch (error) {
    return giveUp(`${path} cannot be read (${error.code ?? error.message}).`);
  }
}

async function script() {
  const { build } = await import('vite');
  const [{ output }] = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'chrome125',
      lib: { entry: join(import.meta.dirname, 'censor', 'in-page.ts'), formats: ['iife'], name: 'censorPage' },
    },
  });
  return output[0].code;
}

/** The fixture, made in a page that can reach nothing. */
async function censored(html, savedAt) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    // Chromium's sandbox does not work for root, as which containers run.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.route('**', (route) =>
      route.request().url() === ORIGIN
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
        : route.abort(),
    );
    await page.goto(ORIGIN, { waitUntil: 'domcontentloaded' });
    await page.evaluate(await script());
    return await page.evaluate((at) => globalThis.censoredFixture(at), savedAt);
  } finally {
    await browser.close();
  }
}

const { path, out } = argumentsOf(process.argv.slice(2));
const { html, savedAt } = read(path);
if (!/<\w/.test(html)) giveUp(`${path} is no HTML.`);
await setUpOrExit({ chromium: true });
const { html: fixture, traces, elements } = await censored(html, savedAt);
if (traces.length > 0)
  giveUp(
    `Nothing was written: ${traces.length} of the page's own words or numbers would still be in the fixture, for example “${traces[0]}”.`,
  );
writeFileSync(out, fixture);
console.log(`${elements} elements, none of the page's own names, texts or numbers: ${out}
Read it once yourself before you share it.`);
process.exit();
