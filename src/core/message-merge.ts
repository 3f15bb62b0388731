import type { MessageFact } from './facts';
import type { Author, ReadTime } from './reading';
import { covers, hullOf, type Instant, type Span } from './span';

/** One message of the thread, as all readings together know it. */
export interface Message {
  readonly author: Author;
  readonly at: Span;
  /** Among the messages of the same minute (or instant): 0 for the first. */
  readonly ordinal: number;
  /** Where the thread's text shows it; null where only the page's own data does, or it is not known which this is. */
  readonly text: { readonly at: Span; readonly ordinal: number } | null;
  readonly isExact: boolean;
  /** The least `asOf` and the least `seenAt` of the readings that show it. */
  readonly seenAsOf: Instant;
  readonly seenAt: Instant;
}

const sameMinute = (fact: MessageFact): string =>
  'local' in fact.at ? fact.at.local.from : `${fact.at.span.earliest}`;

const byTime = (a: Message, b: Message): number =>
  a.at.earliest - b.at.earliest || a.ordinal - b.ordinal || a.at.latest - b.at.latest || (a.author < b.author ? -1 : 1);

const seenBoth = (message: Message, other: Message): Message => ({
  ...message,
  seenAsOf: Math.min(message.seenAsOf, other.seenAsOf),
  seenAt: Math.min(message.seenAt, other.seenAt),
});

/**
 * Messages seen by several readings are one message: by id where the page's own data gives one, else by author, local
 * minute and position in that minute. Per author and minute the count is the greater of the two ways', not the sum.
 */
export function messagesOf(facts: readonly MessageFact[], toSpan: (time: ReadTime) => Span): Message[] {
  const exact = new Map<string, Message>();
  const byMinute = new Map<string, Message>();
  for (const fact of facts) {
    const { author, ordinal } = fact;
    const at = toSpan(fact.at);
    const isExact = fact.messageId !== null;
    const text = isExact ? null : { at, ordinal };
    const message = { author, at, ordinal, text, isExact, seenAsOf: fact.asOf, seenAt: fact.observedAt };
    const into = isExact ? exact : byMinute;
    const id = fact.messageId ?? `${author} ${sameMinute(fact)} ${ordinal}`;
    const known = into.get(id);
    into.set(id, known ? { ...seenBoth(message, known), at: hullOf(at, known.at) } : message);
  }
  const texts = [...byMinute.values()].sort(byTime);
  const exacts = [...exact.values()].sort(byTime);
  const isOneOf = (text: Message, { author, at }: Message): boolean => text.author === author && covers(text.at, at);
  // Where one way shows more of an author's messages in a minute than the other, nobody knows which of them is which, and
  // their places within the minute tell no order.
  const isSure = (text: Message, message: Message): boolean =>
    texts.filter((m) => isOneOf(m, message)).length === exacts.filter((m) => isOneOf(text, m)).length;
  const rest = [...texts];
  const pinned = exacts.map((message) => {
    // The exact message *is* one of those that the thread's text shows within its minute; in order, for minutes whose
    // zone is not known overlap.
    const at = rest.findIndex((text) => isOneOf(text, message));
    const [twin] = at < 0 ? [] : rest.splice(at, 1);
    return twin ? { ...seenBoth(message, twin), text: isSure(twin, message) ? twin.text : null } : message;
  });
  const left = rest.map((text) => (exacts.some((message) => isOneOf(text, message)) ? { ...text, text: null } : text));
  return [...pinned, ...left].sort(byTime);
}
