import type { Folder } from '../core/reading';
import { countryOfFlag } from './flag';
import { emptyFolderOfText, filtersOfText, folderOfLabel, metricsOfText, stateOfLabel } from './labels';
import { walkRuns } from './text-of';

/** All anchors that the page offers, from one walk over it. Owners are the elements that hold the texts. */
export interface Survey {
  readonly dates: Element[];
  readonly states: Element[];
  readonly flags: Element[];
  readonly folders: { readonly folder: Folder; readonly owner: Element }[];
  /** The list pane's button, and how many of `folders` and `metrics` are drawn before it. */
  readonly filters: {
    readonly count: number;
    readonly owner: Element;
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
}
const NOTHING: Meaning = { folder: null, isState: false, filters: null, empty: null, metrics: null };
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
    meaning = {
      folder: folderOfLabel(text),
      isState: stateOfLabel(text) !== null,
      filters: filtersOfText(text),
      empty: emptyFolderOfText(text),
      metrics: metricsOfText(text),
    };
    if (meanings.size >= MOST_MEANINGS) meanings.clear();
    meanings.set(text, meaning);
  }
  return meaning;
}

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
  };
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
      const { folder, isState, filters, empty, metrics } = meaningOf(text);
      if (folder) survey.folders.push({ folder, owner });
      if (navigation > 0) return;
      if (isDate(text)) survey.dates.push(owner);
      if (isState) survey.states.push(owner);
      if (filters !== null)
        survey.filters.push({
          count: filters,
          owner,
          foldersBefore: survey.folders.length,
          metricsBefore: survey.metrics.length,
        });
      if (empty) survey.empties.push({ folder: empty, owner });
      if (metrics) survey.metrics.push({ ...metrics, owner });
    },
    root: onRoot,
  });
  return survey;
}
