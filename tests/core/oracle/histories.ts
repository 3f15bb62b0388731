import fc from 'fast-check';
import type { Fact } from '../../../src/core/facts';
import { factsOf, type Look, type LookKind, type TrueEvent, type World } from '../world';
import type { Happening } from './oracle';

const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const NOW = Date.UTC(2026, 10, 28, 5, 0, 0, 7);

/** In the ninety days before NOW Berlin's clocks have changed; India's never do. */
const places = [
  { zone: 'Asia/Kolkata', marketplaceId: 'A21TJRUUN4KGV', host: 'sellercentral.amazon.in' },
  { zone: 'Europe/Berlin', marketplaceId: 'A1PA6795UKMFR9', host: 'sellercentral.amazon.de' },
];

/** About an edge: on it, a millisecond to either side, or so far off that a minute, the slack or a day matters. */
const nearby = fc.constantFrom(0, 1, -1, 30 * SECOND, -30 * SECOND, 4 * MINUTE, -4 * MINUTE, 5 * HOUR, -5 * HOUR);
const first = fc
  .oneof(
    fc.tuple(fc.constantFrom(7, 30, 90), nearby).map(([days, off]) => days * DAY + off),
    fc.tuple(fc.constantFrom(12, 24, 48), nearby).map(([hours, off]) => hours * HOUR + off),
    fc.integer({ min: 0, max: 3 * DAY }),
    fc.integer({ min: 0, max: 100 * DAY }),
  )
  .map((ago) => NOW - ago);
export const gap = fc.oneof(
  fc.integer({ min: SECOND, max: 50 * SECOND }),
  fc.integer({ min: MINUTE, max: HOUR }),
  fc.integer({ min: HOUR, max: 60 * HOUR }),
  fc.tuple(fc.constantFrom(12, 24, 48), fc.constantFrom(-1, 0, 1)).map(([hours, ms]) => hours * HOUR + ms),
  fc.tuple(fc.constantFrom(6, 23, 30), nearby).map(([days, off]) => days * DAY + off),
);
const begin = fc.constantFrom<TrueEvent['what']>('buyer', 'buyer', 'buyer', 'seller', 'amazon');
const next = fc.constantFrom<TrueEvent['what']>('buyer', 'buyer', 'seller', 'seller', 'mark', 'amazon');

/** A mark shows as such where no message is near it: a page is not credited with knowing of its last five minutes. */
const CLEAR_OF_MARKS = 12 * MINUTE;

/** What happened in one thread until NOW. A seller marks only what waits. */
const events: fc.Arbitrary<TrueEvent[]> = fc
  .tuple(first, begin, fc.array(fc.record({ gap, what: next }), { maxLength: 7 }))
  .map(([first, begin, steps]) => {
    const events: TrueEvent[] = [{ at: first, what: begin }];
    for (const { gap, what } of steps) {
      if (what === 'mark' && events.findLast((event) => event.what !== 'amazon')?.what !== 'buyer') continue;
      const last = events.at(-1)!;
      const clear = what === 'mark' || last.what === 'mark' ? CLEAR_OF_MARKS : 0;
      events.push({ at: last.at + gap + clear, what });
    }
    return events.filter(({ at }) => at <= NOW);
  })
  .filter((events) => events.length > 0);

/** By then a list has heard of it. */
export const TOLD_AFTER = 3 * SECOND;
export const lookAt = (at: number, what: LookKind, asOf = at): Look => ({ at, asOf, observedAt: at, what });

/** In the page's own data all is seen soon after it has happened, just before the next thing happens, and now. */
function wholeLooks(events: readonly TrueEvent[]): Look[] {
  const times = events.flatMap(({ at }, i) => {
    const next = events[i + 1]?.at ?? NOW;
    return [at + TOLD_AFTER, next - 1].filter((look) => at <= look && look < next);
  });
  return [...new Set([...times, NOW])].map((at) => lookAt(at, 'response'));
}

/** One thread, seen whole. */
export const seenWhole: fc.Arbitrary<World> = fc
  .tuple(events, fc.constantFrom(...places))
  .map(([events, place]) => ({ ...place, events, looks: wholeLooks(events) }));
export const histories: fc.Arbitrary<World[]> = fc.array(seenWhole, { minLength: 1, maxLength: 5 });

export const happeningsOf = ({ events }: World): Happening[] => events.map(({ at, what }) => ({ at, what }));

/** The facts of a history's thread; `place` tells it from the others. */
export const threadFacts = (thread: World, place: number): Fact[] =>
  factsOf(thread).map((fact) => ({ ...fact, key: `case:11111111-2222-4333-8444-${String(place).padStart(12, '0')}` }));
