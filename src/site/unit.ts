import { countryOfEmoji, countryOfFlag } from './flag';
import { parseCaseId } from './page-kind';
import { walkRuns } from './text-of';

/** One text of a unit with its place: `base` stands for the tags that lead to it, `ordinal` counts equal bases. */
export interface PlacedRun {
  readonly text: string;
  readonly owner: Element;
  readonly base: number;
  readonly ordinal: number;
}

/** One of several like elements of the page, e.g. a card: its texts with their places, and what only elements tell. */
export interface Unit {
  readonly element: Element;
  readonly runs: readonly PlacedRun[];
  readonly country: string | null;
  readonly caseId: string | null;
}

/** A card has about six texts. */
const MOST_RUNS = 60;

/** Tag paths as small numbers, shared by all units so that places compare at once. */
const paths = new Map<string, number>();
const parents: number[] = [0];
function pathOf(parent: number, tag: string): number {
  const name = `${parent} ${tag}`;
  let id = paths.get(name);
  if (id === undefined) {
    id = parents.push(parent) - 1;
    paths.set(name, id);
  }
  return id;
}

/** Whether a place lies at or below another. */
export function isBelow(base: number, above: number): boolean {
  for (let at = base; at !== 0; at = parents[at]!) if (at === above) return true;
  return false;
}

/** The key of a run's place within its unit. */
export const placeOf = (run: PlacedRun): number => run.base * 64 + run.ordinal;

/** Only a link that the page made can name a case: a uuid in a text may be typed by a buyer. */
function caseIdOfLink(element: Element): string | null {
  const href = element.localName === 'a' || element.localName === 'kat-link' ? element.getAttribute('href') : null;
  if (!href?.includes('cc=') || !href.includes('/messaging/')) return null;
  return parseCaseId(/[?&]cc=([0-9a-f-]{36})(?:&|#|$)/i.exec(href)?.[1] ?? null);
}

/** Reads a unit; null when it is too large to be one (capped, so it costs little to find out). */
export function readUnit(
  element: Element,
  language: string,
  onRoot?: (root: ShadowRoot) => void,
  most = MOST_RUNS,
): Unit | null {
  const runs: PlacedRun[] = [];
  const ordinals = new Map<number, number>();
  const trail: number[] = [];
  const countries = new Set<string>();
  const caseIds = new Set<string>();
  let path = 0;
  const steps = walkRuns(element, {
    enter(each) {
      const country = countryOfFlag(each, language);
      if (country) countries.add(country);
      const caseId = caseIdOfLink(each);
      if (caseId) caseIds.add(caseId);
      trail.push(path);
      path = pathOf(path, each.localName);
      return true;
    },
    leave() {
      path = trail.pop()!;
    },
    run(text, owner) {
      const country = countryOfEmoji(text);
      if (country) {
        countries.add(country);
        return;
      }
      const ordinal = ordinals.get(path) ?? 0;
      ordinals.set(path, ordinal + 1);
      runs.push({ text, owner, base: path, ordinal: Math.min(ordinal, 63) });
    },
    ...(onRoot ? { root: onRoot } : {}),
  });
  for (let step = 0; !steps.next().done; step++) if (step > most / 4 || runs.length > most) return null;
  if (runs.length > most) return null;
  return {
    element,
    runs,
    // Two flags, or two cases, on one card say nothing sure.
    country: countries.size === 1 ? [...countries][0]! : null,
    caseId: caseIds.size === 1 ? [...caseIds][0]! : null,
  };
}
