import type { Clock } from './clock';
import { isOfThread, type Look } from './evidence';
import type { Fact, SightingFact, ToldFact } from './facts';
import type { ReadTime } from './reading';
import { type Instant, SLACK_MS, type Span } from './span';

interface Known {
  readonly facts: readonly Fact[];
  /** As the pages show them: these do not know the seller's words. */
  readonly clocks: readonly Clock[];
  /** Looks that showed every message. */
  readonly wholes: readonly Look[];
  readonly words: readonly ToldFact[];
  /** No message of the case is older; null where the page's own data has not told. */
  readonly openedFrom: Instant | null;
  /** The key may stand for several threads. */
  readonly shared: boolean;
  /** When the account's list was first read; null where it was not. */
  readonly watchedFrom: Instant | null;
  readonly toSpan: (time: ReadTime) => Span;
}

/**
 * Up to when the thread may hold messages of the buyer's that no page has shown: its last activity as the first list since
 * `watchedFrom` that held it showed it, for whatever comes later is watched. A card tells of one message at most, so a clock
 * that rests on cards alone leaves earlier ones unknown. null once they are known, as far as they can be:
 * - a page has shown every message since, or there was none since a page had;
 * - a clock begins when the case was opened: it stands for all that a list of the page's own data can tell;
 * - the seller says that it holds no message of a buyer's;
 * - of a key that several threads share, each is known as a case of its own.
 */
export function unreadAtOf(known: Known): Instant | null {
  const { facts, clocks, wholes, words, openedFrom, shared, watchedFrom, toSpan } = known;
  const sightings = facts.filter((fact): fact is SightingFact => fact.kind === 'sighting');
  if (sightings.length === 0) return null;
  if (shared) {
    const cases = new Set(facts.flatMap((fact) => (fact.kind === 'link' ? fact.caseId : [])));
    if (cases.size >= Math.max(1, ...sightings.map(({ cards }) => cards))) return null;
  }
  const listed = sightings.filter((sighting) => !isOfThread(sighting));
  const looks = (listed.length > 0 ? listed : sightings).toSorted((a, b) => a.asOf - b.asOf);
  // Looks of before (another browser's, whose backup was imported) do not tell what came until the list was watched.
  const sinceWatched = looks.filter(({ asOf }) => watchedFrom !== null && asOf >= watchedFrom);
  const first = sinceWatched[0] ?? looks.at(-1)!;
  const later = looks.filter(({ asOf }) => asOf >= first.asOf);
  const firstOf = (times: readonly (ReadTime | null)[]): Instant =>
    Math.min(...times.map((time) => (time ? toSpan(time).latest : Infinity)));
  // What had happened by then had happened by each later look, too, and some of these tell more exactly.
  const at = Math.min(firstOf(later.map(({ activity }) => activity)), first.observedAt);
  if (words.some((word) => word.claim === 'not-a-buyer-message' && word.at >= at)) return null;
  if (shared) return at;
  if (wholes.some(({ asOf }) => asOf >= Math.min(at, first.asOf - SLACK_MS))) return null;
  const closedBy = Math.min(at, firstOf(later.map(({ resolvedAt }) => resolvedAt)));
  const spansAll = ({ receivedAt }: Clock): boolean =>
    openedFrom !== null && receivedAt.earliest <= openedFrom && receivedAt.latest >= closedBy;
  return clocks.some(spansAll) ? null : at;
}
