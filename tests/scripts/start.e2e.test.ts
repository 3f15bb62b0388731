import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** `npm start` on a machine without a display. */
function start(env: NodeJS.ProcessEnv = {}, ...args: string[]): Promise<{ code: number; output: string }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...bare } = process.env;
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['scripts/start.mjs', ...args],
      { cwd: ROOT, env: { ...bare, ...env } },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

/** Width and height of a PNG file. */
function sizeOf(name: string): [number, number] {
  const bytes = readFileSync(join(ROOT, 'practice-output', name));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('without a display it does the main job by itself, within three minutes, and tells what it saw', async () => {
  const startedAt = Date.now();
  const { code, output } = await start();
  expect(Date.now() - startedAt).toBeLessThan(180_000);
  expect(code, output).toBe(0);
  expect(output).toMatch(/threads read +26 of 26 cards in All/);
  expect(output).toMatch(/alert +shown at \d\d:\d\d, \d+ min before the 24-hour mark/);
  expect(output).toMatch(/badge text +“1!”/);
  expect(output).toMatch(/on-time share +\d+\s% of the last 30 days in the popup, as in the ledger/);
  expect(output).toMatch(
    /exact times +switched on, the list alone pinned (\d) of \1 messages to the minute; none was opened/,
  );
  for (const name of ['overlay.png', 'overlay-dark.png', 'exact-times.png']) expect(sizeOf(name)).toEqual([1600, 900]);
  for (const name of ['popup.png', 'popup-dark.png']) expect(sizeOf(name)[0]).toBe(360);
  expect(sizeOf('badge.png')).toEqual([760, 300]);
}, 240_000);

test('without a browser that runs it says so in one sentence and fails', async () => {
  const { code, output } = await start({ CHROMIUM_PATH: '/nowhere/chromium' });
  expect(code).toBe(1);
  expect(output).toContain('CHROMIUM_PATH is /nowhere/chromium, which is no Chromium that runs; correct or unset it.');
  expect(output).not.toMatch(/\n {4}at /);
});
