import { expect, test } from 'vitest';
import { deriveThreads } from '../../src/core/derive';
import type { Fact, LinkFact, MessageFact, SightingFact } from '../../src/core/facts';
import { DAY_MS, exactly, HOUR_MS, type Instant } from '../../src/core/span';

const NOW = Date.UTC(2026, 10, 24, 12);
const ago = (days: number): Instant => NOW - days * DAY_MS;
const span = (at: Instant) => ({ span: exactly(at) });
let made = 0;
const from = { key: 'case:a', account: 'NORDWIND', reader: 1 } as const;
const sighting = (asOf: Instant, activity: Instant | null, over: Partial<SightingFact> = {}): SightingFact => ({
  ...{ ...from, id: `f${++made}`, kind: 'sighting', source: 'list', observedAt: asOf, asOf, host: 'h' },
  ...{
    marketplaceId: null,
    orderId: null,
    folder: 'all',
    state: 'resolved',
    activity: activity === null ? null : span(activity),
  },
  ...{ messagesComplete: false, resolvedAt: null, cards: 1, needing: 0, ...over },
});
const whole = (asOf: Instant): SightingFact =>
  sighting(asOf, null, { source: 'thread', folder: null, messagesComplete: true });
const asked = (at: Instant, asOf: Instant): MessageFact => ({
  ...{ ...from, id: `f${++made}`, kind: 'message', source: 'thread', observedAt: asOf, asOf, author: 'buyer' },
  ...{ at: span(at), ordinal: 0, messageId: null, marketplaceId: null },
});
/** In a list of the page's own data, resolved at its last activity. */
const listed = (asOf: Instant, openedAt: Instant, activity: Instant): SightingFact =>
  sighting(asOf, activity, { source: 'response', openedAt, resolvedAt: span(activity) });
const unreadAt = (facts: readonly Fact[], watchedFrom: Instant | null = NOW) =>
  deriveThreads(
    facts,
    () => ['UTC'],
    () => watchedFrom,
  )[0]!.unreadAt;

test('a card alone leaves all up to its last activity unread, however often it is seen', () => {
  expect(unreadAt([sighting(NOW, ago(3))])).toBe(ago(3));
  // What came since was watched.
  expect(unreadAt([sighting(NOW, ago(3)), sighting(NOW + DAY_MS, NOW + HOUR_MS)])).toBe(ago(3));
});

test('a look that tells more exactly tells it of the earlier ones, too', () => {
  const coarse = sighting(NOW, null, { activity: { span: { earliest: ago(1), latest: NOW + DAY_MS } } });
  expect(unreadAt([coarse])).toBe(NOW);
  expect(unreadAt([coarse, sighting(NOW + 1, ago(0.5))])).toBe(ago(0.5));
});

test('all messages read since, or nothing since they were, leaves nothing unread', () => {
  expect(unreadAt([sighting(NOW, ago(3)), whole(NOW + HOUR_MS), asked(ago(4), NOW + HOUR_MS)])).toBeUndefined();
  expect(unreadAt([sighting(NOW, ago(3)), whole(ago(2)), asked(ago(4), ago(2))])).toBeUndefined();
});

test('what another browser read long before this one watched does not tell what came in between', () => {
  const before = [whole(ago(60)), asked(ago(61), ago(60)), sighting(ago(60), ago(61))];
  expect(unreadAt([...before, sighting(NOW, ago(20))])).toBe(ago(20));
  expect(unreadAt([...before, sighting(NOW, ago(61))])).toBeUndefined();
  // Nor does it before the list is watched at all.
  expect(unreadAt([...before, sighting(ago(30), ago(40))], null)).toBe(ago(40));
});

test('a resolved case of the page’s own data is known by its one clock, from its beginning to its end', () => {
  expect(unreadAt([listed(NOW, ago(9), ago(3))])).toBeUndefined();
  // Its clock ends where it was resolved first, and it went on.
  expect(unreadAt([listed(ago(60), ago(70), ago(65)), listed(NOW, ago(70), ago(20))])).toBe(ago(20));
});

test('without the date of its opening, or read in part only, it is not', () => {
  expect(unreadAt([sighting(NOW, ago(3), { source: 'response', resolvedAt: span(ago(3)) })])).toBe(ago(3));
  expect(unreadAt([listed(NOW, ago(9), ago(3)), asked(ago(3), NOW)])).toBe(ago(3));
});

test('of twins each must be known as a case', () => {
  const key = 'key:t';
  const link = (caseId: string): LinkFact => ({
    ...{ ...from, id: `f${++made}`, kind: 'link', source: 'thread', key, observedAt: NOW, asOf: NOW, caseId },
  });
  const twins = sighting(NOW, ago(3), { key, cards: 2 });
  expect(unreadAt([twins, link('a')])).toBe(ago(3));
  expect(unreadAt([twins, link('a'), link('b')])).toBeUndefined();
});
