// `npm test`: sets the machine up, then checks everything. `--long` gives the property tests more runs.

import { runSteps } from './run-steps.mjs';
import { setUp } from './setup.mjs';
import { build, lint, tests, types } from './steps.mjs';

const long = process.argv.includes('--long');

try {
  await setUp({ chromium: true, firefox: true });
  await runSteps([types, lint, build, tests('unit'), tests('dom'), tests('start'), tests('e2e')], {
    minutes: long ? 90 : 12,
    env: long ? { LONG: '1', LAW_RUNS: '50000' } : {},
  });
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
