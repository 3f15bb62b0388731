// `npm run check`: the quick inner loop: types, lint, unit tests.

import { runSteps } from './run-steps.mjs';
import { setUpOrExit } from './setup.mjs';
import { lint, tests, types } from './steps.mjs';

await setUpOrExit({});
await runSteps([types, lint, tests('unit')], { minutes: 5, env: { LAW_RUNS: '300' } });
