import { DEFAULT_RULES, type LedgerClock, type RulesOf, type WindowDays } from './clock';
import { groupBy } from './group-by';
import type { Range } from './response-times';
import { type Part, windowOf } from './score';
import { DAY_MS, exactly, type Instant } from './span';
import { distanceTo, mayShowAs, type TypedFigure } from './typed-figure';
import { partsOf, shareOfParts, type Way } from './way-of-counting';

/** Why Amazon's figure may differ from ours. Amazon publishes no calculation: each is a candidate, none is known. */
export type CauseKind =
  /** Messages of which it is not known whether they were late. */
  | 'unclear'
  /** Messages from before the inbox was known. */
  | 'unseen'
  /** Other hours to reply in than Amazon's. */
  | 'hours'
  /** Late ones that came after a reply, as thanks do, and are not marked. */
  | 'thanks'
  /** What the seller told this extension, and not Amazon. */
  | 'told'
  /** Replies so soon that they may be automated ones. */
  | 'automated'
  /** Messages that a reply to a later one answered. */
  | 'followed'
  /** Marks that were set late. */
  | 'late-marks'
  /** Messages of the day before and after the window's start. */
  | 'edge'
  /** What has come, left or changed in the last 24 hours. */
  | 'day-old'
  /** Other accounts or marketplaces. */
  | 'scope';

export interface Candidate {
  readonly kind: CauseKind;
  /** The messages that may count otherwise, the newest first. */
  readonly clocks: readonly LedgerClock[];
  /** The share if they did; null where it cannot be said, or where nothing would surely count. */
  readonly share: Range | null;
  /** Whether that alone gives the typed figure; null where it cannot be said. */
  readonly explains: boolean | null;
  /** Whose messages Amazon's figure would speak of. */
  readonly scope?: { readonly account: string | null; readonly marketplaceId: string | null };
}

export interface Compared {
  /** Of every account and marketplace. */
  readonly all: readonly LedgerClock[];
  readonly scope: { readonly account: string | null; readonly marketplaceId: string | null };
  readonly rulesOf: RulesOf;
  readonly now: Instant;
  readonly days: WindowDays;
  readonly knownFrom: Instant | null;
  readonly typed: TypedFigure;
}

const newestFirst = (clocks: readonly LedgerClock[]): LedgerClock[] =>
  clocks.toSorted((a, b) => b.receivedAt.latest - a.receivedAt.latest);

/** Our way of counting, and what each clock adds by it. */
interface Ours {
  readonly way: Way;
  readonly parts: readonly Part[];
}

/** Another way of counting the same messages, with those that count otherwise by it; null where none does. */
function candidateOf(kind: CauseKind, { way, parts }: Ours, other: Way, typed: TypedFigure): Candidate | null {
  const others = partsOf(other);
  const clocks = way.clocks.filter((_, i) => {
    const [ours, theirs] = [parts[i]!, others[i]!];
    return ours.worst !== theirs.worst || ours.best !== theirs.best;
  });
  if (clocks.length === 0) return null;
  const share = shareOfParts(others);
  return { kind, clocks: newestFirst(clocks), share, explains: share && mayShowAs(share, typed) };
}

/** Clocks that begin after the reply to the message before them. */
function afterReply(clocks: readonly LedgerClock[]): ReadonlySet<LedgerClock> {
  const found = new Set<LedgerClock>();
  for (const thread of groupBy(clocks, ({ threadId }) => threadId).values()) {
    if (thread.length < 2) continue;
    thread.sort((a, b) => a.ordinal - b.ordinal);
    thread.forEach((clock, i) => {
      const before = thread[i - 1]?.closing;
      if (before?.by === 'reply' && before.at.latest <= clock.receivedAt.latest) found.add(clock);
    });
  }
  return found;
}

const marked = ({ followed: _, quick: __, ...clock }: LedgerClock): LedgerClock => ({
  ...{ ...clock, basis: 'exact', doubtful: false },
  closing: { at: exactly(clock.receivedAt.earliest), by: 'mark', told: null },
});
const leftOpen = (clock: LedgerClock): LedgerClock => ({
  ...{ ...clock, doubtful: false, closing: null, openAsOf: Number.POSITIVE_INFINITY },
});
/** As it was known then: what was surely closed later was open. */
const asOf = (clock: LedgerClock, then: Instant): LedgerClock =>
  clock.closing && clock.closing.at.earliest > then ? leftOpen(clock) : clock;

const turned = (rulesOf: RulesOf, name: 'automatedReplies' | 'replyAnswersEarlier' | 'lateMarkExcludes'): RulesOf => {
  return (account) => {
    const rules = rulesOf(account);
    return { ...rules, [name]: !rules[name] };
  };
};

export const isIn = (clock: LedgerClock, { account, marketplaceId }: Compared['scope']): boolean =>
  (account === null || clock.account === account) && (marketplaceId === null || clock.marketplaceId === marketplaceId);

