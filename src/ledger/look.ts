import type { MessageFact, ThreadKey } from '../core/facts';
import type { Folder, Reading } from '../core/reading';
import { rulesOf, type Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { whole, wholeRows } from './corrupt';
import { caseKey } from './ids';
import { keptFrom } from './keep-from';
import { linksByMark, namedRows } from './link-by-mark';
import { getMany } from './many';
import { type Before, keyedCard, NO_PLAN, type Plan } from './plan';
import { planCaseAnswer } from './plan-answer';
import { planList } from './plan-list';
import { planListAnswer } from './plan-list-answer';
import { planThread, threadKeyOf } from './plan-thread';
import {
  type CoverageRow,
  coverageId,
  type KeyRow,
  type LedgerDb,
  type MembershipRow,
  membershipId,
  STORES,
  type ThreadRow,
} from './schema';
import { getMeta, getSettings } from './stored';
import { type Waiting, waitingThreads } from './waiting';

/** What the ledger knew when a reading came. */
export interface Look {
  readonly account: string;
  readonly coverage: CoverageRow | null;
  readonly unnamed: boolean;
  readonly rows: Map<ThreadKey, KeyRow>;
  readonly threads: Map<string, ThreadRow>;
  readonly membership: MembershipRow | null;
  readonly known: MessageFact[];
  /** Threads that wait, of all accounts; asked for where a complete list may say that they do not. */
  readonly waiting: readonly Waiting[];
  /** Rows that hold names, where the page's own data names a case of which no card is known. */
  readonly named: KeyRow[];
  readonly settings: Settings;
  readonly keepFrom: Instant;
  readonly revision: number;
}

/** Rows as they were at this revision of the clocks: spares reading an unchanged list's rows again. Only a cache. */
export interface Warm {
  db: LedgerDb | null;
  revision: number;
  rows: Map<ThreadKey, KeyRow>;
  threads: Map<string, ThreadRow>;
  waiting: readonly Waiting[] | null;
}

/** For each card (or the opened thread) its key first, then its other names. */
export function keysOf(reading: Reading, cardKeys: readonly ThreadKey[]): ThreadKey[][] {
  if (reading.result !== 'read') return [];
  if (reading.kind === 'list-answer') return reading.cases.map(({ caseId }) => [caseKey(caseId)]);
  if (reading.kind === 'case-answer') return [[caseKey(reading.case.caseId)]];
  if (reading.kind === 'thread') {
    const key = threadKeyOf(reading, cardKeys[0] ?? null);
    return [[...new Set([key, ...cardKeys])].filter((name): name is ThreadKey => name !== null)];
  }
  return reading.cards.map((card, i) => {
    const keyed = keyedCard(card, cardKeys[i]!);
    return [...new Set([keyed.key, keyed.cardKey])];
  });
}

/** The folder that a list is of. */
const folderOf = (reading: Reading): Folder | null =>
  reading.result === 'read' && (reading.kind === 'list' || reading.kind === 'list-answer') ? reading.folder : null;

/** All threads that a membership speaks of. */
const listedIn = ({ keys, unsure = [], doubted }: MembershipRow): ThreadKey[] => [
  ...[...keys, ...unsure.map(({ key }) => key), ...(doubted?.keys ?? [])],
];

const wholeMembership = (row: MembershipRow | undefined): MembershipRow | undefined => whole('memberships', row);

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
  const folder = folderOf(reading);
  const coverages = tx.objectStore('coverage');
  const [membership, coverage, unnamed, settings, keepFrom = {}, revision = 0] = await Promise.all([
    folder &&
      tx
        .objectStore('memberships')
        .get(membershipId(account, host, folder))
        .then(wholeMembership),
    coverages.get(coverageId(account, host)),
    coverages.getKey(coverageId(host, host)),
    getSettings(tx),
    getMeta(tx, 'keepFrom'),
    getMeta(tx, 'clocksRevision'),
    // The commit counts on from this one too: if it is broken, it must be found before.
    getMeta(tx, 'revision'),
  ]);
  if (revision !== warm.revision || db !== warm.db) {
    warm.rows.clear();
    warm.threads.clear();
    warm.waiting = null;
    warm.revision = revision;
    warm.db = db;
  }
  // Only a complete reading asks who left.
  const isAsked = reading.result === 'read' && reading.complete && membership;
  const before = isAsked ? listedIn(membership) : [];
  const isOfNeed = isAsked && folder === 'response-needed';
  if (isOfNeed && !warm.waiting) warm.waiting = await waitingThreads(tx);
  const waiting = (isOfNeed && warm.waiting) || [];
  const asked = [...new Set([...keys, ...before, ...waiting.map(({ key }) => key)])];
  const rows = await throughWarm(warm.rows, asked, async (missing) =>
    wholeRows('keys', await getMany(tx, 'keys', missing)).map((row): [string, KeyRow] => [row.key, row]),
  );
  const ids = new Set([...rows.values()].map((row) => row.threadId));
  for (const key of keys) if (key.startsWith('case:')) ids.add(key);
  const threads = await throughWarm(warm.threads, [...ids], async (missing) =>
    wholeRows('threads', await getMany(tx, 'threads', missing)).map((row): [string, ThreadRow] => [row.id, row]),
  );
  const opened = reading.kind === 'thread' || reading.kind === 'case-answer' ? keys : [];
  const known = await Promise.all(opened.map((key) => tx.objectStore('facts').index('key').getAll(key)));
  const named = await namedRows(tx, reading, threads);
  for (const row of named) rows.set(row.key, row);
  return {
    account,
    coverage: whole('coverage', coverage) ?? null,
    unnamed: account !== host && unnamed !== undefined,
    rows,
    threads,
    membership: membership ?? null,
    named,
    waiting,
    known: wholeRows('facts', known.flat()).filter((fact): fact is MessageFact => fact.kind === 'message'),
    settings,
    keepFrom: keptFrom(keepFrom, account),
    revision,
  };
}

