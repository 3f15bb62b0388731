import type { Author } from '../core/reading';
import { type PlacedRun, placeOf, type Unit } from './unit';

/** Who may have written: the names that the rest of the page gives to the two parties. */
export interface Parties {
  /** Names of buyers on the page's cards, the open thread's own first. */
  readonly buyers: readonly string[];
  /** These are the open thread's buyer, by its card; else of any card on the page. */
  readonly areOwn: boolean;
  /** The store's name in the account pill. */
  readonly store: string | null;
}

const fold = (name: string): string => name.toLowerCase();

/** The site's own voice, as a heading that is nothing else. "Amazon Customer" is a buyer without a name. */
const AMAZON =
  /^amazon(?:\.[a-z]{2,3}(?:\.[a-z]{2})?)?(?: (?:(?:customer|seller) (?:service|support)|messaging|support))?$/i;
/** How the site may name the reader to the reader. */
const SELF = /^(?:you|seller)$/i;
/** Words of a heading that is neither buyer nor seller: it must never be taken for the one that is left. */
const NO_PARTY = /amazon|アマゾン|亚马逊|automat|system|notif/i;
const LONGEST_NAME = 60;

interface Column {
  readonly authors: readonly Author[];
  readonly buyer: string | null;
  /** By the two parties' names alone; anything else must be seen to be a heading. */
  readonly isByName: boolean;
}

/**
 * The author of each message by its heading: the one place that holds a party's name in *every* message. null where
 * no place does, two places disagree (a body may say just the store's name), or a name stands in `rest`, the
 * messages' siblings: then headings may stand there, and what we took for one may be a body. `isTime` knows the
 * messages' times.
 */
export function authorsOf(
  messages: readonly Unit[],
  rest: readonly Unit[],
  parties: Parties,
  isTime: (text: string) => boolean,
): { authors: readonly Author[]; buyer: string | null } | null {
  const buyers = new Set(parties.buyers.map(fold));
  const store = parties.store === null ? null : fold(parties.store);
  if (store !== null && buyers.has(store)) return null;
  const authorOf = ({ text }: PlacedRun): Author | null => {
    const name = fold(text);
    if (name === store) return 'seller';
    if (AMAZON.test(text)) return buyers.has(name) ? null : 'amazon';
    return buyers.has(name) ? 'buyer' : null;
  };

  const columns: Column[] = [];
  for (const place of new Set(messages.flatMap((unit) => unit.runs.map(placeOf)))) {
    const heads = messages.map((unit) => unit.runs.find((run) => placeOf(run) === place));
    if (heads.some((run) => run === undefined)) continue;
    const column = columnOf(heads as PlacedRun[], authorOf, parties.areOwn);
    const isProved = (): boolean => messages.every((unit, at) => isHeading(heads[at]!, unit, isTime));
    if (column && (column.isByName || isProved())) columns.push(column);
  }
  const [first] = columns;
  if (!first || columns.some(({ authors }) => authors.join() !== first.authors.join())) return null;
  if (rest.some((unit) => unit.runs.some((run) => authorOf(run) !== null || SELF.test(run.text)))) return null;
  return { authors: first.authors, buyer: buyerNamed(first.buyer, messages, parties.buyers) };
}

/** Two buyers' names may differ by their case alone: as it is written is the one. */
function buyerNamed(folded: string | null, messages: readonly Unit[], buyers: readonly string[]): string | null {
  const same = buyers.filter((buyer) => fold(buyer) === folded);
  return same.find((buyer) => messages.some(({ runs }) => runs.some(({ text }) => text === buyer))) ?? same[0] ?? null;
}

/**
 * Who wrote, by one place's texts. A text that names nobody we know is the seller's if it is the only such text and
 * the others are the buyer's or Amazon's: "You", or the store by another name. That only a heading can tell, and only
 * beside the thread's own buyer: of another card's, the two could be each other.
 */
function columnOf(
  heads: readonly PlacedRun[],
  authorOf: (run: PlacedRun) => Author | null,
  isOwnBuyer: boolean,
): Column | null {
  const known = heads.map(authorOf);
  const others = new Set(heads.filter((_, at) => known[at] === null).map(({ text }) => text));
  // A thread has one buyer: two of the list's names in it are not headings.
  const buyers = new Set(heads.filter((_, at) => known[at] === 'buyer').map(({ text }) => fold(text)));
  if (buyers.size > 1 || others.size > 1) return null;
  const [buyer = null] = buyers;
  const [other = null] = others;
  if (other === null) {
    if (known.every((author) => author === 'amazon')) return null;
    return { authors: known as Author[], buyer, isByName: !known.includes('amazon') };
  }
  if (buyer === null || known.includes('seller') || !mayBeSeller(other, isOwnBuyer)) return null;
  return { authors: known.map((author) => author ?? 'seller'), buyer, isByName: false };
}

const mayBeSeller = (name: string, isOwnBuyer: boolean): boolean =>
  SELF.test(name) || (isOwnBuyer && name.length <= LONGEST_NAME && !NO_PARTY.test(name));

/**
 * Whether the layout shows this text to be a heading: the first of its message, before a text that is a body, and
 * either the time stands between the two or nothing else of the message is laid out as it is.
 */
function isHeading(head: PlacedRun, { runs }: Unit, isTime: (text: string) => boolean): boolean {
  const texts = runs.filter((run) => !isTime(run.text));
  if (texts[0] !== head || texts.length < 2) return false;
  const next = runs[runs.indexOf(head) + 1]!;
  return isTime(next.text) ? runs.at(-1) !== next : runs.every((run) => run === head || run.base !== head.base);
}

/** The name in the one attested form of a subject, `… from Amazon customer <name> (Order: …)`; null for others. */
export const buyerOfSubject = (subject: string): string | null =>
  /\bAmazon customer (.{1,80}?) \(Order: /.exec(subject)?.[1] ?? null;
