import fc from 'fast-check';

/** `LAW_RUNS=50000` looks further, each time elsewhere; `LAW_SEED` repeats a run that failed (the message names its seed). */
const { LAW_RUNS, LAW_SEED } = process.env;
const ALWAYS_THE_SAME = 20261124;

/** Holds `property` to be true of `runs` random worlds: the same ones each time, unless more are asked for. */
export function law<Ts extends [unknown, ...unknown[]]>(runs: number, property: fc.IProperty<Ts>): void {
  const seed = LAW_SEED ? Number(LAW_SEED) : LAW_RUNS ? Date.now() | 0 : ALWAYS_THE_SAME;
  const numRuns = LAW_RUNS ? Number(LAW_RUNS) : runs;
  // Shrinking stops where a person can read the rest.
  fc.assert(property, { numRuns, seed, interruptAfterTimeLimit: LAW_RUNS ? 600_000 : 20_000, markInterruptAsFailure: false });
}
