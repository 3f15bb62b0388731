import fc from 'fast-check';
import { marksOfCase } from '../../src/core/card-mark';
import type { Fact } from '../../src/core/facts';
import type { AnsweredCase, CardReading, ListReading, Reading } from '../../src/core/reading';
import { DAY_MS, type Instant } from '../../src/core/span';
import type { ThreadRow } from '../../src/ledger/schema';
import {
  caseDates,
  dayText,
  heardBy,
  isBegunByBuyer,
  isWaiting,
  type Look,
  minuteText,
  T0,
  type World,
  worlds,
} from '../core/world';
import { answered, caseAnswer, caseId, listAnswer } from './answers';
import { card, list, newWorld, thread } from './world';

export const NOW = T0 + 14 * DAY_MS;
export const BUYERS = ['Anna', 'Bo', 'Chidi'] as const;
export const CASES = BUYERS.map((_, i) => caseId(i + 1));
const SUBJECT = 'Where is my parcel';

/** Three threads of one inbox, and the looks at it: the first world's, at all three. */
export interface Inbox {
  readonly threads: readonly World[];
  readonly looks: readonly InboxLook[];
  /** The first two threads' cards look alike: same name, same subject. */
  readonly hasTwins: boolean;
}
export interface InboxLook extends Look {
  /** The thread that is opened, or whose card an incomplete list leaves out. */
  readonly which: number;
  /** The page has found its cards among the cases of its own data. */
  readonly isMatched: boolean;
}

const inboxOf = (isMatched: boolean, hasTwins: boolean): fc.Arbitrary<Inbox> =>
  fc
    .tuple(...[worlds, worlds, worlds], fc.array(fc.tuple(fc.nat(2), fc.boolean()), { minLength: 14, maxLength: 14 }))
    .map(([first, second, third, which]) => {
      // Here a `part` is a list, and takes its turn among the lists.
      let newest = T0;
      const looks = first.looks.map((look, i) => {
        const isOfList = look.what !== 'thread' && look.what !== 'response' && look.what !== 'newest';
        if (isOfList) newest = Math.max(newest + 1, look.asOf);
        const [thread, found] = which[i]!;
        return { ...look, which: thread, isMatched: isMatched && found, asOf: isOfList ? newest : look.asOf };
      });
      const place = { zone: first.zone, marketplaceId: first.marketplaceId, host: first.host };
      return { threads: [first, second, third].map((world) => ({ ...world, ...place, looks: [] })), looks, hasTwins };
    });

export const inboxes = inboxOf(true, false);
/** Only an opened thread shows which card is which case. */
export const unmatchedInboxes = inboxOf(false, false);
export const twinInboxes = inboxOf(true, true);

const isTwin = ({ hasTwins }: Inbox, i: number): boolean => hasTwins && i < 2;
export const buyerOf = (inbox: Inbox, i: number): string => BUYERS[isTwin(inbox, i) ? 0 : i]!;

function cardOf(inbox: Inbox, i: number, look: InboxLook, isCaseShown: boolean): CardReading | null {
  const world = inbox.threads[i]!;
  const last = heardBy(world, look.at).at(-1);
  if (!last) return null;
  return card({
    ...{ buyer: buyerOf(inbox, i), subject: SUBJECT, activity: dayText(last.at, world.zone) },
    ...{ state: isWaiting(world, look.at) ? 'response-needed' : 'resolved', marketplaceId: world.marketplaceId },
    // Nobody can tell twins' cards apart.
    caseId: isCaseShown && !isTwin(inbox, i) ? CASES[i]! : null,
  });
}

function caseOf(inbox: Inbox, i: number, at: Instant, state: AnsweredCase['state']): AnsweredCase {
  const world = inbox.threads[i]!;
  const { openedAt, activity, resolvedAt } = caseDates(world, at);
  return answered({
    ...{ caseId: CASES[i]!, marketplaceId: world.marketplaceId, state, openedAt: openedAt ?? null },
    ...{ updatedAt: activity?.span.latest ?? null, resolvedAt: resolvedAt?.span.latest ?? null },
    marks: marksOfCase(buyerOf(inbox, i), SUBJECT),
  });
}

