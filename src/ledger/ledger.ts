import type { Fact, NewFact, ThreadKey, ToldFact } from '../core/facts';
import type { CardReading, ListAnswer, ListReading, Reading } from '../core/reading';
import { DAY_MS, type Instant } from '../core/span';
import { accountOf, dropUnnamed } from './account';
import { whole, wholeRows } from './corrupt';
import { coverageAfter, coverageIn, newCoverage } from './coverage';
import { cardKey, type KeyCache, withId } from './ids';
import { keysOf, type Look, lookUp, membershipMoved, planOf, type Warm } from './look';
import { getMany } from './many';
import { LedgerUnavailable } from './open';
import { type Plan, READER } from './plan';
import { logFacts, logReading } from './proof';
import { rederive, type Touch } from './rederive';
import { withoutAnswers } from './remarks';
import { renameSeen } from './rename';
import { repairFound } from './repair';
import {
  type CoverageRow,
  type KeyRow,
  type LedgerDb,
  membershipId,
  type ReadTx,
  STORES,
  type ThreadRow,
} from './schema';
import { rederiveSettled } from './settle';
import { bumpRevision, getMeta, getSettings } from './stored';
import { putRows, queue, transact } from './transact';

export interface Recorded {
  /** Aligned with the reading's cards (one entry for an opened thread); null where nothing is known. */
  readonly cards: readonly (KeyedThread | null)[];
  readonly changedThreadIds: readonly string[];
  /** Whether coverage or threads are other than before: badge and chips may need a look. */
  readonly changed: boolean;
  /** Cards and messages that were not believed. */
  readonly refused: number;
  /** The reading corrects a zone: the rows of other threads are to be derived anew. */
  readonly isOutdated: boolean;
}
export interface KeyedThread {
  readonly key: ThreadKey;
  readonly thread: ThreadRow | null;
}

/** More than two of the longest lists that there may be: one that is known, and the next. */
const WARM_LIMIT = 12_000;

