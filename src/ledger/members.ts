import type { ThreadKey } from '../core/facts';
import { DATE_LAG_MS, type Instant, SLACK_MS } from '../core/span';
import { caseKey } from './ids';
import type { Before } from './plan';

/** One thread that a folder lists, with every name that it is known by: its case, and the keys of its cards. */
export interface Member {
  readonly key: ThreadKey;
  readonly names: ReadonlySet<ThreadKey>;
  /** When its case was opened, where the page's own data says so: in no list of before can it have been. */
  readonly openedAt: Instant;
}
/** What tells the names of a thread. */
export type NamesBefore = Pick<Before, 'rows' | 'namesOfThread' | 'openedAt'>;

/** Every name of these keys that is known so far. */
export function memberOf(keys: readonly ThreadKey[], before: NamesBefore): Member {
  const names = keys.flatMap((key) => {
    const row = before.rows.get(key);
    const threadId = row?.threadId ?? key;
    return [key, threadId, ...(row?.cases.map(caseKey) ?? []), ...before.namesOfThread(threadId)];
  });
  const openedAt = Math.max(...names.map((name) => before.openedAt(name) ?? -Infinity));
  return { key: keys[0]!, names: new Set(names), openedAt };
}

const hasCase = ({ names }: Member): boolean => [...names].some((name) => name.startsWith('case:'));
const hasCard = ({ names }: Member): boolean => [...names].some((name) => name.startsWith('key:'));
export const sharesAny = ({ names }: Member, others: ReadonlySet<ThreadKey>): boolean =>
  [...names].some((name) => others.has(name));
export const allNames = (members: readonly Member[]): Set<ThreadKey> =>
  new Set(members.flatMap(({ names }) => [...names]));

/** A member of a folder, with when it was last surely listed there. */
export interface Listed {
  readonly member: Member;
  readonly asOf: Instant;
  /** The page got that list no later; absent where that is not known. */
  readonly seenAt?: Instant | undefined;
}

const mayBeOpen = (openedAt: Instant, at: Instant = Infinity): boolean => openedAt - DATE_LAG_MS <= at + SLACK_MS;

/**
 * Whether two members may be one thread though they share no name: one is known by a card alone, the other by a case
 * alone, and that case may have been opened when the card was listed: what a page shows may be as fresh as the look at it.
 */
export function mayBeAmong(members: readonly Member[]): (listed: Listed) => boolean {
  const hasOnlyCard = members.some((member) => !hasCase(member));
  const firstOpened = Math.min(...members.filter((member) => !hasCard(member)).map(({ openedAt }) => openedAt));
  return ({ member, seenAt }) => (hasCase(member) ? !hasCard(member) && hasOnlyCard : mayBeOpen(firstOpened, seenAt));
}

/** The same from the other side: whether a member that is listed now may have been one of those. */
export function mayHaveBeenAmong(listed: readonly Listed[]): (member: Member) => boolean {
  const hasOnlyCase = listed.some(({ member }) => !hasCard(member));
  const lastCard = Math.max(...listed.filter(({ member }) => !hasCase(member)).map(({ seenAt }) => seenAt ?? Infinity));
  return (member) => (hasCase(member) ? !hasCard(member) && mayBeOpen(member.openedAt, lastCard) : hasOnlyCase);
}
