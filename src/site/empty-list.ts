import type { Folder, UnreadableReason } from '../core/reading';
import { drawnInside, flatChildrenOf, flatParentOf } from './flat-tree';
import { listPaneOf } from './list-pane';
import type { Metrics } from './metrics';
import type { Survey } from './survey';
import { runsOf } from './text-of';

/** Below this width the site draws no list pane at all (attested: absent below about 930 px, there from about 1400). */
const NARROW_PX = 930;

/** The folder that is proved empty: by an attested text, or by the page's own count of 0 beside a drawn list pane. */
export function emptyFolder(survey: Survey, shown: Folder | null, metrics: Metrics | null): Folder | null {
  const [filters] = survey.filters;
  if (filters?.count !== 0 || filters.guessed || survey.filters.length > 1) return null;
  for (const { folder, owner } of survey.empties)
    if ((shown === null || shown === folder) && isPageText(owner, filters.owner)) return folder;
  if (shown !== 'response-needed' || metrics?.responseNeeded !== 0) return null;
  return survey.loading.length > 0 || hasBars(survey) ? null : shown;
}

/** A buyer may type the page's words: only a text whose nearest neighbour is the list pane's own button is the page's. */
function isPageText(owner: Element, filters: Element): boolean {
  const alone = runsOf(owner, 3).length;
  for (let at: Element | null = owner; at; at = flatParentOf(at)) {
    if (drawnInside(filters, at)) return true;
    if (runsOf(at, 3).length > alone) return false;
  }
  return false;
}

/** Why no list could be read, from what else the page shows. */
export function unreadableReason(document: Document, survey: Survey): UnreadableReason {
  const anchors =
    survey.filters.length +
    survey.metrics.length +
    (new Set(survey.folders.map(({ folder }) => folder)).size >= 3 ? 1 : 0);
  const mounted = anchors > 0 || survey.thread !== null || survey.appTexts > 0;
  if (!mounted) return survey.loading.length > 0 ? 'loading' : 'app-not-mounted';
  if (survey.filters.length === 0) {
    if ((document.defaultView?.innerWidth ?? NARROW_PX) < NARROW_PX) return 'list-not-rendered';
    return survey.loading.length > 0 ? 'loading' : 'list-not-understood';
  }
  return survey.loading.length > 0 || hasBars(survey) ? 'loading' : 'empty-not-proved';
}

const MOST_TEXTS = 12;
const MOST_ELEMENTS = 400;
const BARS = 3;
const NOT_BARS = 'img, svg, button, input, a, [role="button"]';

/** Grey bars: several like siblings without any text or picture, in the list's pane. */
function hasBars(survey: Survey): boolean {
  const pane = listPaneOf(survey);
  if (!pane || runsOf(pane, MOST_TEXTS).length >= MOST_TEXTS) return false;
  return [pane, ...[...pane.querySelectorAll('*')].slice(0, MOST_ELEMENTS)].some((element) => {
    const blanks = new Map<string, number>();
    for (const child of flatChildrenOf(element)) {
      if (child.matches(NOT_BARS) || child.querySelector(NOT_BARS) || runsOf(child, 1).length > 0) continue;
      blanks.set(child.localName, (blanks.get(child.localName) ?? 0) + 1);
    }
    return Math.max(0, ...blanks.values()) >= BARS;
  });
}
