import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const BROWSERS = JSON.stringify(new URL('../../scripts/browsers.mjs', import.meta.url).href);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reply-clock-browsers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that answers `--version` with this, or fails. */
function program(name: string, version: string | null, extra = ''): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${extra}\n${version === null ? 'echo broken; exit 1' : `echo '${version}'`}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** What is found with only these folders in PATH; the sentence where nothing is. */
function find(
  which: 'findChromium' | 'findFirefox',
  path: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const code = `import(${BROWSERS}).then((m) => m.${which}()).then((p) => console.log('FOUND ' + p + ' ' + (process.env.CHROMIUM_PATH ?? process.env.FIREFOX_PATH)), (e) => console.log('REFUSED ' + e.message))`;
  return new Promise((done, fail) => {
    execFile(process.execPath, ['-e', code], { env: { PATH: path.join(':'), ...env } }, (error, stdout) =>
      error ? fail(error) : done(stdout.trim().split('\n').at(-1)!),
    );
  });
}

it('takes the first Chromium in PATH that runs, and hands its path on', async () => {
  program('a/chromium', null);
  const good = program('b/chromium', 'Chromium 156.0.8078.79 built on Debian');
  expect(await find('findChromium', [join(folder, 'a'), join(folder, 'b')])).toBe(`FOUND ${good} ${good}`);
});

it('passes over Google’s Chrome, which loads no extension from the command line, but not its testing build', async () => {
  program('google-chrome', 'Google Chrome 156.0.8078.79');
  const testing = program('google-chrome-stable', 'Google Chrome for Testing 156.0.8078.79');
  expect(await find('findChromium', [folder])).toBe(`FOUND ${testing} ${testing}`);
});

it('passes over what only calls a snap, and what is too old', async () => {
  program('a/firefox', 'Mozilla Firefox 153.0', 'exec_snap() { exec /snap/bin/firefox "$@"; }');
  program('b/firefox', 'Mozilla Firefox 128.14.0esr');
  const good = program('c/firefox', 'Mozilla Firefox 153.7.0esr');
  expect(
    await find(
      'findFirefox',
      ['a', 'b', 'c'].map((name) => join(folder, name)),
    ),
  ).toBe(`FOUND ${good} ${good}`);
});

it('takes the browser that is named, before any other', async () => {
  program('chromium', 'Chromium 156.0.8078.79');
  const named = program('mine', 'Chromium 150.0.1.1');
  expect(await find('findChromium', [folder], { CHROMIUM_PATH: named })).toBe(`FOUND ${named} ${named}`);
});

it.each([
  ['does not run', null, 'no Chromium that runs'],
  ['is too old', 'Chromium 99.0.1.1', 'older than 125'],
])('says so where the browser that is named %s, rather than take another', async (_what, version, words) => {
  program('chromium', 'Chromium 156.0.8078.79');
  const named = program('mine', version);
  const said = await find('findChromium', [folder], { CHROMIUM_PATH: named });
  expect(said).toMatch(/^REFUSED CHROMIUM_PATH is /);
  expect(said).toContain(words);
});
