import { expect, test } from 'vitest';
import { faultsOf } from './model';
import { simulate } from './simulate';
import { storyOf } from './story';

/** `SIMULATED=17` repeats one run, `SIMULATIONS=50` makes so many; `LONG=1` ten times the usual. */
const { SIMULATED, SIMULATIONS, LONG } = process.env;
const RUNS = Number(SIMULATIONS ?? (LONG ? 2_000 : 200));
const FIRST = 1;
const SEEDS = SIMULATED ? [Number(SIMULATED)] : Array.from({ length: RUNS }, (_, i) => FIRST + i);

test(`${SEEDS.length} times 90 days: none is missed, none repeated, quiet is kept, absences are warned of`, async () => {
  const counts = { passes: 0, alerts: 0, kills: 0 };
  const failed: string[] = [];
  for (const seed of SEEDS) {
    const history = await simulate(storyOf(seed));
    counts.passes += history.passes;
    counts.alerts += history.shown.length;
    counts.kills += history.kills;
    const faults = faultsOf(history);
    if (faults.length > 0)
      failed.push(`SIMULATED=${seed}: ${faults.length} faults\n  ${faults.slice(0, 8).join('\n  ')}`);
  }
  console.log(counts);
  expect(failed.slice(0, 10).join('\n')).toBe('');
}, 6_000_000);
