import type { Fact, ThreadKey } from '../core/facts';
import { caseIdOf } from '../core/identity';
import type { Instant } from '../core/span';
import { setAside } from './corrupt';
import { caseKey } from './ids';
import type { Touch } from './rederive';
import type { WriteTx } from './schema';
import { isWhole } from './whole';

/** More keys than this at once are not asked for one by one where few other facts would be read in passing. */
const MANY_KEYS = 100;
const TIMES_CHEAPER = 4;

/** The facts of these keys, and the links that lead to them. */
async function factsNaming(tx: WriteTx, keys: ReadonlySet<ThreadKey>): Promise<Fact[]> {
  const store = tx.objectStore('facts');
  if (keys.size > MANY_KEYS && (await store.count()) <= keys.size * TIMES_CHEAPER) {
    const isOf = ({ key, ...row }: Fact): boolean =>
      keys.has(key) || ('caseId' in row && keys.has(caseKey(row.caseId)));
    return (await store.getAll()).filter(isOf);
  }
  const lookups: Promise<Fact[]>[] = [];
  for (const key of keys) {
    lookups.push(store.index('key').getAll(key));
    const caseId = caseIdOf(key);
    if (caseId) lookups.push(store.index('caseId').getAll(caseId));
  }
  return (await Promise.all(lookups)).flat();
}

/** Every fact of the threads that these keys may belong to: links lead from key to case and from case to key. */
export async function factsAround(
  tx: WriteTx,
  { facts, keys, brandNew }: Pick<Touch, 'facts' | 'keys' | 'brandNew'>,
  now: Instant,
): Promise<{ facts: Fact[]; keys: Set<ThreadKey> }> {
  const found = new Map<string, Fact>();
  const reached = new Set<ThreadKey>();
  let wave = new Set<ThreadKey>([...facts.map((fact) => fact.key), ...(keys ?? [])]);
  for (const fact of facts) {
    found.set(fact.id, fact);
    if (fact.kind === 'link') wave.add(caseKey(fact.caseId));
  }
  while (wave.size > 0) {
    for (const key of wave) reached.add(key);
    const next = new Set<ThreadKey>();
    for (const row of await factsNaming(tx, new Set([...wave].filter((key) => !brandNew?.has(key))))) {
      if (!isWhole('facts', row)) {
        setAside(tx, 'facts', row, 'not whole', now);
        continue;
      }
      found.set(row.id, row);
      next.add(row.key);
      if (row.kind === 'link') next.add(caseKey(row.caseId));
    }
    wave = new Set([...next].filter((key) => !reached.has(key)));
  }
  return { facts: [...found.values()], keys: reached };
}
