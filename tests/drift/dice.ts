import type { Random } from '../practice/random';

export const chance = (random: Random, share: number): boolean => random.next() < share;

/** One of these by its weight. */
export function weighted<T>(random: Random, choices: readonly (readonly [weight: number, choice: T])[]): T {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.next() * total;
  for (const [weight, choice] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return choices.at(-1)![1];
}

export function shuffled<T>(random: Random, all: readonly T[]): T[] {
  const order = [...all];
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.whole(0, at);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** A name as build tools make them: it means nothing. */
export const hashName = (random: Random, length = 6): string =>
  random.pick([...'abcdefghijklmnopqrstuvwxyz']) +
  Array.from({ length: length - 1 }, () => random.pick([...LETTERS])).join('');
