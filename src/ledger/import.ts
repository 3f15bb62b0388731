import type { AlertFact, Fact } from '../core/facts';
import { DAY_MS, type Instant } from '../core/span';
import { dropUnnamed } from './account';
import type { KeyHere } from './backup';
import { wholeRows } from './corrupt';
import { newCoverage } from './coverage';
import { withId } from './ids';
import { erasedUntil, keptFrom } from './keep-from';
import { HORIZON_MS } from './plan-thread';
import { logImport } from './proof';
import { noteRestored } from './restored-alerts';
import { type CoverageRow, coverageId, type LedgerDb, type WriteTx } from './schema';
import { rederiveSettled } from './settle';
import { bumpRevision, getMeta, getSettings } from './stored';
import { type Taken, takeNames } from './take-names';
import { putRows, queue, transact } from './transact';

/** Some facts of a file, in this ledger's names, with the names that they use. */
export interface ImportedPart {
  readonly exportedAt: Instant;
  readonly facts: readonly Fact[];
  readonly keys: readonly KeyHere[];
  /** Also what was erased before this moment, null: nothing of it. What lies beyond the horizon stays refused. */
  readonly erasedBefore: Instant | null;
}
export interface Imported {
  readonly added: number;
  readonly known: number;
  /** From before what was erased, or beyond the horizon. */
  readonly refused: number;
}

/** Whether a fact is as it was when it was made, and of no time to come. */
const isSound = (fact: Fact, now: Instant): boolean => {
  const { id, ...content } = fact;
  return withId(content).id === id && fact.asOf <= now + DAY_MS && fact.observedAt <= now + DAY_MS;
};

/**
 * Adds the facts that are not there yet, in one strict transaction, and derives what follows. Throws, and adds nothing,
 * where one of them is not what its id says.
 */
export async function importFacts(db: LedgerDb, part: ImportedPart, now: Instant): Promise<Imported> {
  if (!part.facts.every((fact) => isSound(fact, now))) throw new Error('a fact is damaged');
  return transact(db, async (tx) => {
    const keepFrom = await getMeta(tx, 'keepFrom');
    const limit = ({ account }: Fact): Instant => {
      const kept = keptFrom(keepFrom, account);
      if (part.erasedBefore === null) return kept;
      return Math.max(Math.min(kept, now - HORIZON_MS), erasedUntil(keepFrom, account, part.erasedBefore));
    };
    const there = await Promise.all(part.facts.map(({ id }) => tx.objectStore('facts').getKey(id)));
    const known = part.facts.filter((_, i) => there[i] !== undefined);
    const fresh = part.facts.filter((fact, i) => there[i] === undefined && fact.asOf >= limit(fact));
    const names = new Set([...known, ...fresh].map(({ key }) => key));
    const keys = part.keys.filter(({ key }) => names.has(key));
    const changed = await takeNames(tx, keys);
    if (fresh.length > 0 || changed.keys.size > 0) await takeFacts(tx, fresh, keys, changed, now);
    if (fresh.length > 0) await logImport(tx, fresh, part.exportedAt, now);
    return {
      added: fresh.length,
      known: known.length,
      refused: part.facts.length - known.length - fresh.length,
    };
  });
}

async function takeFacts(
  tx: WriteTx,
  facts: Fact[],
  keys: readonly KeyHere[],
  taken: Taken,
  now: Instant,
): Promise<void> {
  const settings = await getSettings(tx);
  const { threads } = await rederiveSettled(tx, { ...taken, facts }, settings, now);
  const alerts = facts.filter((fact): fact is AlertFact => fact.kind === 'alert');
  putRows(tx, 'alerts', alerts.map(shownAlert));
  await noteRestored(tx, threads, settings, now);
  await noteAccounts(tx, keys, now);
  await bumpRevision(tx);
}

/** An alert that was shown, there or here, is not shown again. */
const shownAlert = ({ id, key, stage, deadline, shownAt }: AlertFact) => ({
  ...{ id: `import|${id}`, stage, kind: 'clock' as const, members: [{ threadId: key, deadline }], keys: [key] },
  ...{ intendedAt: shownAt, shownAt },
});

/**
 * An account that comes from a file alone is not watched: its inbox has not been read here. What stands under no name is
 * dropped where the account's name is known by now, or it would count twice.
 */
async function noteAccounts(tx: WriteTx, keys: readonly KeyHere[], now: Instant): Promise<void> {
  const known = new Map<string, Pick<CoverageRow, 'account' | 'host'>>();
  for (const row of wholeRows('coverage', await tx.objectStore('coverage').getAll())) known.set(row.id, row);
  const named = keys
    .filter(({ host }) => host !== '')
    .sort((a, b) => Number(a.account === a.host) - Number(b.account === b.host));
  const unnamed = new Set<string>();
  for (const { account, host } of named) {
    const isNamed = [...known.values()].some((row) => row.host === host && row.account !== host);
    if (account === host ? isNamed : known.has(coverageId(host, host))) unnamed.add(host);
    const row = newCoverage(account, host, now);
    if (known.has(row.id) || (account === host && isNamed)) continue;
    known.set(row.id, row);
    queue(tx.objectStore('coverage').put(row));
  }
  for (const host of unnamed) await dropUnnamed(tx, host);
}