/** The rows of these names: those that are held, and those that are read, which are then held too. */
async function throughWarm<R>(
  warm: Map<string, R>,
  names: readonly string[],
  read: (missing: string[]) => Promise<[string, R][]>,
): Promise<Map<string, R>> {
  for (const [name, row] of await read(names.filter((name) => !warm.has(name)))) warm.set(name, row);
  return new Map(
    names.flatMap((name): [string, R][] => {
      const row = warm.get(name);
      return row === undefined ? [] : [[name, row]];
    }),
  );
}

/** What the reading adds to what was known. */
export function planOf(reading: Reading, cardKeys: readonly ThreadKey[], look: Look, now: Instant): Plan {
  if (reading.result !== 'read') return NO_PLAN;
  const { account, membership, rows, settings } = look;
  const listed = new Set(membership?.keys);
  const opened = new Map(
    (reading.kind === 'list-answer' ? reading.cases : []).map(({ caseId, openedAt }) => [caseKey(caseId), openedAt]),
  );
  const before: Before = {
    rows,
    clocksOf: (key) => look.threads.get(rows.get(key)?.threadId ?? key)?.clocks ?? [],
    namesOfThread: (threadId) => look.threads.get(threadId)?.keys ?? [],
    openedAt: (key) => opened.get(key) ?? rows.get(key)?.listed?.openedAt ?? rows.get(key)?.answered?.openedAt,
    membership,
    wasListed: (key) => listed.has(key),
    waiting: look.waiting.filter(({ key }) => {
      const row = rows.get(key);
      return row?.account === account && row.host === reading.host;
    }),
    rules: rulesOf(settings)(account),
  };
  switch (reading.kind) {
    case 'list-answer':
      return planListAnswer(reading, account, linksByMark(reading, look.named, account), before, now);
    case 'case-answer':
      return planCaseAnswer(reading, account, look.known, before, now);
    case 'thread':
      return planThread(reading, account, cardKeys[0] ?? null, look.known, before, now);
    case 'list': {
      const cards = reading.cards.map((card, i) => keyedCard(card, cardKeys[i]!));
      return planList(reading, account, cards, before, now);
    }
  }
}

/** A membership is written when it differs, and else at most once a minute. */
export function membershipMoved(old: MembershipRow | null, plan: Plan): boolean {
  if (!plan.membership) return false;
  const { keys, source, unsure, doubted } = plan.membership;
  if (!old || plan.membership.asOf - old.asOf >= 60_000 || old.keys.length !== keys.length) return true;
  if (old.source !== source || unsure || old.unsure || doubted?.asOf !== old.doubted?.asOf) return true;
  const known = new Set(old.keys);
  return keys.some((key) => !known.has(key));
}
