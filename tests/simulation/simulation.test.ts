import { expect, test } from 'vitest';
import { faultsOf } from './model';
import { shrunk, textOf } from './shrink';
import { simulate } from './simulate';
import { storyOf } from './story';

/** `SIMULATED=17` repeats one run, `SIMULATIONS=50` makes so many; `LONG=1` ten times the usual. */
const { SIMULATED, SIMULATIONS, LONG } = process.env;
const RUNS = Number(SIMULATIONS ?? (LONG ? 2_000 : 200));
const SEEDS = SIMULATED ? [Number(SIMULATED)] : Array.from({ length: RUNS }, (_, i) => i + 1);
/** One run takes a third of a second on a busy machine. */
const TIMEOUT_MS = 60_000 + SEEDS.length * 2_000;

test(
  `${SEEDS.length} times 90 days: no stage missed, none repeated, quiet hours kept, absences warned of`,
  async () => {
    const seen = { passes: 0, alerts: 0, kills: 0 };
    for (const seed of SEEDS) {
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
    // A simulation in which nothing happens would find nothing.
    expect(seen.passes).toBeGreaterThan(SEEDS.length * 500);
    expect(seen.alerts).toBeGreaterThan(SEEDS.length * 30);
    expect(seen.kills).toBeGreaterThan(SEEDS.length * 5);
  },
  TIMEOUT_MS,
);
