import { cardClocksOf } from './card-clocks';
import type { Clock, Outcome, Rules, Score, Standing, Thread } from './clock';
import { evidenceOf, openedFromOf, wholesOf } from './evidence';
import type { ChangeFact, Fact, MessageFact, SightingFact } from './facts';
import { caseIdOf, type ThreadFacts, threadsOf } from './identity';
import { messageClocksOf } from './message-clocks';
import { messagesOf } from './message-merge';
import type { ReadTime } from './reading';
import { resolvedClockOf } from './resolved-clock';
import { scoreOf } from './score';
import type { Instant, Span } from './span';
import { deadlineOf, outcomesOf, standingOf } from './standing';
import { unreadAtOf } from './unread';
import { heed, wordsInForce } from './words';
import { resolve, zonesOf } from './zones';

const byFreshness = (a: Fact, b: Fact): number =>
  b.asOf - a.asOf || b.observedAt - a.observedAt || (a.id < b.id ? -1 : 1);

/** The freshest look at the thread is the worker's own, from the copy of a lost ledger: no page has been read since. */
const isRemembered = (freshestFirst: readonly Fact[]): true | null =>
  freshestFirst.find(({ kind }) => LOOKS.has(kind))?.source === 'worker' || null;
const LOOKS: ReadonlySet<Fact['kind']> = new Set(['message', 'sighting', 'change']);

/** The zones that the texts of this account's pages may be in; by default the marketplace's. */
export type ZonesFor = (marketplaceId: string | null, host: string | null, account: string) => readonly string[];

/** When an account's list was first read on a host; null where it was not. */
export type WatchedFrom = (account: string, host: string | null) => Instant | null;

/** One thread from its facts, in whatever order and however often they come. */
function deriveThread({ id, facts: given, shared }: ThreadFacts, zonesFor: ZonesFor, watchedFrom: WatchedFrom): Thread {
  const facts = [...new Map(given.map((fact) => [fact.id, fact])).values()].sort(byFreshness);
  const sightings = facts.filter((fact): fact is SightingFact => fact.kind === 'sighting');
  const changes = facts.filter((fact): fact is ChangeFact => fact.kind === 'change');
  const messageFacts = facts.filter((fact): fact is MessageFact => fact.kind === 'message');

  const host = sightings[0]?.host ?? null;
  const named = new Set([...sightings, ...messageFacts].flatMap((fact) => fact.marketplaceId ?? []));
  const { account } = facts[0]!;
  const sets = [...(named.size > 0 ? named : [null])].map((marketplaceId) => zonesFor(marketplaceId, host, account));
  // None known for one of them: any on earth.
  const zones = sets.some((set) => set.length === 0) ? [] : [...new Set(sets.flat())].sort();
  const toSpan = (time: ReadTime): Span => resolve(time, zones);

  const remembered = isRemembered(facts);
  const words = wordsInForce(facts);
  const evidence = evidenceOf(sightings, changes, toSpan);
  const messages = messagesOf(messageFacts, toSpan);
  const thread = { messages, wholes: wholesOf(sightings), evidence };
  const read = messageClocksOf(thread);
  const openedFrom = openedFromOf(sightings);
  const unread = cardClocksOf({ ...thread, clocks: read, words, openedFrom });
  const isRead = messages.length > 0 || thread.wholes.length > 0;
  const resolved = isRead ? null : resolvedClockOf(evidence, openedFrom);
  const told = [...read.map(({ clock }) => clock), ...(resolved ? [resolved] : [])];
  const clocks = [...told.flatMap((clock) => heed(clock, words) ?? []), ...unread]
    .map((clock): Clock => (shared || named.size > 1 ? { ...clock, doubtful: true } : clock))
    .map((clock): Clock => (remembered && !clock.closing ? { ...clock, doubtful: true, remembered } : clock))
    .sort((a, b) => a.receivedAt.earliest - b.receivedAt.earliest || a.receivedAt.latest - b.receivedAt.latest);
  const unreadAt = unreadAtOf({
    ...{ facts, clocks: [...told, ...unread], wholes: thread.wholes, words, openedFrom, shared, toSpan },
    watchedFrom: watchedFrom(account, host),
  });

  return {
    id,
    caseId: caseIdOf(id),
    account,
    host,
    marketplaceId: named.size === 1 ? [...named][0]! : null,
    orderId: sightings.find((sighting) => sighting.orderId !== null)?.orderId ?? null,
    clocks,
    told: words.map((word) => ({ factId: word.id, claim: word.claim, at: word.at })),
    ...(unreadAt !== null && { unreadAt }),
  };
}

/** Every thread that the facts speak of, by id. Pure: order and repetition of the facts play no part. */
export const deriveThreads = (
  facts: readonly Fact[],
  zonesFor: ZonesFor = zonesOf,
  watchedFrom: WatchedFrom = () => null,
): Thread[] => threadsOf(facts).map((thread) => deriveThread(thread, zonesFor, watchedFrom));

export interface JudgedClock extends Clock {
  readonly deadline: Span;
  readonly outcomes: readonly Outcome[];
  readonly standing: Standing;
}
export interface Derived {
  readonly threads: readonly (Omit<Thread, 'clocks'> & { readonly clocks: readonly JudgedClock[] })[];
  readonly score: Score;
}

export const judge = (clock: Clock, rules: Rules, now: Instant): JudgedClock => ({
  ...clock,
  deadline: deadlineOf(clock, rules),
  outcomes: outcomesOf(clock, rules, now),
  standing: standingOf(clock, rules, now),
});

/** Since when messages are known: the first look at that account which was looked at last for the first time. */
export function knownFromOf(facts: readonly Fact[]): Instant | null {
  const first = new Map<string, Instant>();
  for (const fact of facts) {
    if (fact.kind !== 'sighting') continue;
    first.set(fact.account, Math.min(first.get(fact.account) ?? Infinity, fact.asOf));
  }
  return first.size > 0 ? Math.max(...first.values()) : null;
}

/** All that follows from the facts at `now`. */
export function derive(facts: readonly Fact[], rules: Rules, now: Instant): Derived {
  const threads = deriveThreads(facts);
  return {
    threads: threads.map((thread) => ({ ...thread, clocks: thread.clocks.map((clock) => judge(clock, rules, now)) })),
    score: scoreOf(
      threads.flatMap((thread) => thread.clocks),
      rules,
      now,
      knownFromOf(facts),
    ),
  };
}
