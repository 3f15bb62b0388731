import type { ThreadKey } from '../core/facts';
import { caseKey } from './ids';
import type { Before } from './plan';

/** One thread that a folder lists, with every name that it is known by: its case, and the keys of its cards. */
export interface Member {
  readonly key: ThreadKey;
  readonly names: ReadonlySet<ThreadKey>;
}
/** What tells the names of a thread. */
export type NamesBefore = Pick<Before, 'rows' | 'namesOfThread'>;

/** Every name of these keys that is known so far. */
export function memberOf(keys: readonly ThreadKey[], before: NamesBefore): Member {
  const names = keys.flatMap((key) => {
    const row = before.rows.get(key);
    const threadId = row?.threadId ?? key;
    return [key, threadId, ...(row?.cases.map(caseKey) ?? []), ...before.namesOfThread(threadId)];
  });
  return { key: keys[0]!, names: new Set(names) };
}

export const hasCase = ({ names }: Member): boolean => [...names].some((name) => name.startsWith('case:'));
export const hasCard = ({ names }: Member): boolean => [...names].some((name) => name.startsWith('key:'));
export const sharesAny = ({ names }: Member, others: ReadonlySet<ThreadKey>): boolean =>
  [...names].some((name) => others.has(name));
export const allNames = (members: readonly Member[]): Set<ThreadKey> =>
  new Set(members.flatMap(({ names }) => [...names]));
