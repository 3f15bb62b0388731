import type { MessageFact } from './facts';
import type { Author, ReadTime } from './reading';
import type { Instant, Span } from './span';

/** One message of the thread, as all readings together know it. */
export interface Message {
  readonly author: Author;
  readonly at: Span;
  readonly ordinal: number;
  /** Received no later than this reading was current. */
  readonly seenAsOf: Instant;
}

const sameMinute = (fact: MessageFact): string =>
  'local' in fact.at ? fact.at.local.from : `${fact.at.span.earliest}`;

/**
 * Messages seen by several readings are one message: by id where the page's own data gives one, else by author, local
 * minute and position in that minute. Per author and minute the count is the greater of the two ways', not the sum.
 */
export function messagesOf(facts: readonly MessageFact[], toSpan: (time: ReadTime) => Span): Message[] {
  const exact = new Map<string, Message>();
  const byMinute = new Map<string, Message>();
  for (const fact of facts) {
    const message = { author: fact.author, at: toSpan(fact.at), ordinal: fact.ordinal, seenAsOf: fact.asOf };
    const into = fact.messageId !== null ? exact : byMinute;
    const id = fact.messageId ?? `${fact.author} ${sameMinute(fact)} ${fact.ordinal}`;
    const known = into.get(id);
    if (!known || message.seenAsOf < known.seenAsOf) into.set(id, message);
  }
  const rest = [...byMinute.values()].sort((a, b) => a.ordinal - b.ordinal);
  for (const message of exact.values()) {
    // The exact message *is* one of those that the thread's text shows within its minute.
    const twin = rest.findIndex((m) => m.author === message.author && m.at.earliest <= message.at.earliest && message.at.latest <= m.at.latest);
    if (twin >= 0) rest.splice(twin, 1);
  }
  return [...exact.values(), ...rest].sort(
    (a, b) => a.at.earliest - b.at.earliest || a.ordinal - b.ordinal || a.at.latest - b.at.latest || (a.author < b.author ? -1 : 1),
  );
}
