import { expect, test } from 'vitest';
import { faultsOf } from './model';
import { shrunk, textOf } from './shrink';
import { simulate } from './simulate';
import { storyOf } from './story';

/** `SIMULATED=17` repeats one run, `SIMULATIONS=50` makes so many; `LONG=1` ten times the usual. */
const { SIMULATED, SIMULATIONS, LONG } = process.env;
const RUNS = Number(SIMULATIONS ?? (LONG ? 2_000 : 200));
const SEEDS = SIMULATED ? [Number(SIMULATED)] : Array.from({ length: RUNS }, (_, i) => i + 1);

/** Every `parts`th run from the `part`th on, judged by the model: parts are run side by side. */
export function manySimulations(part: number, parts: number): void {
  const seeds = SEEDS.filter((seed) => SIMULATED !== undefined || seed % parts === part);
  const title = `${seeds.length} times 90 days: no stage missed, none repeated, quiet hours kept, absences warned of`;
  // One run takes a third of a second, and more on a busy machine.
  test(title, () => judged(seeds), 60_000 + seeds.length * 3_000);
}

async function judged(seeds: readonly number[]): Promise<void> {
  const seen = { passes: 0, alerts: 0, kills: 0 };
  for (const seed of seeds) {
    const story = storyOf(seed);
    const history = await simulate(story);
    const faults = faultsOf(history);
    if (faults.length > 0) {
      const least = await shrunk(story, faults[0]!);
      const again = faultsOf(await simulate(least));
      expect.fail([`SIMULATED=${seed}`, ...faults.slice(0, 8), '', 'So also:', ...again, textOf(least)].join('\n'));
    }
    seen.passes += history.passes;
    seen.alerts += history.shown.length;
    seen.kills += history.kills;
  }
  console.info(`Simulated: ${JSON.stringify(seen)}`);
  // A simulation in which nothing happens would find nothing.
  expect(seen.passes).toBeGreaterThan(seeds.length * 500);
  expect(seen.alerts).toBeGreaterThan(seeds.length * 30);
  expect(seen.kills).toBeGreaterThan(seeds.length * 5);
}
