import fc from 'fast-check';
import type { Rules } from '../../src/core/clock';
import type { ChangeFact, Fact, MessageFact, SightingFact } from '../../src/core/facts';
import { wallOf } from '../../src/core/local-time';
import type { Author, ReadTime } from '../../src/core/reading';
import { DAY_MS, exactly, HOUR_MS, type Instant, MINUTE_MS, SLACK_MS } from '../../src/core/span';

/** What really happened in one thread: the truth that no reader of pages ever has. */
export interface TrueEvent {
  readonly at: Instant;
  readonly what: Author | 'mark';
}
/**
 * `part`: an opened thread of which only some minutes could be read. In the page's own data: `response` one case,
 * `newest` only its last two messages, `listed` the list of what waits, `listed-all` that of all.
 */
export type LookKind = 'response-needed' | 'all' | 'thread' | 'part' | 'response' | 'newest' | 'listed' | 'listed-all';
export interface Look {
  /** When the page got what it shows. */
  readonly at: Instant;
  readonly asOf: Instant;
  readonly observedAt: Instant;
  readonly what: LookKind;
}
export interface World {
  readonly events: readonly TrueEvent[];
  /**
   * By `at`. Lists prove their freshness in the order in which they got their content, and so do opened threads; a list
   * first drawn long after its page was loaded proves less than the thread beside it.
   */
  readonly looks: readonly Look[];
  readonly zone: string;
  readonly marketplaceId: string | null;
  readonly host: string;
}

export const T0 = Date.UTC(2026, 2, 20);
const LAST = T0 + 12 * DAY_MS;
const KEY = 'case:11111111-2222-4333-8444-555555555555';

/** In Europe and the US the days around T0 hold a change of the clocks; in India none ever does. */
const places = [
  { zone: 'Asia/Kolkata', marketplaceId: 'A21TJRUUN4KGV', host: 'sellercentral.amazon.in' },
  { zone: 'Europe/Berlin', marketplaceId: 'A1PA6795UKMFR9', host: 'sellercentral.amazon.de' },
  { zone: 'America/Los_Angeles', marketplaceId: 'ATVPDKIKX0DER', host: 'sellercentral.amazon.com' },
  // A shared inbox without flags: the zone may be any of Europe's.
  { zone: 'Europe/London', marketplaceId: null, host: 'sellercentral.amazon.de' },
];

/** Seconds from one thing to the next: within a minute, within the slack, within the day, or days. */
const gap = fc.oneof(
  fc.integer({ min: 1, max: 50 }),
  fc.integer({ min: 60, max: 15 * 60 }),
  fc.integer({ min: 15 * 60, max: 30 * 3600 }),
  fc.integer({ min: 20 * 3600, max: 4 * 24 * 3600 }),
);
const small = fc.oneof(
  { arbitrary: fc.constant(0), weight: 3 },
  fc.integer({ min: 0, max: 4 * MINUTE_MS }),
  fc.integer({ min: 0, max: 6 * HOUR_MS }),
);
const events = ['buyer', 'buyer', 'seller', 'mark', 'amazon'] as const;
const lookKinds = [
  ...(['response-needed', 'response-needed', 'all', 'thread', 'part', 'response'] as const),
  ...(['newest', 'listed', 'listed-all'] as const),
];
/** What happens, and the looks in between, as one line of time: they meet closely, which is where mistakes would be. */
const steps = fc.array(fc.record({ gap, lag: small, delay: small, what: fc.constantFrom(...events, ...lookKinds) }), {
  minLength: 1,
  maxLength: 14,
});

export const worlds: fc.Arbitrary<World> = fc
  .record({
    steps,
    place: fc.constantFrom(...places),
    /** This computer's clock may be ahead of Amazon's, by less than the slack. */
    aheadMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 * MINUTE_MS })),
  })
  .map(({ steps, place, aheadMs }): World => {
    const events: TrueEvent[] = [];
    const looks: Look[] = [];
    let at = T0;
    const newest = { list: T0, thread: T0 };
    for (const { gap, lag, delay, what } of steps) {
      at += gap * 1000;
      if (at >= LAST) break;
      if (isLook(what)) {
        // Half a second later: what happens and what is seen never fall on the same instant.
        const pane = LISTS.has(what) ? 'list' : 'thread';
        const asOf = Math.max(newest[pane] + 1, at + 500 + aheadMs - lag);
        newest[pane] = asOf;
        looks.push({ at: at + 500, asOf, observedAt: at + 500 + aheadMs + delay, what });
        // The seller marks only what waits.
      } else if (what !== 'mark' || needsResponse(events)) events.push({ at, what });
    }
    return { events, looks, ...place };
  });

const isLook = (what: TrueEvent['what'] | LookKind): what is LookKind =>
  (lookKinds as readonly string[]).includes(what);
