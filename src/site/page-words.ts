import type { CardState, Folder } from '../core/reading';
import { flatChildrenOf, flatParentOf } from './flat-tree';
import { guessedState, LONGEST_LABEL, stateOfLabel, withoutCount } from './labels';
import { runsOf } from './text-of';

/** By which words one page may be recognised, beside the attested ones. */
export interface PageWords {
  /** Its folder column speaks in guessed words: several that fit together are more than a guess. */
  readonly guesses: boolean;
  /** Rows of short texts some of which recur elsewhere, in whatever language: one may be the folder column. */
  readonly rows: readonly ReadonlySet<string>[];
}

/** Whether this text is a status, in words that are attested or that fit the page. */
export const isStatusWord = (text: string, { guesses }: PageWords): boolean =>
  stateOfLabel(text) !== null || (guesses && guessedState(text) !== null);

interface NamedFolder {
  readonly folder: Folder;
  readonly guessed: boolean;
}
const differentOf = (folders: readonly NamedFolder[]): number => new Set(folders.map(({ folder }) => folder)).size;
/** So many different ones are a column of folders, not a word that happens to be the same. */
const COLUMN = 3;

/**
 * In which words the page names its folders; null where too few are known. Cards say three of the words too, so that
 * guessed ones must name one of the other two folders.
 */
export function folderColumnOf(folders: readonly NamedFolder[]): 'attested' | 'guessed' | null {
  if (differentOf(folders.filter(({ guessed }) => !guessed)) >= COLUMN) return 'attested';
  return differentOf(folders) >= COLUMN && folders.some(({ folder }) => folder === 'all' || folder === 'sent')
    ? 'guessed'
    : null;
}

export interface ShortText {
  readonly text: string;
  readonly owner: Element;
}

const MOST_OF_ROW = 8;
/** A row's entry may be wrapped so often. */
const MOST_CLIMBS = 5;
const COUNT = /^[\s\p{N}().,（）]+$/u;

/** Rows of labels: like elements that hold one short text each, at least one of which recurs among these texts. */
export function* learnRows(
  texts: readonly ShortText[],
  isDate: (text: string) => boolean,
): Generator<void, ReadonlySet<string>[]> {
  const times = new Map<string, number>();
  for (const { text } of texts) times.set(withoutCount(text), (times.get(withoutCount(text)) ?? 0) + 1);
  const seen = new Set<Element>();
  const rows: ReadonlySet<string>[] = [];
  for (const { text, owner } of texts) {
    if (times.get(withoutCount(text))! < 2) continue;
    yield;
    let at = flatParentOf(owner);
    for (let climbs = 0; at && climbs < MOST_CLIMBS && !seen.has(at); at = flatParentOf(at), climbs++) {
      seen.add(at);
      const row = rowOf(at, isDate);
      if (row) rows.push(row);
    }
  }
  return rows;
}

function rowOf(container: Element, isDate: (text: string) => boolean): ReadonlySet<string> | null {
  const children = flatChildrenOf(container);
  if (children.length < COLUMN || children.length > 2 * MOST_OF_ROW) return null;
  const row = new Set<string>();
  for (const child of children) {
    const runs = runsOf(child, 4).filter(({ text }) => !COUNT.test(text));
    if (runs.length === 0) continue;
    const { text } = runs[0]!;
    const label = withoutCount(text);
    // A card's own lines are short texts too; but one of them is a date, and its subject is long.
    if (runs.length > 1 || text.length > LONGEST_LABEL || row.has(label) || isDate(text)) return null;
    row.add(label);
  }
  return row.size >= COLUMN && row.size <= MOST_OF_ROW ? row : null;
}

/** Nearly all cards say one of a few words there. */
const NEARLY_ALL = 0.8;
const MOST_STATUSES = 3;
/** So many entries has the folder column, and with a button to fold it one more. */
const FOLDERS = 5;

/** The row that holds what the cards of one column say at one place; null where it is no status, or may be none. */
export function rowOfStatuses(
  texts: readonly string[],
  { rows }: PageWords,
  isFew: boolean,
): ReadonlySet<string> | null {
  for (const row of rows) {
    if (isFew && row.size < FOLDERS) continue;
    const labels = texts.filter((text) => row.has(text));
    if (labels.length >= NEARLY_ALL * texts.length && new Set(labels).size <= MOST_STATUSES) return row;
  }
  return null;
}

/** What a card's status says. Guessed words may call for a response where the column of cards shows that they are its status. */
export const stateOfStatus = (text: string, mayGuess: boolean): CardState | null =>
  stateOfLabel(text) ?? (mayGuess && guessedState(text) === 'response-needed' ? 'response-needed' : null);
