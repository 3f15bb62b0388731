import fc from 'fast-check';

/** `LAW_RUNS=50000` looks further, each time elsewhere; `LAW_SEED` repeats a run that failed (the message names its seed). */
const { LAW_RUNS, LAW_SEED } = process.env;
const ALWAYS_THE_SAME = 20261124;

const settings = (runs: number, share: number) => ({
  numRuns: LAW_RUNS ? Math.max(1, Math.round(Number(LAW_RUNS) * share)) : runs,
  seed: LAW_SEED ? Number(LAW_SEED) : LAW_RUNS ? Date.now() | 0 : ALWAYS_THE_SAME,
});

/** Holds `property` to be true of `runs` random worlds: the same ones each time, unless more are asked for. */
export const law = <Ts>(runs: number, property: fc.IProperty<Ts>): void => fc.assert(property, settings(runs, 1));

/** The same where each world needs a database: a hundredth of what is asked for. */
export const slowLaw = <Ts>(runs: number, property: fc.IAsyncProperty<Ts>): Promise<void> =>
  fc.assert(property, settings(runs, 1 / 100));
