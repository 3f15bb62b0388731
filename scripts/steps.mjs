// What is checked, each as a step that answers `{ passed, failed, output }`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, '.cache', 'test');
const program = (...path) => join(ROOT, 'node_modules', ...path);

/** Each command is one test; the step passes whole or fails. */
const commands =
  (...list) =>
  async ({ timeoutMs, env }) => {
    let output = '';
    for (const args of list) {
      const done = await run(process.execPath, args, { quiet: true, cwd: ROOT, timeoutMs, env });
      output += done.output + (done.timedOut ? '\nIt did not end in time.' : '');
      if (done.code !== 0) return { passed: 0, failed: 1, output };
    }
    return { passed: 1, failed: 0, output };
  };

const TSC = program('typescript', 'bin', 'tsc');

export const types = { name: 'types', run: commands([TSC, '--noEmit'], [TSC, '--noEmit', '-p', 'src/core']) };
/** Rules, format and order of imports; `npm run format` mends what it can. */
export const lint = {
  name: 'lint',
  run: commands([program('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings']),
};
export const build = { name: 'build', run: commands([join('scripts', 'build.mjs')]) };

/** One vitest project, counted by its own report. What is skipped or left to do counts as failed. */
export const tests = (project) => ({
  name: project,
  async run({ timeoutMs, env }) {
    const report = join(RESULTS, `${project}.json`);
    mkdirSync(RESULTS, { recursive: true });
    rmSync(report, { force: true });
    const args = [program('vitest', 'vitest.mjs'), 'run', '--project', project];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code, output, timedOut } = await run(process.execPath, [...args, ...reporters], {
      ...{ quiet: true, cwd: ROOT, timeoutMs, env },
    });
    const { passed, failed, notes } = countOf(report);
    if (timedOut) notes.push('It did not end in time.');
    // An error outside of any test fails the run without failing a test.
    const crashed = failed === 0 && (code !== 0 || passed === 0);
    if (crashed) notes.push(passed === 0 ? 'No test ran.' : `vitest ended with code ${code}.`);
    return { passed, failed: failed + (crashed ? 1 : 0), output: [output, ...notes].join('\n') };
  },
});

/** Counts a vitest JSON report; a report that is not there counts nothing. */
export function countOf(report) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return { passed: 0, failed: 0, notes: ['There is no report.'] };
  }
  let passed = 0;
  let failed = 0;
  const notes = [];
  for (const { name, status, message, assertionResults } of results) {
    for (const { status: outcome, fullName } of assertionResults) {
      if (outcome === 'passed') passed += 1;
      else failed += 1;
      if (outcome !== 'passed' && outcome !== 'failed')
        notes.push(`Counts as failed, for it is ${outcome}: ${fullName} (${name})`);
    }
    // A file that could not be loaded, or whose hooks failed, has no failed test of its own.
    if (status === 'failed' && !assertionResults.some(({ status: outcome }) => outcome === 'failed')) {
      failed += 1;
      notes.push(`Failed outside of its tests: ${name}\n${message}`);
    }
  }
  return { passed, failed, notes };
}
