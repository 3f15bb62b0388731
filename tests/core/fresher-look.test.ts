import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/core/clock';
import { derive } from '../../src/core/derive';
import type { Fact } from '../../src/core/facts';
import { MINUTE_MS } from '../../src/core/span';
import { at, card, thread } from './told-facts';

const SECOND = MINUTE_MS / 60 / 3_600_000;

/** As seen on the practice site: message, then both panes read, a reply, and the list switched to without a new load. */
function replied(listSeenAfterS: number): Fact[] {
  const reply = 24 / 60;
  return [
    ...thread(reply - 2 * SECOND, [['buyer', 0]]),
    ...thread(reply + SECOND, [
      ['buyer', 0],
      ['seller', reply],
    ]),
    // All that it can prove is that it is no older than the page; what it shows is from after the reply.
    card(reply - 17 * SECOND, { state: 'resolved', observedAt: at(reply + listSeenAfterS * SECOND) }),
  ];
}

test('a look that may be fresher than it can prove makes no mark of a reply', () => {
  const { threads } = derive(replied(4), DEFAULT_RULES, at(10));
  expect(threads[0]!.clocks.map(({ standing, closing }) => [standing, closing?.by])).toEqual([['on-time', 'reply']]);
});

test('one that was seen before the last reading without the reply does', () => {
  const { threads } = derive(replied(-3), DEFAULT_RULES, at(10));
  expect(threads[0]!.clocks.map(({ standing }) => standing)).toEqual(['excluded']);
});
