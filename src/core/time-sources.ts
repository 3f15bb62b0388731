import type { Clock } from './clock';
import type { Fact, Source } from './facts';
import { MINUTE_MS, type Span } from './span';

/** By which ways a time of one message is known; `seller`: by his own word. In the order in which they are told. */
export interface TimeSources {
  readonly received: readonly Source[];
  /** Empty while it is open. */
  readonly closed: readonly Source[];
}

const ORDER: readonly Source[] = ['response', 'thread', 'list', 'seller', 'worker'];
const distinct = (sources: readonly Source[]): Source[] => ORDER.filter((source) => sources.includes(source));

/** Where the times of a clock come from, of all facts of its thread. */
export function timeSourcesOf(
  { receivedAt, basis, closing }: Pick<Clock, 'receivedAt' | 'basis' | 'closing'>,
  facts: readonly Fact[],
): TimeSources {
  const looks = distinct(facts.flatMap(({ kind, source }) => (kind === 'sighting' || kind === 'change' ? source : [])));
  const read = (author: 'buyer' | 'seller', at: Span): Source[] => {
    const messages = facts.filter((fact) => fact.kind === 'message' && fact.author === author);
    const isGiven = messages.some(
      (fact) => fact.kind === 'message' && 'span' in fact.at && isSameSpan(fact.at.span, at),
    );
    if (isGiven) return ['response'];
    return messages.some(({ source }) => source === 'thread')
      ? ['thread']
      : distinct(messages.map((fact) => fact.source));
  };
  const received = basis === 'exact' ? read('buyer', receivedAt) : looks;
  if (!closing) return { received, closed: [] };
  if (closing.told !== null) return { received, closed: ['seller'] };
  // A reply that was read is known to the minute at least.
  const isRead = closing.by === 'reply' && closing.at.latest - closing.at.earliest <= MINUTE_MS;
  const closed = isRead ? read('seller', closing.at) : [];
  return { received, closed: closed.length > 0 ? closed : looks };
}

const isSameSpan = (a: Span, b: Span): boolean => a.earliest === b.earliest && a.latest === b.latest;
