import type { CardReading, ListReading, ThreadReading } from '../../src/core/reading';
import { HOUR_MS } from '../../src/core/span';

/** Midday UTC; cards of `INDIA` say 24 November. */
export const NOON = Date.UTC(2026, 10, 24, 12);
export const HOST = 'sellercentral.amazon.in';
export const INDIA = 'A21TJRUUN4KGV';
export const CASE = '11111111-2222-3333-4444-555555555555';

export const day = (date: string) => ({ local: { from: `${date}T00:00`, to: nextDay(date) } });
const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 16);
export const minute = (wall: string) => ({
  local: { from: wall, to: new Date(Date.parse(`${wall}:00Z`) + 60_000).toISOString().slice(0, 16) },
});

export const card = (over: Partial<CardReading> = {}): CardReading => ({
  buyer: 'Anna K.',
  subject: 'Where is my parcel',
  activity: day('2026-11-24'),
  state: 'response-needed',
  marketplaceId: INDIA,
  orderId: null,
  caseId: null,
  ...over,
});

export const list = (over: Partial<ListReading> = {}): ListReading => ({
  kind: 'list',
  result: 'read',
  host: HOST,
  account: 'NORDWIND',
  observedAt: over.asOf ?? NOON,
  asOf: NOON,
  folder: 'response-needed',
  cards: [card()],
  complete: true,
  incompleteBecause: null,
  cardsNotRead: 0,
  layout: 'plain',
  ...over,
});

export const thread = (over: Partial<ThreadReading> = {}): ThreadReading => ({
  kind: 'thread',
  result: 'read',
  host: HOST,
  account: 'NORDWIND',
  observedAt: over.asOf ?? NOON,
  asOf: NOON,
  caseId: CASE,
  card: null,
  buyer: 'Anna K.',
  orderId: null,
  marketplaceId: INDIA,
  state: null,
  resolvedAt: null,
  messages: [],
  complete: true,
  layout: 'plain',
  ...over,
});
