import type { Folder } from '../core/reading';
import { countryOfFlag } from './flag';
import {
  emptyFolderOfText,
  filtersOfText,
  folderOfLabel,
  guessedFilters,
  guessedFolder,
  guessedState,
  LONGEST_LABEL,
  metricsOfText,
  stateOfLabel,
} from './labels';
import { folderColumnOf, learnRows, type PageWords, type ShortText } from './page-words';
import { walkRuns } from './text-of';

/** All anchors that the page offers, from one walk over it. Owners are the elements that hold the texts. */
export interface Survey {
  readonly dates: Element[];
  readonly states: Element[];
  readonly flags: Element[];
  /** `guessed`: by words that were never seen on the real site, which prove nothing. So below. */
  readonly folders: { readonly folder: Folder; readonly owner: Element; readonly guessed: boolean }[];
  /** The list pane's button, and how many of `folders` and `metrics` are drawn before it. */
  readonly filters: {
    readonly count: number;
    readonly owner: Element;
    readonly guessed: boolean;
    readonly foldersBefore: number;
    readonly metricsBefore: number;
  }[];
  readonly metrics: { readonly first: string; readonly last: string; readonly owner: Element }[];
  readonly empties: { readonly folder: Folder; readonly owner: Element }[];
  /** Skeletons, spinners, `aria-busy`. */
  readonly loading: Element[];
  /** The thread pane's message container. */
  thread: Element | null;
  signIn: boolean;
  /** Texts outside navigation; none means that the app has not mounted. */
  appTexts: number;
  /** By which words the page's labels are known. */
  words: PageWords;
}

const NAVIGATION = new Set(['nav', 'footer']);
const NAVIGATION_IDS = new Set(['sc-navbar-container', 'sc-navbar', 'navbar', 'sc-footer-container']);
/** Class names prove nothing, but one that says "loading" is reason enough to wait. */
const LOADING_CLASS = /skeleton|shimmer|spinner|placeholder-glow/i;

export function isLoadingMark(element: Element): boolean {
  const role = element.getAttribute('role');
  return (
    element.getAttribute('aria-busy') === 'true' ||
    role === 'progressbar' ||
    /^kat-.*(?:skeleton|spinner|loading|progress)/.test(element.localName) ||
    LOADING_CLASS.test(element.getAttribute('class') ?? '')
  );
}

interface Meaning {
  readonly folder: Folder | null;
  readonly isState: boolean;
  readonly filters: number | null;
  readonly empty: Folder | null;
  readonly metrics: { readonly first: string; readonly last: string } | null;
  readonly guessed: boolean;
}
const NOTHING: Meaning = { folder: null, isState: false, filters: null, empty: null, metrics: null, guessed: false };
/** Short texts recur: names, days, status words. */
const meanings = new Map<string, Meaning>();
const MOST_MEANINGS = 2_000;

function meaningOf(text: string): Meaning {
  if (text.length > 60) {
    const metrics = metricsOfText(text);
    return metrics ? { ...NOTHING, metrics } : NOTHING;
  }
  let meaning = meanings.get(text);
  if (!meaning) {
    const known = {
      folder: folderOfLabel(text),
      isState: stateOfLabel(text) !== null,
      filters: filtersOfText(text),
      empty: emptyFolderOfText(text),
      metrics: metricsOfText(text),
    };
    const isKnown = Object.values(known).some((each) => each !== null && each !== false);
    meaning = isKnown ? { ...known, guessed: false } : guessAt(text);
    if (meanings.size >= MOST_MEANINGS) meanings.clear();
    meanings.set(text, meaning);
  }
  return meaning;
}

function guessAt(text: string): Meaning {
  const guess = { folder: guessedFolder(text), isState: guessedState(text) !== null, filters: guessedFilters(text) };
  return guess.folder || guess.filters !== null ? { ...NOTHING, ...guess, guessed: true } : NOTHING;
}

/** Short texts that are kept to learn labels from. */
const MOST_SHORT = 1_000;

/** Walks the page once. What `skip` names, by its number among its siblings, is left out with all that it holds. */
export function* surveyPage(
  document: Document,
  language: string,
  isDate: (text: string) => boolean,
  skip: (element: Element, number: number) => boolean,
  onRoot: (root: ShadowRoot) => void,
): Generator<void, Survey> {
  const survey: Survey = {
    dates: [],
    states: [],
    flags: [],
    folders: [],
    filters: [],
    metrics: [],
    empties: [],
    loading: [],
    thread: null,
    signIn: false,
    appTexts: 0,
    words: { guesses: false, rows: [] },
  };
  const guessed: Pick<Survey, 'states' | 'filters'> = { states: [], filters: [] };
  const short: ShortText[] = [];
  let navigation = 0;
  const opened: boolean[] = [];
  yield* walkRuns(document.body ?? document.documentElement, {
    skip,
    enter(element) {
      if (element.id === 'case-messages') {
        survey.thread = element;
        return false;
      }
      if (element.localName === 'input' && element.getAttribute('type') === 'password') survey.signIn = true;
      if (isLoadingMark(element)) survey.loading.push(element);
      const isNavigation =
        NAVIGATION.has(element.localName) ||
        element.getAttribute('role') === 'navigation' ||
        NAVIGATION_IDS.has(element.id);
      if (isNavigation) navigation++;
      opened.push(isNavigation);
      if (navigation === 0 && countryOfFlag(element, language)) survey.flags.push(element);
      return true;
    },
    leave() {
      if (opened.pop()) navigation--;
    },
    run(text, owner) {
      if (navigation === 0) survey.appTexts++;
      const meaning = meaningOf(text);
      const { folder, filters, empty, metrics } = meaning;
      if (folder) survey.folders.push({ folder, owner, guessed: meaning.guessed });
      const date = navigation === 0 && isDate(text);
      if (!date && text.length <= LONGEST_LABEL && short.length < MOST_SHORT) short.push({ text, owner });
      if (navigation > 0) return;
      if (date) survey.dates.push(owner);
      const to = meaning.guessed ? guessed : survey;
      if (meaning.isState) to.states.push(owner);
      if (filters !== null)
        to.filters.push({
          count: filters,
          owner,
          guessed: meaning.guessed,
          foldersBefore: survey.folders.length,
          metricsBefore: survey.metrics.length,
        });
      if (empty) survey.empties.push({ folder: empty, owner });
      if (metrics) survey.metrics.push({ ...metrics, owner });
    },
    root: onRoot,
  });
  return yield* withWords(survey, guessed, short, isDate);
}

/** The survey with just those guessed words that fit the page, and with what its own rows of labels teach. */
function* withWords(
  survey: Survey,
  guessed: Pick<Survey, 'states' | 'filters'>,
  short: readonly ShortText[],
  isDate: (text: string) => boolean,
): Generator<void, Survey> {
  const { states, filters } = survey;
  const column = folderColumnOf(survey.folders);
  const guesses = column === 'guessed';
  const fits = (folder: Survey['folders'][number]): boolean => guesses || !folder.guessed;
  return {
    ...survey,
    folders: survey.folders.filter(fits),
    states: guesses ? [...states, ...guessed.states] : states,
    filters: (filters.length > 0 || !guesses ? filters : guessed.filters).map((button) => ({
      ...button,
      foldersBefore: survey.folders.slice(0, button.foldersBefore).filter(fits).length,
    })),
    words: { guesses, rows: column === 'attested' ? [] : yield* learnRows(short, isDate) },
  };
}
