import type { MessageFact, ThreadKey } from '../core/facts';
import type { Reading, ThreadReading } from '../core/reading';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { type Before, keyedCard, type Plan } from './plan';
import { planList } from './plan-list';
import { planThread, threadKeyOf } from './plan-thread';
import {
  coverageId,
  type CoverageRow,
  type KeyRow,
  type LedgerDb,
  type MembershipRow,
  membershipId,
  STORES,
  type ThreadRow,
} from './schema';
import { getMeta, getSettings } from './stored';

/** What the ledger knew when a reading came. */
export interface Look {
  readonly account: string;
  readonly coverage: CoverageRow | null;
  readonly unnamed: boolean;
  readonly rows: Map<ThreadKey, KeyRow>;
  readonly threads: Map<string, ThreadRow>;
  readonly membership: MembershipRow | null;
  readonly known: MessageFact[];
  readonly settings: Settings;
  readonly keepFrom: Instant;
  readonly revision: number;
}

/** Rows as they were at this revision of the clocks: spares reading an unchanged list's rows again. Only a cache. */
export interface Warm {
  db: LedgerDb | null;
  revision: number;
  readonly rows: Map<ThreadKey, KeyRow>;
  readonly threads: Map<string, ThreadRow>;
}
const NO_PLAN: Plan = { facts: [], seen: new Map(), labels: new Map(), membership: null, refused: 0 };

/** For each card (or the opened thread) its key first, then its other names. */
export function keysOf(reading: Reading, cardKeys: readonly ThreadKey[]): ThreadKey[][] {
  if (reading.result === 'unreadable') return [];
  if (reading.kind === 'thread') {
    const key = threadKeyOf(reading, cardKeys[0] ?? null);
    return [[...new Set([key, ...cardKeys])].filter((name): name is ThreadKey => name !== null)];
  }
  return reading.cards.map((card, i) => {
    const keyed = keyedCard(card, cardKeys[i]!);
    return [...new Set([keyed.key, keyed.cardKey])];
  });
}

/** All that is needed to compare a reading with what is known, in one look. */
export async function lookUp(
  db: LedgerDb,
  account: string,
  reading: Reading,
  keys: ThreadKey[],
  warm: Warm,
): Promise<Look> {
  const tx = db.transaction(STORES, 'readonly');
  const { host } = reading;
  const folder = reading.result === 'read' && reading.kind === 'list' ? reading.folder : null;
  const membership = folder ? await tx.objectStore('memberships').get(membershipId(account, host, folder)) : undefined;
  const revision = (await getMeta(tx, 'clocksRevision')) ?? 0;
  if (revision !== warm.revision || db !== warm.db) {
    warm.rows.clear();
    warm.threads.clear();
    warm.revision = revision;
    warm.db = db;
  }
  // Only a complete reading asks who left.
  const before = reading.result === 'read' && reading.complete ? (membership?.keys ?? []) : [];
  const asked = [...new Set([...keys, ...before])];
  const rows = await Promise.all(asked.map((key) => warm.rows.get(key) ?? tx.objectStore('keys').get(key)));
  const found = rows.filter((row): row is KeyRow => row !== undefined);
  const ids = [...new Set([...found.map((row) => row.threadId), ...keys.filter((key) => key.startsWith('case:'))])];
  const threads = await Promise.all(ids.map((id) => warm.threads.get(id) ?? tx.objectStore('threads').get(id)));
  for (const row of found) warm.rows.set(row.key, row);
  for (const row of threads) if (row) warm.threads.set(row.id, row);
  const opened = reading.kind === 'thread' ? keys : [];
  const known = await Promise.all(opened.map((key) => tx.objectStore('facts').index('key').getAll(key)));
  const keepFrom = (await getMeta(tx, 'keepFrom')) ?? {};
  return {
    account,
    coverage: (await tx.objectStore('coverage').get(coverageId(account, host))) ?? null,
    unnamed: account !== host && (await tx.objectStore('coverage').getKey(coverageId(host, host))) !== undefined,
    rows: new Map(found.map((row) => [row.key, row])),
    threads: new Map(threads.flatMap((row): [string, ThreadRow][] => (row ? [[row.id, row]] : []))),
    membership: membership ?? null,
    known: known.flat().filter((fact): fact is MessageFact => fact.kind === 'message'),
    settings: await getSettings(tx),
    keepFrom: Math.max(keepFrom[account] ?? 0, keepFrom['*'] ?? 0),
    revision,
  };
}

/** What the reading adds to what was known. */
export function planOf(reading: Reading, cardKeys: readonly ThreadKey[], look: Look, now: Instant): Plan {
  if (reading.result === 'unreadable') return NO_PLAN;
  const { membership, rows, settings } = look;
  const before: Before = {
    rows,
    clocksOf: (key) => look.threads.get(rows.get(key)?.threadId ?? key)?.clocks ?? [],
    membership: membership && { asOf: membership.asOf, keys: new Set(membership.keys) },
    rules: settings,
  };
  if (reading.kind === 'thread')
    return planThread(reading as ThreadReading, look.account, cardKeys[0] ?? null, look.known, before, now);
  const cards = reading.cards.map((card, i) => keyedCard(card, cardKeys[i]!));
  return planList(reading, look.account, cards, before, now);
}

/** A membership is written when it differs, and else at most once a minute. */
export function membershipMoved(old: MembershipRow | null, plan: Plan, reading: Reading): boolean {
  if (!plan.membership || reading.result !== 'read') return false;
  if (!old || reading.asOf - old.asOf >= 60_000 || old.keys.length !== plan.membership.length) return true;
  const keys = new Set(old.keys);
  return plan.membership.some((key) => !keys.has(key));
}
