import { type CardMark, markOfCard } from '../core/card-mark';
import type { ThreadKey } from '../core/facts';
import { groupBy } from '../core/group-by';
import type { AnsweredCase, Reading } from '../core/reading';
import { SLACK_MS } from '../core/span';
import { resolve, zonesOf } from '../core/zones';
import { wholeRows } from './corrupt';
import { caseKey } from './ids';
import type { KeyRow, ReadTx, ThreadRow } from './schema';

/** Names are kept of what is open, and of little more; of a larger inbox the newest are looked at. */
const MOST_NAMED = 2_000;

/** Cases that wait and of which no card is known: a card that is known may be theirs. */
function strangersIn(reading: Reading, threads: ReadonlyMap<string, ThreadRow>): AnsweredCase[] {
  if (reading.kind !== 'list-answer') return [];
  const isKnown = ({ caseId }: AnsweredCase): boolean =>
    threads.get(caseKey(caseId))?.keys.some((key) => key.startsWith('key:')) ?? false;
  return reading.cases.filter((each) => each.state === 'response-needed' && each.marks?.length && !isKnown(each));
}

/** The rows that still hold names, the newest of them, if the reading names a case that may be one of theirs. */
export async function namedRows(
  tx: ReadTx,
  reading: Reading,
  threads: ReadonlyMap<string, ThreadRow>,
): Promise<KeyRow[]> {
  if (strangersIn(reading, threads).length === 0) return [];
  const index = tx.objectStore('keys').index('namedAt');
  const tooMany = (await index.count()) - MOST_NAMED;
  const cursor = tooMany > 0 ? await (await index.openKeyCursor())?.advance(tooMany) : null;
  return wholeRows('keys', await index.getAll(cursor ? IDBKeyRange.lowerBound(cursor.key) : null, MOST_NAMED));
}

/**
 * Cards that were seen on an earlier page and are surely these cases, though no page has shown both: the list cannot be
 * read now, or was read before the seller accepted exact times. Only where one single card and one single case have the
 * mark; the card, when it was last seen, was the only one of its key and waited; and nothing has happened in the case
 * since then, so that it waited beside it if it is another.
 */
export function linksByMark(reading: Reading, named: readonly KeyRow[], account: string): Map<string, ThreadKey> {
  if (reading.kind !== 'list-answer' || named.length === 0) return new Map();
  const cardsBy = groupBy(
    named.filter((row) => row.account === account && row.key.startsWith('key:')),
    ({ buyer, subject }) => (buyer === null || subject === null ? null : markOfCard(buyer, subject)),
  );
  const casesBy = new Map<CardMark, AnsweredCase[]>();
  for (const each of reading.cases)
    for (const mark of each.marks ?? []) casesBy.set(mark, [...(casesBy.get(mark) ?? []), each]);
  const pairs: [string, ThreadKey][] = [];
  for (const [mark, [card, ...otherCards]] of cardsBy) {
    const [one, ...otherCases] = mark === null ? [] : (casesBy.get(mark) ?? []);
    if (!one || otherCases.length > 0 || otherCards.length > 0 || !isSurely(card!, one, reading.host)) continue;
    pairs.push([one.caseId, card!.key]);
  }
  // Two cards that are cut at other places may be of one case, or of two.
  const cardsOf = groupBy(pairs, ([caseId]) => caseId);
  return new Map(pairs.filter(([caseId]) => cardsOf.get(caseId)!.length === 1));
}

function isSurely({ seen, cases, ...card }: KeyRow, one: AnsweredCase, host: string): boolean {
  if (cases.length > 0 || seen === null || seen.cards > 1 || seen.activity === null) return false;
  if (seen.state !== 'response-needed' || one.state !== 'response-needed' || one.updatedAt === null) return false;
  const isOther = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  if (isOther(card.marketplaceId, one.marketplaceId) || isOther(card.orderId, one.orderId)) return false;
  const day = resolve(seen.activity, zonesOf(card.marketplaceId ?? one.marketplaceId, host));
  const isOfThatDay = day.earliest <= one.updatedAt && one.updatedAt <= day.latest;
  return isOfThatDay && one.updatedAt <= seen.asOf + SLACK_MS;
}