/** Writes to the ledger. Readings are recorded one after the other: each is compared with what the last one left. */
export class Ledger {
  readonly #cache: KeyCache = new Map();
  readonly #warm: Warm = { db: null, revision: -1, rows: new Map(), threads: new Map(), waiting: null };
  /** Names of cards under other ledgers' salts that nothing stands under any more. */
  readonly #settled = new Set<ThreadKey>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: () => Promise<LedgerDb>) {}

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Another write that no reading may come between. */
  write<T>(work: (db: LedgerDb) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      try {
        return await work(await this.db());
      } finally {
        this.#warm.revision = -1;
        this.#settled.clear();
      }
    });
  }

  /** Records one reading. Throws `LedgerUnavailable`; a reading that is refused whole is counted, not thrown. */
  recordReading(reading: Reading, now: Instant): Promise<Recorded> {
    return this.#inTurn(() => this.#record(reading, now));
  }

  async #record(reading: Reading, now: Instant, isRepaired = false): Promise<Recorded> {
    const db = await this.db();
    const asOf = reading.result === 'read' ? reading.asOf : reading.observedAt;
    if (reading.observedAt > now + DAY_MS || asOf > now + DAY_MS) return refusedWhole(reading);

    const tx = db.transaction(STORES);
    const [salt, otherSalts = [], coverage] = await Promise.all([
      getMeta(tx, 'salt'),
      getMeta(tx, 'otherSalts'),
      tx.objectStore('coverage').getAll(),
    ]);
    const known = wholeRows('coverage', coverage);
    const account = accountOf(reading.account, reading.host, known);
    const cardKeys = this.#cardKeys(salt ?? '', account, reading);
    const keys = keysOf(reading, cardKeys);
    await this.#renameSeen(db, reading, account, cardKeys, { own: salt ?? '', others: otherSalts }, now);
    const look = await lookUp(db, account, reading, [...keys.flat()], this.#warm);
    // What is compared with must be whole; what was broken is made anew where it can be.
    if (!isRepaired && (await this.#repair(db, now))) return this.#record(reading, now, true);
    if (salt === undefined) throw new LedgerUnavailable('the ledger has no salt');
    if (asOf < look.keepFrom) return refusedWhole(reading);

    const plan = planOf(reading, cardKeys, look, now);
    const facts = plan.facts.map(withId);
    const others =
      reading.result === 'read'
        ? [...signedOutBefore(known, account, reading), ...notListed(known, account, reading)]
        : [];
    const derived = await this.#commit(db, reading, look, plan, facts, others, now);

    const threads = new Map([...look.threads, ...derived.rows.map((row): [string, ThreadRow] => [row.id, row])]);
    const threadOf = new Map(derived.rows.flatMap((row) => row.keys.map((key): [ThreadKey, string] => [key, row.id])));
    return {
      cards: keys.map(([key]) => {
        if (!key) return null;
        const threadId = threadOf.get(key) ?? look.rows.get(key)?.threadId;
        const thread = threadId ? threads.get(threadId) : undefined;
        return thread ? { key, thread } : null;
      }),
      changedThreadIds: derived.rows.map((row) => row.id),
      changed: derived.changed,
      refused: plan.refused,
      isOutdated: derived.isOutdated,
    };
  }

  async #repair(db: LedgerDb, now: Instant): Promise<boolean> {
    const isChanged = (await repairFound(db, now)) > 0;
    if (isChanged) this.#warm.revision = -1;
    return isChanged;
  }

  async #renameSeen(
    db: LedgerDb,
    reading: Reading,
    account: string,
    cardKeys: readonly ThreadKey[],
    salts: { readonly own: string; readonly others: readonly string[] },
    now: Instant,
  ): Promise<void> {
    if (salts.others.length === 0 || cardKeys.length === 0) return;
    const settings = await getSettings(db.transaction(STORES) as ReadTx);
    const settled = { names: this.#settled, cache: this.#cache };
    await renameSeen(db, cardsOf(reading), cardKeys, account, salts, settled, settings, now);
  }

  #cardKeys(salt: string, account: string, reading: Reading): ThreadKey[] {
    return cardsOf(reading).map((card) => cardKey(salt, account, card, this.#cache));
  }

  async #commit(
    db: LedgerDb,
    reading: Reading,
    look: Look,
    plan: Plan,
    facts: Fact[],
    others: readonly CoverageRow[],
    now: Instant,
  ) {
    const { account } = look;
    const row = look.coverage ?? newCoverage(account, reading.host, reading.observedAt);
    const coverage = coverageAfter(row, reading, plan.doubt);
    const unchanged = facts.length === 0 && plan.labels.size === 0;
    if (unchanged && !coverage && others.length === 0 && !membershipMoved(look.membership, plan))
      return { rows: [], changed: false, isOutdated: false };

    const brandNew = new Set(
      facts.map(({ key }) => key).filter((key) => !look.rows.has(key) && !look.threads.has(key)),
    );
    const touch: Touch = { facts, keys: plan.labels.keys(), brandNew, seen: plan.seen, labels: plan.labels };
    const committed = await transact(db, async (tx) => {
      const {
        threads: rows,
        keys,
        isOutdated,
      } = unchanged
        ? { threads: [], keys: [], isOutdated: false }
        : await rederiveSettled(tx, touch, look.settings, now);
      putRows(tx, 'coverage', others);
      if (coverage) queue(tx.objectStore('coverage').put(coverage));
      if (look.unnamed && reading.account !== null) await dropUnnamed(tx, reading.host);
      if (plan.membership && membershipMoved(look.membership, plan)) {
        const { host, folder } = reading as ListReading | ListAnswer;
        queue(tx.objectStore('memberships').put({ id: membershipId(account, host, folder!), ...plan.membership }));
      }
      await logReading(tx, reading, account, facts, now);
      const changed = rows.length > 0 || coverage !== null || others.length > 0;
      const revision = changed ? await bumpRevision(tx, rows.length > 0 ? 'clocks' : 'coverage') : look.revision;
      return { rows, keys, changed, revision, isOutdated };
    });
    // Another writer (names purged, rows repaired) may have come in between: then what is held is of before it.
    const alone = committed.revision === look.revision + (committed.rows.length > 0 ? 1 : 0);
    if (look.unnamed || !alone) this.#warm.revision = -1;
    else this.#keepWarm(look, committed);
    return committed;
  }

  #keepWarm(look: Look, committed: { rows: readonly ThreadRow[]; keys: readonly KeyRow[]; revision: number }): void {
    if (this.#warm.rows.size + committed.keys.length > WARM_LIMIT) {
      this.#warm.rows = look.rows;
      this.#warm.threads = look.threads;
    }
    if (committed.rows.length > 0) this.#warm.waiting = null;
    for (const row of committed.keys) this.#warm.rows.set(row.key, row);
    for (const row of committed.rows) this.#warm.threads.set(row.id, row);
    this.#warm.revision = committed.revision;
  }

  /** Records the seller's word. `key` is a thread key or thread id. Answers null for a thread that is not known. */
  recordTold(
    told: Pick<ToldFact, 'key' | 'claim' | 'at' | 'undoes'>,
    now: Instant,
  ): Promise<{ factId: string; threadIds: string[] } | null> {
    return this.#inTurn(async () => {
      if (told.at > now + DAY_MS) return null;
      const db = await this.db();
      const undone = told.undoes === null ? null : whole('facts', await db.get('facts', told.undoes));
      if (told.undoes !== null && undone?.kind !== 'told') return null;
      const key = undone?.key ?? told.key;
      const accountOfKey = async (): Promise<string | undefined> =>
        (whole('keys', await db.get('keys', key)) ?? whole('threads', await db.get('threads', key)))?.account;
      let account = await accountOfKey();
      if (await this.#repair(db, now)) account = await accountOfKey();
      if (account === undefined) return null;
      const fact: NewFact<ToldFact> = {
        ...{ kind: 'told', key, account, source: 'seller', reader: READER.seller, observedAt: now, asOf: now },
        ...{ claim: told.claim, at: told.at, undoes: told.undoes },
      };
      const withItsId = withId(fact);
      const rows = await this.recordFacts(db, [withItsId], now);
      return { factId: withItsId.id, threadIds: rows.map((row) => row.id) };
    });
  }

  /** Adds facts that are already made (the seller's word, shown alerts), in one transaction. */
  async recordFacts(db: LedgerDb, facts: readonly Fact[], now: Instant): Promise<ThreadRow[]> {
    return transact(db, async (tx) => {
      const { threads } = await rederive(tx, { facts }, await getSettings(tx), now);
      await logFacts(tx, facts, now);
      await bumpRevision(tx);
      return threads;
    });
  }

  /** The worker itself learned that a host is signed out, or may (not) be read. Answers whether that is news. */
  recordHostState(host: string, state: 'signed-out' | 'not-watching' | 'watching', now: Instant): Promise<boolean> {
    return this.#changeCoverage((row) => (row.host === host ? coverageIn(row, state, now) : null));
  }

  /** The page's own data is not looked at any more: what was said of it holds no longer. Answers whether that is news. */
  recordSilence(): Promise<boolean> {
    return this.#changeCoverage(withoutAnswers);
  }

  #changeCoverage(changeOf: (row: CoverageRow) => CoverageRow | null): Promise<boolean> {
    return this.#inTurn(async () =>
      transact(await this.db(), async (tx) => {
        const rows = wholeRows('coverage', await tx.objectStore('coverage').getAll());
        const changed = rows.flatMap((row) => changeOf(row) ?? []);
        putRows(tx, 'coverage', changed);
        if (changed.length > 0) await bumpRevision(tx, 'coverage');
        return changed.length > 0;
      }),
    );
  }

  /** The threads of these keys, aligned; null for a key that no reading reported. */
  async threadsOfKeys(keys: readonly ThreadKey[]): Promise<(KeyedThread | null)[]> {
    const tx = (await this.db()).transaction(['keys', 'threads'], 'readonly') as unknown as ReadTx;
    const rows = wholeRows('keys', await getMany(tx, 'keys', keys));
    const threadOf = new Map(rows.map((row) => [row.key, row.threadId]));
    const ids = [...new Set(threadOf.values())];
    const threads = new Map(wholeRows('threads', await getMany(tx, 'threads', ids)).map((row) => [row.id, row]));
    return keys.map((key) => {
      const thread = threads.get(threadOf.get(key) ?? '');
      return thread ? { key, thread } : null;
    });
  }
}

