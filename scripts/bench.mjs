// `npm run bench [-- --rounds 5] [-- --only read] [-- --json file]`: each speed budget beside a bare floor of the same run.
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './processes.mjs';
import { setUpOrExit } from './setup.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds takes a whole number from 1.');
  process.exit(1);
}

await setUpOrExit({ chromium: true });
const { runnerImport } = await import('vite');
const { buildAll } = await import('./build.mjs');
const ROOT = join(import.meta.dirname, '..');
// Not `dist`: another command may build there meanwhile.
const into = join(ROOT, '.cache', 'bench');
await buildAll({ quiet: true, into });
const { module: bench } = await runnerImport(join(ROOT, 'tests', 'bench', 'bench.ts'), {
  configFile: false,
});

const chromium = process.env.CHROMIUM_PATH;
const { rows, failed } = await bench.measure({ chromium, built: join(into, 'chrome'), rounds, only: values.only, say });
const load = loadavg()[0].toFixed(1);
console.log(`\n${rounds} interleaved rounds, ${availableParallelism()} cores, load ${load} at the end\n`);
console.log(bench.tableOf(rows));
const over = rows.filter((row) => bench.verdictOf(row) === 'OVER').length;
if (rows.length > 0)
  console.log(`\n${over === 0 ? 'Every budget measured is kept.' : `${over} of ${rows.length} rows are over budget.`}`);
for (const group of failed) console.error(`Could not be measured: ${group}`);
if (failed.length > 0) process.exitCode = 1;
if (values.json) {
  const report = {
    at: new Date().toISOString(),
    rounds,
    load,
    failed,
    rows: rows.map((row) => ({ ...row, verdict: bench.verdictOf(row) })),
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
