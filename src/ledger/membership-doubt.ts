import type { ThreadKey } from '../core/facts';
import { DAY_MS, MINUTE_MS } from '../core/span';
import { allNames, type Member, memberOf, type NamesBefore, sharesAny } from './members';
import type { MembershipRow } from './schema';

/** From so many on, a list of which nothing is left is more likely misread than answered at one go. */
const MANY_GONE = 4;
const MANY_GONE_FOR_NONE = 8;
/** Another look at the same redraw proves nothing. */
const AGAIN_AFTER_MS = 10 * MINUTE_MS;

/**
 * A complete list that shares nothing with the last one, within a day, is too much at once: at least four are gone and at
 * least four others there, or at least eight are gone and none is there. It closes nothing, for one misread page would
 * end the clocks of a whole inbox. A second one that says the same settles it: by the other way (page or page's data), or
 * ten minutes later. Smaller inboxes, and those that are answered one by one before our eyes, are never doubted.
 */
export function doubtOf(
  old: MembershipRow,
  next: Omit<MembershipRow, 'id'>,
  members: readonly Member[],
  fresh: number,
  before: NamesBefore,
): NonNullable<MembershipRow['doubted']> | null {
  const isAllOther = fresh === members.length;
  const isMuch =
    members.length === 0
      ? old.keys.length >= MANY_GONE_FOR_NONE
      : old.keys.length >= MANY_GONE && next.keys.length >= MANY_GONE;
  if (!isAllOther || !isMuch || next.asOf - old.asOf > DAY_MS) return null;
  const { asOf, keys, source } = next;
  const news = { asOf, keys, ...(source && { source }) };
  const last = old.doubted;
  if (!last || !isAgreed(last.keys, members, before)) return news;
  const isSettled = last.source !== source || Math.abs(asOf - last.asOf) >= AGAIN_AFTER_MS;
  return isSettled ? null : last;
}

function isAgreed(keys: readonly ThreadKey[], members: readonly Member[], before: NamesBefore): boolean {
  if (keys.length === 0 || members.length === 0) return keys.length === members.length;
  const names = allNames(keys.map((key) => memberOf([key], before)));
  const shared = members.filter((member) => sharesAny(member, names)).length;
  return shared * 2 >= members.length && shared * 2 >= keys.length;
}
