import type { ChangeFact, NewFact, ThreadKey } from '../core/facts';
import type { Instant } from '../core/span';
import { allNames, type Listed, mayBeAmong, mayHaveBeenAmong, memberOf, type NamesBefore, sharesAny } from './members';
import { doubtOf } from './membership-doubt';
import type { MembershipRow } from './schema';
import { type Waiting, waitedElsewhere } from './waiting';

export type Membership = Omit<MembershipRow, 'id'>;

/** What a complete reading of a folder says beside the last one. */
export interface Compared {
  readonly changes: readonly NewFact<ChangeFact>[];
  readonly membership: Membership;
  /** False where it is too much at once: then nothing changes until another reading says the same. */
  readonly isBelieved: boolean;
}

/**
 * Who entered and who left between two complete readings of a folder. The same thread may have been listed by its card's
 * key before and by its case now, or the other way round. Where any of its names says so, it stayed. Where one is known
 * by a card alone and the other by a case alone, nobody can tell: neither has left nor entered, and the older one is kept
 * as unsure, with when it was last surely listed, until names or a later reading settle it. `shown`: for each thread that
 * is listed now its key, and its other names as the reading gives them.
 */
export function compareMembers(
  old: MembershipRow,
  now: Pick<Membership, 'asOf' | 'seenAt' | 'source'>,
  shown: readonly (readonly ThreadKey[])[],
  before: NamesBefore,
  from: Pick<ChangeFact, 'account' | 'source' | 'reader' | 'observedAt' | 'asOf' | 'folder'>,
  waiting: readonly Waiting[] = [],
): Compared {
  const next: Membership = { ...now, keys: [...new Set(shown.map(([key]) => key!))] };
  const lists = [...old.keys, ...(old.unsure ?? []).map(({ key }) => key), ...shown.flat()];
  const elsewhere = waitedElsewhere(waiting, now.asOf, lists, before);
  if (elsewhere.length === 0 && isSame(old, shown)) return { changes: [], membership: next, isBelieved: true };

  const members = shown.map((keys) => memberOf(keys, before));
  const listed = [
    ...elsewhere.map((one) => ({ ...one, isUnsure: true })),
    ...old.keys.map((key) => ({
      member: memberOf([key], before),
      asOf: old.asOf,
      seenAt: old.seenAt,
      isUnsure: false,
    })),
    ...(old.unsure ?? []).map(({ key, ...last }) => ({ member: memberOf([key], before), ...last, isUnsure: true })),
  ];
  const newNames = allNames(members);
  const oldNames = allNames(listed.map(({ member }) => member));
  const gone = listed.filter(({ member }) => !sharesAny(member, newNames));
  const fresh = members.filter((member) => !sharesAny(member, oldNames));

  // One that was listed beside it in the same reading is another thread; of an unsure one that is not known.
  const lastNames = allNames(listed.filter(({ isUnsure }) => !isUnsure).map(({ member }) => member));
  const [mayBeAny, mayBeUnlisted] = [mayBeAmong(members), mayBeAmong(members.filter((m) => !sharesAny(m, lastNames)))];
  const unsettled = new Set(gone.filter((one) => (one.isUnsure ? mayBeAny(one) : mayBeUnlisted(one))));
  const mayBeGone = mayHaveBeenAmong(gone);
  const left = gone.filter((one) => !unsettled.has(one));
  const entered = fresh.filter((member) => !mayBeGone(member));

  const last = { ...old, keys: [...old.keys, ...elsewhere.map(({ member }) => member.key)] };
  const doubted = unsettled.size === 0 ? doubtOf(last, next, members, fresh.length, before) : null;
  if (doubted) return { changes: [], membership: { ...old, doubted }, isBelieved: false };

  const change = (key: ThreadKey, direction: 'entered' | 'left', after: Instant): NewFact<ChangeFact> => ({
    ...{ ...from, kind: 'change', key, direction, after, by: now.asOf },
  });
  return {
    changes: [
      ...left.map(({ member, asOf }) => change(member.key, 'left', asOf)),
      ...[...new Set(entered.map(({ key }) => key))].map((key) => change(key, 'entered', old.asOf)),
    ],
    membership: {
      ...next,
      ...(unsettled.size > 0 && { unsure: [...unsettled].map(unsureOf) }),
    },
    isBelieved: true,
  };
}

const unsureOf = ({ member, asOf, seenAt }: Listed) => ({
  key: member.key,
  asOf,
  ...(seenAt !== undefined && { seenAt }),
});

/** The plain case, at no cost: the same threads by the same names. */
function isSame(old: MembershipRow, shown: readonly (readonly ThreadKey[])[]): boolean {
  if (old.unsure) return false;
  const keys = new Set(old.keys);
  const named = new Set(shown.flat());
  return shown.every((names) => names.some((name) => keys.has(name))) && old.keys.every((key) => named.has(key));
}
