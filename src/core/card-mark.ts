import { cleanTextSlowly } from './clean-text';
import { hashOf } from './text-hash';

/**
 * The page's own data names a case whole; its card shows the buyer and the start of the subject. A mark is a hash of
 * both, for one length of that start, so that card and case are known as the same without a name being passed on.
 */
export type CardMark = string;

/** Lengths of a subject's start for which a case gets a mark, longest first; the site itself cuts at 75 (July 2026). */
const LENGTHS = [75, 60, 45, 30] as const;

const markOf = (buyer: string, start: string, isWhole: boolean): CardMark =>
  hashOf([buyer, start.trimEnd(), isWhole ? '' : '…']);

/** The marks of a case by its full names: of the whole subject first, then of each start that a card may show. */
export function marksOfCase(buyer: string, subject: string): CardMark[] {
  const [name, whole] = [cleanTextSlowly(buyer), cleanTextSlowly(subject)];
  const starts = LENGTHS.filter((length) => length < whole.length);
  return [markOf(name, whole, true), ...starts.map((length) => markOf(name, whole.slice(0, length), false))];
}

/**
 * The one mark by which a card is looked up among cases. What is too short to have been cut may be a buyer's own "Hello…";
 * if it was cut after all, no case has its mark.
 */
export function markOfCard(buyer: string, shown: string): CardMark {
  const cut = /^(.*?) ?(?:…|\.\.\.)$/.exec(shown)?.[1];
  if (cut === undefined) return markOf(buyer, shown, true);
  const length = LENGTHS.find((each) => each <= cut.length);
  return length === undefined ? markOf(buyer, shown, true) : markOf(buyer, cut.slice(0, length), false);
}
