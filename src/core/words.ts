import type { Clock } from './clock';
import type { Fact, ToldFact } from './facts';
import { exactly, type Instant } from './span';

/** The seller's words that no later fact has taken back, oldest first. */
export function wordsInForce(facts: readonly Fact[]): ToldFact[] {
  const told = facts.filter((fact): fact is ToldFact => fact.kind === 'told');
  const undone = new Set(told.map((fact) => fact.undoes));
  return told
    .filter((fact) => fact.undoes === null && !undone.has(fact.id))
    .sort((a, b) => a.observedAt - b.observedAt || (a.id < b.id ? -1 : 1));
}

/** A word speaks of what had been received by the moment it names. */
export const speaksOf = (word: ToldFact, clock: Clock): boolean => clock.receivedAt.earliest <= word.at;

/** The clock after the seller's words: they close what no page has shown closed; a page's own message outranks them. */
export function heed(clock: Clock, words: readonly ToldFact[]): Clock | null {
  let heeded = clock;
  for (const word of words) {
    if (!speaksOf(word, clock)) continue;
    if (word.claim === 'not-a-buyer-message') return null;
    if (heeded.closing && heeded.closing.by !== 'either') continue;
    heeded = close(heeded, word);
  }
  return heeded;
}

function close(clock: Clock, word: ToldFact): Clock {
  const at: Instant = Math.max(word.at, clock.receivedAt.earliest);
  const seen = clock.closing?.at;
  const agrees = !seen || (seen.earliest <= at && at <= seen.latest);
  const by = word.claim === 'answered' ? 'reply' : 'mark';
  return {
    ...clock,
    openAsOf: Math.min(clock.openAsOf, at),
    closing: { at: agrees ? exactly(at) : seen, by, told: word.id },
  };
}
