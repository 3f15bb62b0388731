import type { Fact, Source } from '../core/facts';
import type { NewProofBody } from '../core/proof';
import type { Reading } from '../core/reading';
import { type Instant, MINUTE_MS } from '../core/span';
import { newSalt } from './ids';
import { coverageId, type ProofRow, type WriteTx } from './schema';
import { getMeta, putMeta } from './stored';
import { queue } from './transact';

/** A link of more facts would be slow to show and to check. */
const MOST_FACTS = 1_000;
/** How often "nothing new" is said of one account and host. */
const UNCHANGED_EVERY_MS = 15 * MINUTE_MS;

/** Appends links in the caller's transaction, unsealed; an empty log begins first. */
export async function appendProof(tx: WriteTx, bodies: readonly NewProofBody[]): Promise<void> {
  const [first] = bodies;
  if (!first) return;
  const store = tx.objectStore('proof');
  const last = (await store.openKeyCursor(null, 'prev'))?.key ?? 0;
  const all = last === 0 && first.kind !== 'begin' ? [{ kind: 'begin', at: first.at } as const, ...bodies] : bodies;
  for (const [i, body] of all.flatMap(inParts).entries()) {
    const seq = last + i + 1;
    const row: ProofRow = { seq, body: { ...body, salt: newSalt() }, prev: null, bodyHash: null, hash: null };
    queue(store.put({ ...row, unsealed: seq }));
  }
}

/** The first link of a log: for a new ledger, and for one that was erased. Does nothing where there is one. */
export async function beginProof(tx: WriteTx, now: Instant): Promise<void> {
  if ((await tx.objectStore('proof').openKeyCursor()) === null) await appendProof(tx, [{ kind: 'begin', at: now }]);
}

function inParts(body: NewProofBody): NewProofBody[] {
  if (!('facts' in body) || body.facts.length <= MOST_FACTS) return [body];
  const parts = Math.ceil(body.facts.length / MOST_FACTS);
  return Array.from({ length: parts }, (_, i) => ({
    ...body,
    facts: body.facts.slice(i * MOST_FACTS, (i + 1) * MOST_FACTS),
  }));
}

const sourceOf = ({ kind }: Reading): Source =>
  kind === 'list' || kind === 'thread' ? kind : kind === 'remark' ? 'worker' : 'response';

/** Logs what a reading showed: its new facts, or, once in a while, that a complete list showed nothing new. */
export async function logReading(
  tx: WriteTx,
  reading: Reading,
  account: string,
  facts: readonly Fact[],
  now: Instant,
): Promise<void> {
  if (reading.result !== 'read') return;
  const { host, asOf } = reading;
  if (facts.length > 0) {
    const ids = facts.map(({ id }) => id);
    return appendProof(tx, [{ kind: 'observed', at: now, asOf, source: sourceOf(reading), account, host, facts: ids }]);
  }
  const isList = reading.kind === 'list' || reading.kind === 'list-answer';
  if (!isList || !reading.complete) return;
  const logged = (await getMeta(tx, 'lookLogged')) ?? {};
  const id = coverageId(account, host);
  const last = logged[id];
  // A clock that was set back waits for nothing.
  if (last !== undefined && now >= last && now - last < UNCHANGED_EVERY_MS) return;
  await appendProof(tx, [{ kind: 'unchanged', at: now, asOf, account, host }]);
  await putMeta(tx, 'lookLogged', { ...logged, [id]: now });
}

/** The accounts and sources of these facts, each with its own. */
function grouped(facts: readonly Fact[]): Fact[][] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const name = JSON.stringify([fact.account, fact.source]);
    groups.set(name, [...(groups.get(name) ?? []), fact]);
  }
  return [...groups.values()];
}

/** Logs facts that no reading gave: the seller's word, shown alerts, what the mirror remembered. */
export function logFacts(tx: WriteTx, facts: readonly Fact[], now: Instant): Promise<void> {
  const bodies = grouped(facts).map((group): NewProofBody => {
    const { account, source } = group[0]!;
    const asOf = Math.min(...group.map((fact) => fact.asOf));
    return { kind: 'observed', at: now, asOf, source, account, host: null, facts: group.map(({ id }) => id) };
  });
  return appendProof(tx, bodies);
}

/** Logs facts that came from a file which was exported at `exportedAt`. */
export function logImport(tx: WriteTx, facts: readonly Fact[], exportedAt: Instant, now: Instant): Promise<void> {
  const accounts = new Map<string, string[]>();
  for (const { account, id } of facts) {
    const ids = accounts.get(account);
    if (ids) ids.push(id);
    else accounts.set(account, [id]);
  }
  const bodies = [...accounts].map(
    ([account, ids]): NewProofBody => ({ kind: 'imported', at: now, account, facts: ids, exportedAt }),
  );
  return appendProof(tx, bodies);
}
