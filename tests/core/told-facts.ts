import type { Clock } from '../../src/core/clock';
import type { ChangeFact, Claim, Fact, LinkFact, MessageFact, SightingFact, ToldFact } from '../../src/core/facts';
import type { Author, ReadTime } from '../../src/core/reading';
import { exactly, HOUR_MS, type Instant, type Span } from '../../src/core/span';
import { minuteText } from './world';

/** Tuesday 24 November 2026, 12:00 UTC; half past five in the afternoon in India. */
export const NOON = Date.UTC(2026, 10, 24, 12);
export const INDIA = 'A21TJRUUN4KGV';
export const CASE = '11111111-2222-4333-8444-555555555555';
export const ZONE = 'Asia/Kolkata';

/** Hours from NOON; earlier ones are negative. */
export const at = (hours: number): Instant => NOON + Math.round(hours * HOUR_MS);
export const minute = (hours: number): ReadTime => minuteText(at(hours), ZONE);

let made = 0;
const base = (asOf: Instant, key: string) => ({
  ...{ id: `f${++made}`, key, account: 'NORDWIND', reader: 1, observedAt: asOf, asOf },
});

/** A list's card, looked at `hours` from NOON. */
export const card = (hours: number, over: Partial<SightingFact> = {}): SightingFact => {
  const state = over.state === undefined ? 'response-needed' : over.state;
  return {
    ...{ ...base(at(hours), `case:${CASE}`), kind: 'sighting', source: 'list', host: 'sellercentral.amazon.in' },
    ...{ marketplaceId: INDIA, orderId: null, folder: 'all', state, activity: null, messagesComplete: false },
    ...{ resolvedAt: null, cards: 1, needing: state === 'response-needed' ? 1 : 0 },
    ...over,
  };
};

/** An opened thread: all its messages, each as author and hours from NOON. */
export function thread(
  hours: number,
  messages: readonly (readonly [Author, number])[],
  over: Partial<SightingFact> = {},
): Fact[] {
  const inMinute = new Map<string, number>();
  const key = over.key ?? `case:${CASE}`;
  return [
    card(hours, { source: 'thread', folder: null, state: null, messagesComplete: true, ...over }),
    ...messages.map(([author, wroteAt]): MessageFact => {
      const time = minute(wroteAt);
      const text = JSON.stringify(time);
      const ordinal = inMinute.get(text) ?? 0;
      inMinute.set(text, ordinal + 1);
      return {
        ...{ ...base(at(hours), key), kind: 'message', source: 'thread', author, at: time, ordinal, messageId: null },
        marketplaceId: INDIA,
      };
    }),
  ];
}

/** One message from the page's own data. */
export const exactMessage = (hours: number, author: Author, wroteAt: Instant): MessageFact => ({
  ...{ ...base(at(hours), `case:${CASE}`), kind: 'message', source: 'response', author, ordinal: 0 },
  ...{ at: { span: exactly(wroteAt) }, messageId: `m${wroteAt}`, marketplaceId: INDIA },
});

/** The thread left or entered *Response Needed* between two complete readings. */
export const change = (direction: 'left' | 'entered', after: number, by: number): ChangeFact => ({
  ...{ ...base(at(by), `case:${CASE}`), kind: 'change', source: 'list', folder: 'response-needed' },
  ...{ direction, after: at(after), by: at(by) },
});

export const told = (hours: number, claim: Claim, saidOf = hours, undoes: string | null = null): ToldFact => ({
  ...{ ...base(at(hours), `case:${CASE}`), kind: 'told', source: 'seller', claim, at: at(saidOf), undoes },
});

export const link = (hours: number, key: string, caseId: string): LinkFact => ({
  ...{ ...base(at(hours), key), kind: 'link', source: 'thread', caseId },
});

export const span = (from: number, to = from): Span => ({ earliest: at(from), latest: at(to) });

export const clock = (over: Partial<Clock> = {}): Clock => ({
  ...{ receivedAt: span(0), basis: 'exact', closing: null, doubtful: false },
  openAsOf: over.receivedAt?.earliest ?? at(0),
  ...over,
});
export const closing = (by: 'reply' | 'mark' | 'either', from: number, to = from): Clock['closing'] => ({
  ...{ at: span(from, to), by, told: null },
});
