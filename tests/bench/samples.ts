/** One value per round. */
export type Samples = readonly number[];

export function median(samples: Samples): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The ratio of each round, so that a slow moment of the machine slows both sides of it. */
export const ratiosOf = (ours: Samples, bare: Samples): Samples => ours.map((value, round) => value / bare[round]!);

/** Rounds are interleaved: each runs every variant once, in turns from either end. */
export async function interleaved<V extends string>(
  rounds: number,
  variants: readonly V[],
  measure: (variant: V) => Promise<number>,
): Promise<Record<V, number[]>> {
  const samples = Object.fromEntries(variants.map((variant) => [variant, [] as number[]])) as Record<V, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const variant of round % 2 === 0 ? variants : [...variants].reverse())
      samples[variant].push(await measure(variant));
  return samples;
}