const LISTS: ReadonlySet<LookKind> = new Set(['response-needed', 'all', 'listed', 'listed-all']);
/** A list shows a thread as waiting, and dates it so, until so long after the seller's reply (seen July 2026). */
const REPLY_LAG_MS = 2_200;
const needsResponse = (events: readonly TrueEvent[]): boolean =>
  events.findLast((event) => event.what !== 'amazon')?.what === 'buyer';
const until = (world: World, at: Instant) => world.events.filter((event) => event.at <= at);
/** What a list has heard of by then. */
export const heardBy = (world: World, at: Instant) =>
  world.events.filter((event) => event.at + (event.what === 'seller' ? REPLY_LAG_MS : 0) <= at);
export const isWaiting = (world: World, at: Instant): boolean => needsResponse(heardBy(world, at));
/** The list has not heard of the newest reply yet. */
export const isEcho = (world: World, at: Instant): boolean => isWaiting(world, at) && !needsResponse(until(world, at));

export const dayText = (at: Instant, zone: string): ReadTime => {
  const day = wallOf(at, zone).slice(0, 10);
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return { local: { from: `${day}T00:00`, to: `${next}T00:00` } };
};
export const minuteText = (at: Instant, zone: string): ReadTime => {
  const from = wallOf(at, zone);
  return { local: { from, to: new Date(Date.parse(`${from}:00Z`) + MINUTE_MS).toISOString().slice(0, 16) } };
};

/** The newest list, where it surely got its content after every opened thread did; null where it may not have. */
export function newestListOf<L extends Look>(looks: readonly L[]): L | null {
  const last = looks.at(-1);
  if (!last || !isOfList(last) || last.what === 'listed-all') return null;
  return looks.every((look) => isOfList(look) || look.observedAt <= last.asOf) ? last : null;
}
const isOfList = ({ what }: Look): boolean => LISTS.has(what);

/** The dates of a case in the page's own data: each some seconds after what it tells of. */
export function caseDates(world: World, at: Instant) {
  const heard = heardBy(world, at);
  const late = (event: TrueEvent | undefined) => event && Math.min(at, event.at + REPLY_LAG_MS);
  // One that waits again keeps the date of its last resolve.
  const closing = heard.findLast(({ what }) => what === 'seller' || what === 'mark');
  const [opened, updated, resolved] = [late(heard[0]), late(heard.at(-1)), late(closing)];
  return {
    ...(opened !== undefined && { openedAt: opened }),
    activity: updated === undefined ? null : { span: exactly(updated) },
    resolvedAt: resolved === undefined ? null : { span: exactly(resolved) },
  };
}

let made = 0;
const id = () => `f${++made}`;

/** The facts that an honest recorder makes of these looks. */
export function factsOf(world: World): Fact[] {
  const facts: Fact[] = [];
  const { zone, marketplaceId, host } = world;
  let member: { asOf: Instant; in: boolean } | null = null;
  for (const { at, asOf, observedAt, what } of world.looks) {
    const seen = until(world, at);
    const last = heardBy(world, at).at(-1);
    const waiting = isWaiting(world, at);
    const base = { key: KEY, account: 'NORDWIND', reader: 1, observedAt, asOf };
    const sighting = (more: Partial<SightingFact>): SightingFact => ({
      ...{ ...base, id: id(), kind: 'sighting', source: 'list', host, marketplaceId, orderId: null },
      ...{ folder: 'all', state: null, activity: null, messagesComplete: false, resolvedAt: null, cards: 1 },
      needing: more.state === 'response-needed' ? 1 : 0,
      ...more,
    });
    if (what === 'response-needed' || what === 'listed') {
      const look: Partial<SightingFact> =
        what === 'listed'
          ? { source: 'response', ...caseDates(world, at) }
          : { activity: waiting ? dayText(last!.at, zone) : null };
      if (waiting) facts.push(sighting({ folder: 'response-needed', state: 'response-needed', ...look }));
      if (member && member.in !== waiting) {
        const change: ChangeFact = {
          ...{ ...base, id: id(), kind: 'change', source: 'list', folder: 'response-needed' },
          ...{ direction: waiting ? 'entered' : 'left', after: member.asOf, by: asOf },
        };
        facts.push(change);
      }
      member = { asOf, in: waiting };
    } else if (what === 'listed-all') {
      if (!isBegunByBuyer(world)) continue;
      const state = last && !waiting ? 'resolved' : null;
      if (last) facts.push(sighting({ source: 'response', state, ...caseDates(world, at) }));
    } else if (last && what === 'all') {
      facts.push(sighting({ state: waiting ? 'response-needed' : 'resolved', activity: dayText(last.at, zone) }));
    } else if (what !== 'all' && seen.length > 0) {
      const closing = waiting
        ? undefined
        : heardBy(world, at).findLast((event) => event.what === 'seller' || event.what === 'mark');
      const source = what === 'response' || what === 'newest' ? 'response' : 'thread';
      facts.push(
        sighting({
          ...{
            source,
            folder: null,
            messagesComplete: what !== 'part' && what !== 'newest',
            state: closing ? 'resolved' : null,
          },
          resolvedAt: closing ? dayText(closing.at, zone) : null,
          ...(source === 'response' && caseDates(world, at)),
        }),
      );
      const inMinute = new Map<string, number>();
      const shown = what === 'newest' ? seen.filter((event) => event.what !== 'mark').slice(-2) : seen;
      for (const event of shown) {
        if (event.what === 'mark' || (what === 'part' && isUnread(event.at, at))) continue;
        const readAt = source === 'response' ? { span: exactly(event.at) } : minuteText(event.at, zone);
        const minute = JSON.stringify(readAt);
        const ordinal = inMinute.get(minute) ?? 0;
        inMinute.set(minute, ordinal + 1);
        const message: MessageFact = {
          ...{ ...base, id: id(), kind: 'message', source, author: event.what, at: readAt, ordinal, marketplaceId },
          messageId: source === 'response' ? `m${event.at}` : null,
        };
        facts.push(message);
      }
    }
  }
  return facts;
}

