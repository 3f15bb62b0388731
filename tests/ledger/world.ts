import * as fake from 'fake-indexeddb';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import type { CardReading, ListReading, ThreadReading } from '../../src/core/reading';
import { HOUR_MS } from '../../src/core/span';
import { Ledger } from '../../src/ledger/ledger';
import { type Connection, openLedger } from '../../src/ledger/open';
import type { LedgerDb, StoreName } from '../../src/ledger/schema';
import { startLedger, storeSettings } from '../../src/ledger/start';

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

export interface World {
  readonly connection: Connection;
  readonly ledger: Ledger;
  db(): Promise<LedgerDb>;
  all<S extends StoreName>(store: S): Promise<any[]>;
}

/** An in-memory IndexedDB without any database, in place of the browser's. */
export function emptyBrowser(): void {
  const { indexedDB: _, default: __, forceCloseDatabase: ___, ...classes } = fake;
  Object.assign(globalThis, classes, { indexedDB: new fake.IDBFactory() });
}

/** A fresh in-memory database with a started ledger. */
export async function newWorld(settings: Settings = DEFAULT_SETTINGS, now = NOON): Promise<World> {
  emptyBrowser();
  const connection = openLedger();
  const db = () => connection.get();
  await startLedger(await db(), settings, null, now);
  await storeSettings(await db(), settings);
  return { connection, db, ledger: new Ledger(db), all: async (store) => (await db()).getAll(store) };
}
