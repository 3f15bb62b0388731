import type { Author } from '../core/reading';
import { type PlacedRun, placeOf, type Unit } from './unit';

/** Who may have written: the names that the rest of the page gives to the two parties. */
export interface Parties {
  /** Names of buyers on the page's cards, the open thread's own first. */
  readonly buyers: readonly string[];
  /** The store's name in the account pill. */
  readonly store: string | null;
}

const fold = (name: string): string => name.toLowerCase();

/**
 * The author of each message by its heading: the one place that holds a party's name in *every* message. null where
 * no place does, two places disagree (a body may say just the store's name), or a name stands in `rest`, the
 * messages' siblings: then headings may stand there, and what we took for one may be a body.
 */
export function authorsOf(
  messages: readonly Unit[],
  rest: readonly Unit[],
  { buyers, store }: Parties,
): { authors: Author[]; buyer: string | null } | null {
  const buyerNames = new Set(buyers.map(fold));
  const seller = store === null ? null : fold(store);
  if (seller !== null && buyerNames.has(seller)) return null;
  const authorOf = (run: PlacedRun): Author | null =>
    fold(run.text) === seller ? 'seller' : buyerNames.has(fold(run.text)) ? 'buyer' : null;

  if (rest.some((unit) => unit.runs.some((run) => authorOf(run) !== null))) return null;
  const columns: { authors: Author[]; buyers: Set<string> }[] = [];
  for (const place of new Set(messages.flatMap((unit) => unit.runs.map(placeOf)))) {
    const heads = messages.map((unit) => unit.runs.find((run) => placeOf(run) === place));
    const authors = heads.map((run) => (run ? authorOf(run) : null));
    if (authors.some((author) => author === null)) continue;
    const named = heads.filter((_, at) => authors[at] === 'buyer').map((run) => run!.text);
    columns.push({ authors: authors as Author[], buyers: new Set(named.map(fold)) });
  }
  const [first] = columns;
  if (!first || columns.some(({ authors }) => authors.join() !== first.authors.join())) return null;
  // A thread has one buyer: two of the list's names in it are not headings.
  if (first.buyers.size > 1) return null;
  const [name] = first.buyers;
  return {
    authors: first.authors,
    buyer: name === undefined ? null : (buyers.find((buyer) => fold(buyer) === name) ?? null),
  };
}

/** The name in the one attested form of a subject, `… from Amazon customer <name> (Order: …)`; null for others. */
export const buyerOfSubject = (subject: string): string | null =>
  /\bAmazon customer (.{1,80}?) \(Order: /.exec(subject)?.[1] ?? null;
