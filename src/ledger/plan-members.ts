import type { ChangeFact, NewFact, ThreadKey } from '../core/facts';
import type { Folder } from '../core/reading';
import { memberOf } from './members';
import { compareMembers } from './membership';
import { type Before, type Looks, NO_PLAN, type Plan } from './plan';
import type { MembershipRow } from './schema';

/**
 * What a complete reading of a folder adds to what it lists: who entered and who left since the last one, and the folder's
 * new membership. `shown`: for each thread that is listed its key, and its other names as the reading gives them.
 */
export function planMembers(
  folder: Folder,
  source: MembershipRow['source'],
  shown: readonly (readonly ThreadKey[])[],
  before: Before,
  from: Pick<ChangeFact, 'account' | 'source' | 'reader' | 'observedAt' | 'asOf'>,
): Plan {
  const { membership: old } = before;
  if (old && from.asOf <= old.asOf) return NO_PLAN;
  const now = { asOf: from.asOf, seenAt: from.observedAt, ...(source && { source }) };
  if (!old || folder !== 'response-needed')
    return { ...NO_PLAN, membership: { ...now, keys: [...new Set(shown.map(([key]) => key!))] } };
  const { changes, membership, isBelieved } = compareMembers(
    old,
    now,
    shown,
    before,
    { ...from, folder },
    before.waiting,
  );
  return {
    ...NO_PLAN,
    facts: changes,
    seen: forgotten(changes, before),
    membership,
    doubt: isBelieved ? null : 'readings-differ',
  };
}

/** One that has left looks like nothing now: should it be back, looking as it did before, that is news. */
function forgotten(changes: readonly NewFact<ChangeFact>[], before: Before): Map<ThreadKey, Looks> {
  const looks = new Map<ThreadKey, Looks>();
  for (const { key, direction, by } of changes) {
    if (direction === 'entered') continue;
    for (const name of memberOf([key], before).names) {
      const { seen, listed } = before.rows.get(name) ?? {};
      if (seen || listed)
        looks.set(name, {
          ...(seen && { seen: { ...seen, state: null, asOf: by } }),
          ...(listed && { listed: { ...listed, state: null, asOf: by } }),
        });
    }
  }
  return looks;
}
