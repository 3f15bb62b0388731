import type { CardState, Folder } from '../core/reading';
import { ATTESTED, CANDIDATES, type SiteWords } from './site-words';

const fold = (text: string): string => text.toLowerCase().normalize('NFC');
/** No label is longer; most subjects are. */
export const LONGEST_LABEL = 40;

function reversed<K extends string>(words: (site: SiteWords) => Readonly<Partial<Record<K, string>>>): Map<string, K> {
  const meanings = new Map<string, K>();
  for (const site of ATTESTED)
    for (const [meaning, word] of Object.entries(words(site)) as [K, string][]) meanings.set(fold(word), meaning);
  return meanings;
}

const folders = reversed<Folder>((site) => site.folders);
const states = reversed<CardState>((site) => site.states);
const nothing = reversed<Folder>((site) => site.nothingHere);

/** In the order in which the site lists them, and `CANDIDATES` the words for them. */
const FOLDERS: readonly Folder[] = ['all', 'response-needed', 'sent', 'resolved', 'reported-unresolved'];

/** What guessed words mean, a folder or the filters button; made when a page is first read whose words are not known. */
let guesses: Map<string, Folder | 'filters'> | null = null;
function guessOf(text: string): Folder | 'filters' | null {
  if (!guesses) {
    guesses = new Map();
    for (const line of CANDIDATES.trim().split('\n'))
      for (const [at, words] of line.split('|').slice(1).entries())
        for (const word of words.split(',')) guesses.set(fold(word), FOLDERS[at] ?? 'filters');
  }
  return guesses.get(fold(text)) ?? null;
}

/** A folder's label may end in the number of its messages. */
export const withoutCount = (text: string): string => text.replace(/ ?\(?\d{1,6}\)?$/, '');

/** The folder that this text names, whole and in any attested language; a trailing count is allowed. */
export const folderOfLabel = (text: string): Folder | null =>
  text.length > LONGEST_LABEL ? null : (folders.get(fold(withoutCount(text))) ?? null);

/** The same by guessed words. Never a folder to credit cards to: only a sign that folders stand here. */
export function guessedFolder(text: string): Folder | null {
  const guess = text.length > LONGEST_LABEL ? null : guessOf(withoutCount(text));
  return guess === 'filters' ? null : guess;
}

/** The status that this text is, whole and in any attested language. */
export const stateOfLabel = (text: string): CardState | null =>
  text.length > LONGEST_LABEL ? null : (states.get(fold(text)) ?? null);

/** The same by guessed words. May say that a response is needed, never that none is. */
export function guessedState(text: string): CardState | null {
  const guess = text.length > LONGEST_LABEL ? null : guessOf(text);
  return guess === 'response-needed' || guess === 'resolved' || guess === 'reported-unresolved' ? guess : null;
}

/** The folder that this text says is empty. */
export const emptyFolderOfText = (text: string): Folder | null =>
  text.length > 60 ? null : (nothing.get(fold(text)) ?? null);

/** How many filters the list pane's button counts; null where the text is not that button. */
export function filtersOfText(text: string): number | null {
  if (text.length > LONGEST_LABEL) return null;
  for (const site of ATTESTED) {
    const match = site.filters?.exec(text);
    if (match) return Number(match[1]);
  }
  return null;
}

/** The same by guessed words. */
export function guessedFilters(text: string): number | null {
  const match = text.length > LONGEST_LABEL ? null : /^(.{2,30}?) ?[(（](\d{1,4})[)）]/.exec(text);
  return match && guessOf(match[1]!) === 'filters' ? Number(match[2]) : null;
}

/** The days that the metrics row's sentence names, as texts; null where the text is not that sentence. */
export function metricsOfText(text: string): { readonly first: string; readonly last: string } | null {
  for (const site of ATTESTED) {
    const match = site.metricsMark !== null && text.includes(site.metricsMark) ? site.metrics?.exec(text) : null;
    if (match) return { first: match[1]!, last: match[2]! };
  }
  return null;
}
