import type { Folder } from '../core/reading';
import { countryOfFlag } from './flag';
import { emptyFolderOfText, filtersOfText, folderOfLabel, SITE_WORDS, stateOfLabel } from './labels';
import { walkRuns } from './text-of';

/** All anchors that the page offers, from one walk over it. Owners are the elements that hold the texts. */
export interface Survey {
  readonly dates: Element[];
  readonly states: Element[];
  readonly flags: Element[];
  readonly folders: { readonly folder: Folder; readonly owner: Element }[];
  readonly filters: { readonly count: number; readonly owner: Element }[];
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

/** Walks the page once. What `skip` names is left out with all that it holds: cards are read by themselves. */
export function* surveyPage(
  document: Document,
  language: string,
  isDate: (text: string) => boolean,
  skip: (element: Element) => boolean,
  onRoot: (root: ShadowRoot) => void,
): Generator<void, Survey> {
  const survey: Survey = {
    dates: [], states: [], flags: [], folders: [], filters: [], metrics: [], empties: [], loading: [],
    thread: null, signIn: false, appTexts: 0,
  };
  let navigation = 0;
  const opened: boolean[] = [];
  yield* walkRuns(document.body ?? document.documentElement, {
    enter(element) {
      if (skip(element)) return false;
      if (element.id === 'case-messages') {
        survey.thread = element;
        return false;
      }
      if (element.localName === 'input' && element.getAttribute('type') === 'password') survey.signIn = true;
      if (isLoadingMark(element)) survey.loading.push(element);
      const isNavigation = NAVIGATION.has(element.localName) || element.getAttribute('role') === 'navigation' || NAVIGATION_IDS.has(element.id);
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
      if (text.length <= 60) {
        const folder = folderOfLabel(text);
        if (folder) survey.folders.push({ folder, owner });
        if (navigation > 0) return;
        if (isDate(text)) survey.dates.push(owner);
        if (stateOfLabel(text)) survey.states.push(owner);
        const filters = filtersOfText(text);
        if (filters !== null) survey.filters.push({ count: filters, owner });
        const empty = emptyFolderOfText(text);
        if (empty) survey.empties.push({ folder: empty, owner });
      }
      if (navigation === 0 && text.length > 12)
        for (const words of SITE_WORDS) {
          const match = words.metrics.exec(text);
          if (match) survey.metrics.push({ first: match[1]!, last: match[2]!, owner });
        }
    },
    root: onRoot,
  });
  return survey;
}
