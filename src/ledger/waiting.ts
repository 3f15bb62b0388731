import type { ThreadKey } from '../core/facts';
import { groupBy } from '../core/group-by';
import { type Instant, SLACK_MS } from '../core/span';
import { wholeRows } from './corrupt';
import { allNames, type Listed, type Member, memberOf, type NamesBefore, sharesAny } from './members';
import type { ReadTx } from './schema';

/** A thread that waits as far as is known, whichever way that became known. */
export interface Waiting {
  /** One of its names. */
  readonly key: ThreadKey;
  /** It surely waited then. */
  readonly openAsOf: Instant;
  /** No message of it that waits is newer. */
  readonly receivedBy: Instant;
}

/** Every thread with an open clock that a page has shown, of all accounts. */
export async function waitingThreads(tx: ReadTx): Promise<Waiting[]> {
  const rows = wholeRows('clocks', await tx.objectStore('clocks').index('openFrom').getAll());
  const shown = rows.filter(({ clock, keys }) => !clock.remembered && keys.length > 0);
  return [...groupBy(shown, ({ threadId }) => threadId).values()].map((clocks) => ({
    key: clocks[0]!.keys[0]!,
    openAsOf: Math.max(...clocks.map(({ clock }) => clock.openAsOf)),
    receivedBy: Math.max(...clocks.map(({ receivedTo }) => receivedTo)),
  }));
}

/**
 * Threads that waited before a complete list was got though neither it nor the last one, `lists`, names them: another
 * folder showed them, a list that was not proved whole, or the opened thread. Its silence says as much of them.
 */
export function waitedElsewhere(
  waiting: readonly Waiting[],
  asOf: Instant,
  lists: readonly ThreadKey[],
  before: NamesBefore,
): Listed[] {
  const keys = new Set(lists);
  const others = waiting.filter(
    ({ key, openAsOf, receivedBy }) => !keys.has(key) && Math.max(openAsOf, receivedBy) + SLACK_MS < asOf,
  );
  if (others.length === 0) return [];
  const named = allNames(lists.map((key) => memberOf([key], before)));
  return others
    .map(({ key, openAsOf }) => ({ member: memberOf([key], before), asOf: openAsOf, seenAt: asOf }))
    .filter(({ member }) => !sharesAny(member, named) && !isSeenSince(member, asOf, before));
}

const isSeenSince = ({ names }: Member, asOf: Instant, { rows }: NamesBefore): boolean =>
  [...names].some((name) => {
    const { seen, opened, listed, answered } = rows.get(name) ?? {};
    return [seen, opened, listed, answered].some((look) => look && look.asOf >= asOf);
  });
