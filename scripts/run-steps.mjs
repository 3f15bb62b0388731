import { endChildrenOnSignals, isEnding, say } from './processes.mjs';

const MINUTE_MS = 60_000;

/**
 * Runs steps one after the other, shows the output of those that fail, and ends the process. Its last line is
 * `N passed, N failed`; exit code 0 means that something ran and nothing failed.
 */
export async function runSteps(steps, { minutes, env = {} }) {
  const total = { passed: 0, failed: 0 };
  const endAt = Date.now() + minutes * MINUTE_MS;
  const summary = () => console.log(`${total.passed} passed, ${total.failed} failed`);
  endChildrenOnSignals(() => {
    total.failed += 1;
    say('interrupted; what did not end counts as failed.');
    summary();
  });

  for (const step of steps) {
    say(`${step.name} …`);
    const timeoutMs = Math.max(1_000, endAt - Date.now());
    const { passed, failed, output } = await step
      .run({ timeoutMs, env })
      .catch((error) => ({ passed: 0, failed: 1, output: `The step itself failed: ${error.stack}` }));
    if (isEnding()) return;
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) console.log(output.trimEnd());
    say(`${step.name}: ${passed} passed, ${failed} failed`);
  }
  summary();
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}