/** What a reader gives of the page at this look; null where there is nothing to read. */
export function readingOf(inbox: Inbox, look: InboxLook): Reading | null {
  const { threads } = inbox;
  const { host, marketplaceId, zone } = threads[0]!;
  const page = { host, asOf: look.asOf, observedAt: look.observedAt };
  const waits = (i: number): boolean => isWaiting(threads[i]!, look.at);
  const begun = [0, 1, 2].filter((i) => heardBy(threads[i]!, look.at).length > 0);
  const cards = (which: readonly number[]) => which.flatMap((i) => cardOf(inbox, i, look, look.isMatched) ?? []);
  switch (look.what) {
    case 'all':
      return list({ ...page, folder: 'all', cards: cards(begun), complete: false, incompleteBecause: 'no-count' });
    case 'response-needed':
      return list({ ...page, cards: cards(begun.filter(waits)) });
    // Response Needed without proof: a list that draws only some of its rows.
    case 'part': {
      const drawn = begun.filter((i) => waits(i) && i !== look.which);
      return list({ ...page, cards: cards(drawn), complete: false, incompleteBecause: 'not-all-rendered' });
    }
    case 'listed': {
      // Cases that cards cannot be told apart from are held back by the page's reader.
      const sure = begun.filter((i) => waits(i) && !isTwin(inbox, i));
      const cases = sure.map((i) => caseOf(inbox, i, look.at, 'response-needed'));
      return listAnswer({ ...page, cases, complete: sure.length === begun.filter(waits).length });
    }
    case 'listed-all': {
      const known = begun.filter((i) => isBegunByBuyer(threads[i]!) && !isTwin(inbox, i));
      const cases = known.map((i) => caseOf(inbox, i, look.at, waits(i) ? null : 'resolved'));
      return listAnswer({ ...page, folder: 'all', cases, complete: false });
    }
  }
  const i = look.which;
  const seen = threads[i]!.events.filter((event) => event.at <= look.at && event.what !== 'mark');
  if (seen.length === 0) return null;
  if (look.what === 'response' || look.what === 'newest') {
    const isWhole = look.what === 'response';
    const messages = (isWhole ? seen : seen.slice(-2)).map(({ at, what }) => ({
      messageId: `${i} ${at}`,
      author: what as 'buyer',
      at,
    }));
    return caseAnswer({
      ...page,
      case: caseOf(inbox, i, look.at, waits(i) ? null : 'resolved'),
      messages,
      complete: isWhole,
    });
  }
  const resolved = waits(i)
    ? undefined
    : heardBy(threads[i]!, look.at).findLast(({ what }) => what === 'seller' || what === 'mark');
  return thread({
    ...{ ...page, caseId: CASES[i]!, card: cardOf(inbox, i, look, false), buyer: buyerOf(inbox, i), marketplaceId },
    messages: seen.map(({ at, what }) => ({ author: what as 'buyer', at: minuteText(at, zone) })),
    ...{ state: resolved ? 'resolved' : null, resolvedAt: resolved ? dayText(resolved.at, zone) : null },
  });
}

/** What the ledger holds after these readings, in this order. */
export async function recorded(readings: readonly (Reading | null)[], salt?: string) {
  const world = await newWorld(undefined, T0);
  if (salt) await (await world.db()).put('meta', salt, 'salt');
  let answer: Awaited<ReturnType<typeof world.ledger.recordReading>> | null = null;
  for (const reading of readings) {
    if (reading) answer = await world.ledger.recordReading(reading, Math.max(reading.observedAt, NOW - DAY_MS));
  }
  const facts = (await world.all('facts')) as Fact[];
  return {
    world,
    facts,
    threads: (await world.all('threads')) as ThreadRow[],
    clocks: await world.all('clocks'),
    answer,
  };
}

export const cardsIn = (reading: Reading): ListReading['cards'] =>
  reading.kind === 'list' && reading.result === 'read' ? reading.cards : [];