/** Of a case that only lists have shown resolved, the first message is taken for the buyer's: a declared limit. */
export const isBegunByBuyer = ({ events }: World): boolean => events[0]?.what === 'buyer';

/** Which minutes a look at a part of the thread cannot read: any third of them. */
const isUnread = (eventAt: Instant, lookAt: Instant): boolean =>
  (Math.floor(eventAt / MINUTE_MS) * 7 + Math.floor(lookAt / 1000)) % 3 === 0;

export interface TrueEnd {
  readonly at: Instant | null;
  readonly by: 'reply' | 'mark' | null;
}
export interface TrueMessage {
  readonly at: Instant;
  /**
   * What really ended it: the first reply or mark after it. Then what a reader may take for that: a mark that further
   * messages follow cannot be seen in a thread, so the next end counts, unless a look plainly showed the thread closed.
   */
  readonly ends: readonly TrueEnd[];
  /** A mark that further messages follow is among the ends, seen or not. */
  readonly hasMarkBetween: boolean;
  /** The next thing that happened was another message of the buyer's. */
  readonly isFollowed: boolean;
}

const isMessage = (event: TrueEvent): boolean => event.what === 'buyer' || event.what === 'seller';

/** A look shows the thread closed long enough after the message, and before the next reply, for no clock to matter. */
function isPlain(world: World, message: TrueEvent, mark: TrueEvent, after: readonly TrueEvent[]): boolean {
  const next = after.find(isMessage)!;
  const reply = after.find((event) => event.what === 'seller');
  return (
    world.marketplaceId !== null &&
    world.looks.some(
      (look) =>
        look.what !== 'response-needed' &&
        look.what !== 'listed' &&
        (look.what !== 'listed-all' || isBegunByBuyer(world)) &&
        mark.at <= look.at &&
        look.at < next.at &&
        message.at + MINUTE_MS <= look.asOf - SLACK_MS &&
        (!reply || look.observedAt + SLACK_MS < reply.at - MINUTE_MS),
    )
  );
}

/** What became of each buyer message by `now`: a reply or a mark ends every earlier open one. */
export function truthOf(world: World, now: Instant): TrueMessage[] {
  const events = until(world, now);
  return events.flatMap((message, i): TrueMessage[] => {
    if (message.what !== 'buyer') return [];
    const ends: TrueEnd[] = [];
    let hasMarkBetween = false;
    let closed = false;
    for (let j = i + 1; j < events.length && !closed; j++) {
      const { at, what } = events[j]!;
      if (what !== 'seller' && what !== 'mark') continue;
      ends.push({ at, by: what === 'mark' ? 'mark' : 'reply' });
      const after = events.slice(j + 1);
      const between = what === 'mark' && after.some(isMessage);
      hasMarkBetween ||= between;
      closed = !between || isPlain(world, message, events[j]!, after);
    }
    if (!closed) ends.push({ at: null, by: null });
    const next = events.slice(i + 1).find((event) => event.what !== 'amazon');
    return [{ at: message.at, ends, hasMarkBetween, isFollowed: next?.what === 'buyer' }];
  });
}

export function outcomeOf(message: TrueMessage, end: TrueEnd, rules: Rules): 'on-time' | 'late' | 'excluded' | null {
  if (end.at === null) return null;
  const inTime = end.at - message.at <= rules.hours * HOUR_MS;
  if (end.by === 'mark') return inTime || rules.lateMarkExcludes ? 'excluded' : 'late';
  return inTime ? 'on-time' : 'late';
}