const cardsOf = (reading: Reading): readonly CardReading[] => {
  if (reading.result !== 'read') return [];
  if (reading.kind === 'list') return reading.cards;
  return reading.kind === 'thread' && reading.card ? [reading.card] : [];
};

/** Whoever reads a page of this host is signed in; the other accounts are watched again, though not yet read. */
const signedOutBefore = (known: readonly CoverageRow[], account: string, reading: Reading): CoverageRow[] =>
  known.flatMap((row) => {
    const isRead = row.account === account && (reading.kind === 'list' || reading.kind === 'list-answer');
    return row.host === reading.host && row.state === 'signed-out' && !isRead
      ? (coverageIn(row, 'watching', reading.observedAt) ?? [])
      : [];
  });

/**
 * An account of which only a thread was read stands as one whose list was not: nobody may take it for known. What a page
 * without a name shows is of an account that is known there.
 */
function notListed(known: readonly CoverageRow[], account: string, reading: Reading): CoverageRow[] {
  const { kind, host, observedAt } = reading;
  if (kind !== 'thread' && kind !== 'case-answer') return [];
  const isNoted = known.some((row) => row.host === host && (row.account === account || account === host));
  return isNoted ? [] : [newCoverage(account, host, observedAt)];
}

function refusedWhole(reading: Reading): Recorded {
  const count = reading.result === 'unreadable' ? 1 : reading.kind === 'list' ? reading.cards.length : 1;
  const cards = reading.result === 'read' && reading.kind === 'list' ? reading.cards.map(() => null) : [];
  return { cards, changedThreadIds: [], changed: false, refused: Math.max(1, count), isOutdated: false };
}