const hasSameClocks = ({ clocks }: Candidate, other: Candidate): boolean =>
  clocks.length === other.clocks.length && clocks.every((clock, i) => clock === other.clocks[i]);

/** A wide range holds nearly any figure: of those that explain it the narrowest comes first, of others the nearest. */
const byLikelihood =
  (typed: TypedFigure) =>
  (a: Candidate, b: Candidate): number => {
    const [ours, theirs] = [a.share!, b.share!];
    const byWidth = a.explains && b.explains ? ours.max - ours.min - (theirs.max - theirs.min) : 0;
    const byDistance = Math.abs(distanceTo(ours, typed)) - Math.abs(distanceTo(theirs, typed));
    return Number(b.explains) - Number(a.explains) || byWidth || byDistance;
  };

/** Other choices of whose messages count, the likeliest first. */
function scopesOf({ all, scope, rulesOf, now, days, typed }: Compared): Candidate[] {
  const parts = partsOf({ clocks: all, rulesOf, now, period: windowOf(days, now) });
  const counted = all.flatMap((clock, i) => {
    const part = parts[i]!;
    return part.worst !== null || part.best !== null ? [{ clock, part }] : [];
  });
  const choices = new Map([[NAME_OF_ALL, { account: null, marketplaceId: null } as Compared['scope']]]);
  for (const { account, marketplaceId } of counted.map(({ clock }) => clock)) {
    choices.set(account, { account, marketplaceId: null });
    choices.set(`${account}\n${marketplaceId}`, { account, marketplaceId });
  }
  return [...choices.values()]
    .flatMap((choice): Candidate[] => {
      const share = shareOfParts(counted.filter(({ clock }) => isIn(clock, choice)).map(({ part }) => part));
      const clocks = counted.flatMap(({ clock }) => (isIn(clock, choice) !== isIn(clock, scope) ? [clock] : []));
      if (clocks.length === 0 || !share) return [];
      return [{ kind: 'scope', clocks, share, explains: mayShowAs(share, typed), scope: choice }];
    })
    .filter((each, i, found) => !found.slice(0, i).some((wider) => hasSameClocks(each, wider)))
    .sort(byLikelihood(typed))
    .slice(0, SCOPES_SHOWN)
    .map((each) => ({ ...each, clocks: newestFirst(each.clocks) }));
}

const NAME_OF_ALL = '';
const SCOPES_SHOWN = 2;

/** What may make Amazon's figure another than ours, with the messages that it hangs on. */
export function candidateCausesOf(compared: Compared): Candidate[] {
  const { all, scope, rulesOf, now, days, knownFrom, typed } = compared;
  const period = windowOf(days, now);
  const clocks = all.filter((clock) => isIn(clock, scope));
  const way: Way = { clocks, rulesOf, now, period };
  const parts = partsOf(way);
  const by = (kind: CauseKind, other: Partial<Way>) => candidateOf(kind, { way, parts }, { ...way, ...other }, typed);

  const unclear = clocks.filter((_, i) => parts[i]!.worst !== parts[i]!.best);
  const share = shareOfParts(parts);
  const isUnseen = knownFrom === null || knownFrom > period.from;
  const thanks = afterReply(clocks);
  const edges = [-DAY_MS, DAY_MS].flatMap(
    (byMs) => by('edge', { period: { ...period, from: period.from + byMs } }) ?? [],
  );
  const then = now - DAY_MS;
  const found = [
    unclear.length > 0 && share
      ? { kind: 'unclear' as const, clocks: newestFirst(unclear), share, explains: mayShowAs(share, typed) }
      : null,
    isUnseen ? { kind: 'unseen' as const, clocks: [], share: null, explains: null } : null,
    by('hours', { rulesOf: (account) => ({ ...rulesOf(account), hours: DEFAULT_RULES.hours }) }),
    by('thanks', {
      clocks: clocks.map((clock, i) => (thanks.has(clock) && parts[i]!.worst === 0 ? marked(clock) : clock)),
    }),
    by('told', { clocks: clocks.map((clock) => (clock.closing?.told ? leftOpen(clock) : clock)) }),
    by('automated', { rulesOf: turned(rulesOf, 'automatedReplies') }),
    by('followed', { rulesOf: turned(rulesOf, 'replyAnswersEarlier') }),
    by('late-marks', { rulesOf: turned(rulesOf, 'lateMarkExcludes') }),
    edges.find(({ explains }) => explains) ?? edges[0] ?? null,
    by('day-old', {
      ...{ now: then, period: { from: period.from - DAY_MS, to: then } },
      clocks: clocks.map((clock) => asOf(clock, then)),
    }),
    ...scopesOf(compared),
  ];
  const rank = ({ explains }: Candidate): number => (explains ? 0 : explains === null ? 1 : 2);
  return found.filter((each): each is Candidate => each !== null).sort((a, b) => rank(a) - rank(b));
}
