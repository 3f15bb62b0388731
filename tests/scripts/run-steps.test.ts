import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countOf } from '../../scripts/steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'reply-clock-steps-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RUN_STEPS = JSON.stringify(new URL('../../scripts/run-steps.mjs', import.meta.url).href);
const PROCESSES = JSON.stringify(new URL('../../scripts/processes.mjs', import.meta.url).href);

const passing = "{ name: 'good', run: async () => ({ passed: 3, failed: 0, output: 'quiet' }) }";
const failing = "{ name: 'bad', run: async () => ({ passed: 2, failed: 1, output: 'the reason' }) }";
const throwing = "{ name: 'broken', run: async () => { throw new Error('a step that breaks'); } }";
const slow = `{ name: 'slow', run: async () => {
  const { run } = await import(${PROCESSES});
  await run(process.execPath, ['-e', "console.log('child ' + process.pid); setInterval(() => {}, 1000)"], {});
  return { passed: 1, failed: 0, output: '' };
} }`;

function start(steps: string[]) {
  const code = `import(${RUN_STEPS}).then((m) => m.runSteps([${steps.join(', ')}], { minutes: 1 }))`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let tell = () => {};
  child.stdout.on('data', (chunk) => {
    output += chunk;
    tell();
  });
  const ended = new Promise<{ code: number | null; output: string }>((done) =>
    child.on('close', (exit) => done({ code: exit, output })),
  );
  const says = (pattern: RegExp) =>
    new Promise<string>((done) => {
      tell = () => {
        const found = pattern.exec(output);
        if (found) done(found[1]!);
      };
      tell();
    });
  return { child, ended, says };
}

const lastLine = (output: string): string => output.trimEnd().split('\n').at(-1)!;

describe('a run of steps', () => {
  it('ends with the sum alone on its line, and code 0 where nothing failed', async () => {
    const { code, output } = await start([passing, passing]).ended;
    expect(lastLine(output)).toBe('6 passed, 0 failed');
    expect(output.endsWith('6 passed, 0 failed\n')).toBe(true);
    expect(code).toBe(0);
    expect(output).not.toContain('quiet');
  });

  it('goes on after a failure, shows its output, and ends with code 1', async () => {
    const { code, output } = await start([failing, passing]).ended;
    expect(lastLine(output)).toBe('5 passed, 1 failed');
    expect(output).toContain('the reason');
    expect(code).toBe(1);
  });

  it('counts a step that breaks as failed', async () => {
    const { code, output } = await start([throwing, passing]).ended;
    expect(lastLine(output)).toBe('3 passed, 1 failed');
    expect(output).toContain('a step that breaks');
    expect(code).toBe(1);
  });

  it('fails where nothing ran', async () => {
    const { code, output } = await start([]).ended;
    expect(lastLine(output)).toBe('0 passed, 0 failed');
    expect(code).toBe(1);
  });

  it('ends its children when it is interrupted', async () => {
    const { child, ended, says } = start([passing, slow]);
    const pid = Number(await says(/child (\d+)/));
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGINT');
    const { code, output } = await ended;
    expect(isAlive(pid)).toBe(false);
    expect(lastLine(output)).toBe('3 passed, 1 failed');
    expect(code).toBe(130);
  }, 20_000);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('counting a report', () => {
  const file = (status: string, outcomes: string[], message = '') => ({
    name: 'some.test.ts',
    status,
    message,
    assertionResults: outcomes.map((outcome) => ({ status: outcome, fullName: `a test that is ${outcome}` })),
  });
  const count = (...testResults: object[]) => {
    const path = join(folder, 'report.json');
    writeFileSync(path, JSON.stringify({ testResults }));
    return countOf(path);
  };

  it('takes skipped tests, and tests left to do, for failed ones', () => {
    const { passed, failed, notes } = count(file('passed', ['passed', 'skipped', 'todo', 'pending']));
    expect([passed, failed]).toEqual([1, 3]);
    expect(notes.join()).toContain('a test that is skipped');
  });

  it('counts a file that could not be loaded, once', () => {
    expect(count(file('failed', [], 'no such module'), file('passed', ['passed']))).toMatchObject({
      passed: 1,
      failed: 1,
    });
    expect(count(file('failed', ['failed', 'passed']))).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts nothing where there is no report', () => {
    expect(countOf(join(folder, 'none.json'))).toMatchObject({ passed: 0, failed: 0 });
  });
});
