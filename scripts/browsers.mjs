// Finds a Chromium and a Firefox that really run, or installs one.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canUseApt, installByApt } from './apt.mjs';
import { run, say } from './processes.mjs';

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache', 'browsers');

const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];

const CHROMIUM = {
  title: 'Chromium',
  variable: 'CHROMIUM_PATH',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  places: {
    darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    win32: programFiles.map((folder) => folder && join(folder, 'Chromium', 'Application', 'chrome.exe')),
  },
  package: 'chromium',
  download: downloadChromium,
  refusal: refusalOfChromium,
};

const FIREFOX = {
  title: 'Firefox',
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox'],
  places: {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: programFiles.map((folder) => folder && join(folder, 'Mozilla Firefox', 'firefox.exe')),
  },
  package: 'firefox-esr',
  download: downloadFirefox,
  refusal: (version) => (Number(/(\d+)\./.exec(version)?.[1]) < 140 ? 'it is older than 140' : null),
};

/** Branded Chrome took `--load-extension` away in 137; Chromium and Chrome for Testing keep it. */
function refusalOfChromium(version) {
  const major = Number(/(\d+)\./.exec(version)?.[1]);
  if (/^Google Chrome (?!for Testing)/.test(version) && major >= 137)
    return 'Google Chrome loads no extension from the command line since version 137';
  return major < 125 ? 'it is older than 125' : null;
}

export const findChromium = () => provide(CHROMIUM);
export const findFirefox = () => provide(FIREFOX);

/** The path of a browser that answers `--version`. Sets its variable, so that children find it. Throws with one sentence. */
async function provide(browser) {
  const path =
    (await asNamed(browser)) ?? (await asInstalled(browser)) ?? (await byApt(browser)) ?? (await byDownload(browser));
  process.env[browser.variable] = path;
  return path;
}

async function asNamed({ title, variable, refusal }) {
  const path = process.env[variable];
  if (!path) return null;
  const version = await versionOf(path);
  if (version === null) throw new Error(`${variable} is ${path}, which is no ${title} that runs; correct or unset it.`);
  const why = refusal(version);
  if (why) throw new Error(`${variable} is ${path} (${version}), but ${why}; name another or unset it.`);
  return path;
}

async function asInstalled({ title, names, places, refusal }) {
  const there = [...names.flatMap(inPath), ...(places[process.platform] ?? [])].filter(
    (path) => path && existsSync(path),
  );
  for (const path of new Set(there)) {
    // A snap sees neither our temporary profiles nor hidden folders; Ubuntu's `chromium` and `firefox` packages only call one.
    if (isSnap(path)) continue;
    const version = await versionOf(path);
    const why = version === null ? 'it does not run' : refusal(version);
    if (why) say(`${title}: not ${path}: ${why}.`);
    else return path;
  }
  return null;
}

async function byApt(browser) {
  if (!canUseApt()) return null;
  say(`${browser.title} is not installed; installing the package ${browser.package} …`);
  if (!(await installByApt([browser.package]))) return null;
  return asInstalled(browser);
}

async function byDownload({ title, variable, download }) {
  say(`${title}: downloading one into the project's or the user's cache …`);
  const { path, trouble } = await download().catch((error) => ({ trouble: error.message }));
  if (path && (await versionOf(path)) !== null) return path;
  const why = path ? `${path} does not run here (a system library may be missing)` : trouble;
  throw new Error(
    `No ${title} was found and none could be installed (${why}); install one and set ${variable} to its path.`,
  );
}

async function downloadChromium() {
  const folder = join(ROOT, 'node_modules', 'playwright-core');
  const { code, output } = await run(process.execPath, [join(folder, 'cli.js'), 'install', '--no-shell', 'chromium'], {
    quiet: true,
    timeoutMs: 300_000,
  });
  if (code !== 0) return { trouble: reasonIn(output) };
  const { chromium } = await import(pathToFileURL(join(folder, 'index.mjs')).href);
  return { path: chromium.executablePath() };
}

async function downloadFirefox() {
  const { Browser, detectBrowserPlatform, getInstalledBrowsers, install, resolveBuildId } = await import(
    '@puppeteer/browsers'
  );
  const kept = (await getInstalledBrowsers({ cacheDir: CACHE })).find(({ browser }) => browser === Browser.FIREFOX);
  if (kept) return { path: kept.executablePath };
  const buildId = await resolveBuildId(Browser.FIREFOX, detectBrowserPlatform(), 'stable');
  return { path: (await install({ browser: Browser.FIREFOX, buildId, cacheDir: CACHE })).executablePath };
}

/** What a browser says of itself; null where it does not run. */
async function versionOf(path) {
  // On Windows `--version` opens a window; that the file is there must do.
  if (process.platform === 'win32') return existsSync(path) ? '' : null;
  const { code, output } = await run(path, ['--version'], { quiet: true, timeoutMs: 30_000 });
  const version = /^.*\b\d+\.\d+.*$/m.exec(output)?.[0].trim();
  return code === 0 && version ? version : null;
}

function inPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .filter((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function isSnap(path) {
  if (path.startsWith('/snap/')) return true;
  const start = readFileSync(path).subarray(0, 4_096).toString('latin1');
  return start.startsWith('#!') && start.includes('/snap/bin/');
}

const reasonIn = (output) => {
  const lines = output.trim().split('\n');
  return lines.findLast((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1);
};
