// Brings a machine that has only Node and npm to a working state. Imports nothing that is not here before `npm ci`.
import './node-version.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canUseApt, hasPackage, installByApt } from './apt.mjs';
import { findChromium, findFirefox } from './browsers.mjs';
import { run, say } from './processes.mjs';

const ROOT = join(import.meta.dirname, '..');
/** For screenshots: flags, and scripts that a bare machine has no letters for. */
const FONTS = ['fonts-noto-color-emoji', 'fonts-noto-cjk'];

/** Dependencies and the browsers asked for; their paths go on as CHROMIUM_PATH and FIREFOX_PATH. Throws with one sentence. */
export async function setUp({ chromium = false, firefox = false, fonts = false } = {}) {
  await provideDependencies();
  if (chromium) say(`Chromium: ${await findChromium()}`);
  if (firefox) say(`Firefox: ${await findFirefox()}`);
  if (fonts) await provideFonts();
}

/** As `setUp`, but a failure ends the process with its sentence and exit code 1. */
export async function setUpOrExit(needs) {
  try {
    await setUp(needs);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

async function provideDependencies() {
  if (dependenciesFit()) return say('Dependencies: as in package-lock.json.');
  say('Dependencies: npm ci …');
  const { code, output } = await run('npm', ['ci', '--include=dev'], { quiet: true, cwd: ROOT, timeoutMs: 600_000 });
  if (code === 0) return say('Dependencies: installed.');
  console.error(output.trim());
  throw new Error('npm ci failed, for the reason above; correct it and try again.');
}

const readJson = (...path) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));

/** Compares contents, not file times: a fresh checkout makes every file new. Packages of other systems may be absent. */
function dependenciesFit() {
  if (!existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const there = readJson('node_modules', '.package-lock.json').packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = there[path];
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity && existsSync(join(ROOT, path));
  });
}

async function provideFonts() {
  if (!canUseApt()) return;
  const missing = [];
  for (const font of FONTS) if (!(await hasPackage(font))) missing.push(font);
  if (missing.length === 0) return;
  say(`Fonts for flags and CJK: installing ${missing.join(', ')} …`);
  if (!(await installByApt(missing))) say('Without them some letters show as boxes; all else works.');
}
