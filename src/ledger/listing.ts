import { AMAZON_BEGAN_AT } from '../core/page-formats';
import type { IncompleteReason, ListAnswer, ListReading } from '../core/reading';
import type { Instant, Span } from '../core/span';
import { resolve, zonesOf } from '../core/zones';
import { HORIZON_MS } from './plan-thread';
import type { CoverageRow } from './schema';

// How far back the list of all messages is known. Assumed: *All* lists every thread of the account, by its last activity.
// A thread that is not listed has then seen nothing since the oldest one that is: whatever came later is in listed threads.

type Listed = Pick<CoverageRow, 'listedFrom' | 'listedAt' | 'listedTo' | 'newestAt'>;
type Looked = Pick<ListReading, 'asOf' | 'observedAt'>;

/** What leaves the cards that are drawn a list without gaps: its end is not proved, that is all. */
const WITHOUT_GAPS: ReadonlySet<IncompleteReason | null> = new Set([null, 'no-count']);

/**
 * The end of the oldest day shown, where each thread may be as old as the one above it and the last is surely older than
 * the first; null where that is not so. Of one day alone it is not known which end of the list is the newest.
 */
function backTo(spans: readonly Span[]): Instant | null {
  let latest = Infinity;
  for (const span of spans) {
    if (span.earliest > latest) return null;
    latest = Math.min(latest, span.latest);
  }
  return spans[0] && spans[0].earliest > latest ? latest : null;
}

/** Between a list of before and the first that was watched, nobody looked. */
const isWatched = ({ knownFrom }: CoverageRow, { asOf }: Looked): boolean => knownFrom === null || asOf >= knownFrom;

/** The list reaches back to `to`: it only ever reaches further, and no further than messages are kept. */
function reaching(row: CoverageRow, to: Instant, { asOf, observedAt }: Looked): Listed {
  const from = Math.max(to, asOf - HORIZON_MS);
  return from < (row.listedFrom ?? Infinity) ? { listedFrom: from, listedAt: observedAt } : {};
}

function newest(row: CoverageRow, times: readonly Instant[], { observedAt }: Looked): Listed {
  const at = Math.min(Math.max(0, ...times), observedAt);
  return at > (row.newestAt ?? 0) ? { newestAt: at } : {};
}

/** What a list that was read from its cards adds. `isSound` false: something of it was not believed. */
export function listedByCards(row: CoverageRow, reading: ListReading, isSound: boolean): Listed {
  const { host, folder, cards, complete, incompleteBecause, cardsNotRead } = reading;
  const spans = cards.map(({ activity, marketplaceId }) => resolve(activity, zonesOf(marketplaceId, host)));
  const listed = newest(
    row,
    spans.map(({ earliest }) => earliest),
    reading,
  );
  const isWhole = isSound && cardsNotRead === 0 && WITHOUT_GAPS.has(incompleteBecause);
  if (folder !== 'all' || !isWhole || !isWatched(row, reading)) return listed;
  if (complete) return { ...listed, ...reaching(row, AMAZON_BEGAN_AT, reading) };
  // Where something newer is known, it is a later page of the list, or one of long ago.
  if ((spans[0]?.latest ?? 0) < (row.newestAt ?? 0)) return listed;
  const to = backTo(spans);
  return to === null ? listed : { ...listed, ...reaching(row, to, reading) };
}

/** What a page of the list in the page's own data adds: it counts where it follows, page by page, from the first one. */
export function listedByAnswer(row: CoverageRow, answer: ListAnswer, isSound: boolean): Listed {
  const { folder, place } = answer;
  const times = answer.cases.map(({ updatedAt }) => updatedAt ?? Number.NaN);
  const listed = newest(
    row,
    times.filter((at) => !Number.isNaN(at)),
    answer,
  );
  if (folder !== 'all' || !place || !isSound || times.some(Number.isNaN)) return listed;
  const isFirst = place.after === null;
  const before = isFirst ? null : row.listedTo;
  if (isFirst ? !isWatched(row, answer) : before?.next !== place.after) return listed;
  const held = Math.max(before?.held ?? 0, place.heldBackAt ?? 0);
  const all = Math.max(AMAZON_BEGAN_AT, held);
  if (isFirst && place.isLast) return { ...listed, ...reaching(row, all, answer) };
  const [from, to] = [before?.from ?? times[0], times.at(-1) ?? before?.to];
  const isSorted = times.every((at, i) => at <= (times[i - 1] ?? before?.to ?? Infinity));
  if (!isSorted || from === undefined || to === undefined) return listed;
  // Of cases of one instant it is not known which end of the list is the newest.
  const reach = from > to ? reaching(row, place.isLast ? all : Math.max(to, held), answer) : {};
  return { ...listed, ...reach, ...(place.next !== null && { listedTo: { next: place.next, from, to, held } }) };
}
