import fc from 'fast-check';
import type { ChangeFact, Fact, MessageFact, SightingFact } from '../../src/core/facts';
import { wallOf } from '../../src/core/local-time';
import type { ReadTime } from '../../src/core/reading';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';

/** What really happened in one thread: the truth that no reader of pages ever has. */
export interface TrueEvent {
  readonly at: Instant;
  readonly what: 'buyer' | 'seller' | 'mark';
}
export interface Look {
  /** When the page got its content; what it claims as `asOf` is `lagMs` earlier. */
  readonly at: Instant;
  readonly lagMs: number;
  readonly what: 'response-needed' | 'all' | 'thread';
}
export interface World {
  readonly events: readonly TrueEvent[];
  readonly looks: readonly Look[];
  readonly zone: string;
  readonly marketplaceId: string;
}

export const T0 = Date.UTC(2026, 2, 20);
const KEY = 'case:11111111-2222-4333-8444-555555555555';

/** In Europe the days around T0 hold a change of the clocks; in India none ever does. */
const places = [
  { zone: 'Asia/Kolkata', marketplaceId: 'A21TJRUUN4KGV' },
  { zone: 'Europe/Berlin', marketplaceId: 'A1PA6795UKMFR9' },
  { zone: 'America/Los_Angeles', marketplaceId: 'ATVPDKIKX0DER' },
];

/** Distinct moments, so that two things of one thread never happen in the same second. */
const moments = (max: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 12 * 24 * 60 }), { maxLength: max }).map((minutes) => minutes.sort((a, b) => a - b));

export const worlds: fc.Arbitrary<World> = fc
  .record({
    times: moments(7).filter((times) => times.length > 0),
    whats: fc.array(fc.constantFrom<TrueEvent['what']>('buyer', 'buyer', 'seller', 'mark'), { minLength: 7, maxLength: 7 }),
    seconds: fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 7, maxLength: 7 }),
    lookTimes: moments(10),
    lookWhats: fc.array(fc.constantFrom<Look['what']>('response-needed', 'all', 'thread'), { minLength: 10, maxLength: 10 }),
    lags: fc.array(fc.integer({ min: 0, max: 4 * MINUTE_MS }), { minLength: 10, maxLength: 10 }),
    place: fc.constantFrom(...places),
  })
  .map(({ times, whats, seconds, lookTimes, lookWhats, lags, place }) => ({
    // A thread begins with the buyer; the seller marks only what waits.
    events: times
      .map((minute, i): TrueEvent => ({ at: T0 + minute * MINUTE_MS + seconds[i]! * 1000, what: i === 0 ? 'buyer' : whats[i]! }))
      .filter((event, i, all) => event.what !== 'mark' || all[i - 1]?.what === 'buyer'),
    looks: lookTimes.map((minute, i) => ({ at: T0 + minute * MINUTE_MS + 30_500, what: lookWhats[i]!, lagMs: lags[i]! })),
    ...place,
  }));

const until = (world: World, at: Instant) => world.events.filter((event) => event.at <= at);
const needs = (world: World, at: Instant): boolean => until(world, at).at(-1)?.what === 'buyer';

export const dayText = (at: Instant, zone: string): ReadTime => {
  const day = wallOf(at, zone).slice(0, 10);
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return { local: { from: `${day}T00:00`, to: `${next}T00:00` } };
};
export const minuteText = (at: Instant, zone: string): ReadTime => {
  const from = wallOf(at, zone);
  return { local: { from, to: new Date(Date.parse(`${from}:00Z`) + MINUTE_MS).toISOString().slice(0, 16) } };
};

let made = 0;
const id = () => `f${++made}`;

/** The facts that an honest recorder makes of these looks. */
export function factsOf(world: World): Fact[] {
  const facts: Fact[] = [];
  let member: { asOf: Instant; in: boolean } | null = null;
  for (const look of world.looks) {
    const seen = until(world, look.at);
    const last = seen.at(-1);
    const asOf = look.at - look.lagMs;
    const base = { key: KEY, account: 'NORDWIND', reader: 1, observedAt: look.at, asOf };
    const sighting = (more: Partial<SightingFact>): SightingFact => ({
      ...{ ...base, id: id(), kind: 'sighting', source: 'list', host: 'sellercentral.amazon.in', orderId: null },
      ...{ folder: 'all', state: null, activity: null, messagesComplete: false, resolvedAt: null, cards: 1 },
      marketplaceId: world.marketplaceId,
      needing: more.state === 'response-needed' ? 1 : 0,
      ...more,
    });
    if (look.what === 'response-needed') {
      const waiting = needs(world, look.at);
      if (waiting) facts.push(sighting({ folder: 'response-needed', state: 'response-needed', activity: dayText(last!.at, world.zone) }));
      if (member && member.in !== waiting) {
        const change: ChangeFact = {
          ...{ ...base, id: id(), kind: 'change', source: 'list', folder: 'response-needed' },
          ...{ direction: waiting ? 'entered' : 'left', after: member.asOf, by: asOf },
        };
        facts.push(change);
      }
      member = { asOf, in: waiting };
    } else if (last && look.what === 'all') {
      facts.push(sighting({ state: needs(world, look.at) ? 'response-needed' : 'resolved', activity: dayText(last.at, world.zone) }));
    } else if (last) {
      const resolved = !needs(world, look.at);
      facts.push(
        sighting({
          ...{ source: 'thread', folder: null, messagesComplete: true, state: resolved ? 'resolved' : null },
          resolvedAt: resolved ? dayText(last.at, world.zone) : null,
        }),
      );
      const inMinute = new Map<string, number>();
      for (const event of seen) {
        if (event.what === 'mark') continue;
        const at = minuteText(event.at, world.zone);
        const minute = JSON.stringify(at);
        const ordinal = inMinute.get(minute) ?? 0;
        inMinute.set(minute, ordinal + 1);
        const message: MessageFact = {
          ...{ ...base, id: id(), kind: 'message', source: 'thread', author: event.what, at, ordinal, messageId: null },
          marketplaceId: world.marketplaceId,
        };
        facts.push(message);
      }
    }
  }
  return facts;
}

export interface TrueMessage {
  readonly at: Instant;
  readonly closedAt: Instant | null;
  readonly by: 'reply' | 'mark' | null;
}

/** What became of each buyer message by `now`: a reply or a mark ends every earlier open one. */
export function truthOf(world: World, now: Instant): TrueMessage[] {
  const events = until(world, now);
  return events.flatMap((event, i): TrueMessage[] => {
    if (event.what !== 'buyer') return [];
    const end = events.slice(i + 1).find((e) => e.what !== 'buyer');
    return [{ at: event.at, closedAt: end?.at ?? null, by: end ? (end.what === 'mark' ? 'mark' : 'reply') : null }];
  });
}

export const trueOutcome = (message: TrueMessage): 'on-time' | 'late' | 'excluded' | null => {
  if (message.closedAt === null) return null;
  if (message.by === 'mark') return 'excluded';
  return message.closedAt - message.at <= 24 * HOUR_MS ? 'on-time' : 'late';
};
