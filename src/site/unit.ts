import { cleanText, RAW_CAP } from '../core/clean-text';
import { countryOfEmoji, countryOfFlag } from './flag';
import { OWN_ATTRIBUTE } from './flat-tree';
import { parseCaseId } from './page-kind';
import { isHidden, kindOf, walkRuns } from './text-of';

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
  /** How many flags it shows. */
  readonly flags: number;
  /** Flag emoji that stand alone: flags, or what somebody typed. `before` is the run that follows. */
  readonly emoji: readonly { readonly run: PlacedRun; readonly before: number }[];
  readonly caseId: string | null;
}

/** A card has about six texts. */
const MOST_RUNS = 60;

/** Tag paths as small numbers, shared by all units so that places compare at once. */
const children: Map<string, number>[] = [new Map()];
const parents: number[] = [0];
function pathOf(parent: number, tag: string): number {
  let id = children[parent]!.get(tag);
  if (id === undefined) {
    id = parents.push(parent) - 1;
    children.push(new Map());
    children[parent]!.set(tag, id);
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

/** What a unit's texts and elements tell, as they are met. */
class Finds {
  readonly runs: PlacedRun[] = [];
  private readonly countries: string[] = [];
  private readonly emoji: { run: PlacedRun; before: number }[] = [];
  private readonly caseIds: string[] = [];

  constructor(
    private readonly element: Element,
    private readonly language: string,
  ) {}

  addElement(each: Element): void {
    const country = countryOfFlag(each, this.language);
    if (country) this.countries.push(country);
    const caseId = caseIdOfLink(each);
    if (caseId) this.caseIds.push(caseId);
  }

  addRun(text: string, owner: Element, base: number): void {
    if (text === '') return;
    const country = countryOfEmoji(text);
    if (country) {
      this.countries.push(country);
      this.emoji.push({ run: { text, owner, base, ordinal: 0 }, before: this.runs.length });
      return;
    }
    this.runs.push({ text, owner, base, ordinal: ordinalIn(this.runs, base) });
  }

  unit(): Unit {
    const { element, runs, countries, emoji, caseIds } = this;
    // Two flags, or two cases, on one card say nothing sure.
    return { element, runs, country: onlyOf(countries), flags: countries.length, emoji, caseId: onlyOf(caseIds) };
  }
}

function ordinalIn(runs: readonly PlacedRun[], base: number): number {
  let ordinal = 0;
  for (const run of runs) if (run.base === base && ordinal < 63) ordinal++;
  return ordinal;
}

/** The unit as if its emoji were texts like others: a buyer may have no other name. */
export function withEmojiTexts(unit: Unit): Unit {
  const runs: PlacedRun[] = [];
  for (let at = 0; at <= unit.runs.length; at++) {
    const here = unit.emoji.filter(({ before }) => before === at).map(({ run }) => run);
    for (const run of [...here, ...unit.runs.slice(at, at + 1)])
      runs.push({ ...run, ordinal: ordinalIn(runs, run.base) });
  }
  return { ...unit, runs };
}

const onlyOf = (found: readonly string[]): string | null =>
  found.length > 0 && found.every((each) => each === found[0]) ? found[0]! : null;

/** Reads a unit; null when it is too large to be one (capped, so it costs little to find out). */
export function readUnit(
  element: Element,
  language: string,
  onRoot?: (root: ShadowRoot) => void,
  most = MOST_RUNS,
): Unit | null {
  const plain = readPlainUnit(element, language, most);
  if (plain !== 'not-plain') return plain;
  const finds = new Finds(element, language);
  const trail: number[] = [];
  let path = 0;
  const steps = walkRuns(element, {
    enter(each) {
      finds.addElement(each);
      trail.push(path);
      path = pathOf(path, each.localName);
      return true;
    },
    leave() {
      path = trail.pop()!;
    },
    run: (text, owner) => finds.addRun(text, owner, path),
    ...(onRoot ? { root: onRoot } : {}),
  });
  for (let step = 0; !steps.next().done; step++) if (step > most / 4 || finds.runs.length > most) return null;
  return finds.runs.length > most ? null : finds.unit();
}

/** Elements that say more than their texts, or may hide them. */
const TELLING = 'img,svg,[role="img"],[title]:empty,[aria-label]:empty,a[href],[hidden],[style]';

/**
 * As `readUnit`, in a third of the time, for the usual unit: small, no components, nothing hidden. `not-plain` for others.
 * Our own overlay, which stands in each card, is passed over.
 */
function readPlainUnit(element: Element, language: string, most: number): Unit | 'not-plain' {
  if (kindOf(element.localName) !== 'plain' || element.shadowRoot || isHidden(element)) return 'not-plain';
  const finds = new Finds(element, language);
  const trail: number[] = [];
  let owner = element;
  let path = pathOf(0, element.localName);
  let text = '';
  let next: Node | null = element.firstChild;
  for (let nodes = 0; ; nodes++) {
    // What is hidden may be what makes it large.
    if (nodes > 32 * most || finds.runs.length > most) return 'not-plain';
    if (next?.nodeType === Node.TEXT_NODE) {
      if (text.length < RAW_CAP) text += (next as Text).data.slice(0, RAW_CAP);
      next = next.nextSibling;
      continue;
    }
    if (next && next.nodeType !== Node.ELEMENT_NODE) {
      next = next.nextSibling;
      continue;
    }
    if (text !== '') {
      finds.addRun(cleanText(text), owner, path);
      text = '';
    }
    if (next) {
      const child = next as Element;
      const tag = child.localName;
      const kind = kindOf(tag);
      if (child.shadowRoot) {
        if (!child.hasAttribute(OWN_ATTRIBUTE)) return 'not-plain';
      } else if (kind === 'plain') {
        if (child.firstElementChild) {
          trail.push(path);
          owner = child;
          path = pathOf(path, tag);
          next = child.firstChild;
          continue;
        }
        // Of an element that holds text alone no text node is touched: each would cost as much as its element.
        finds.addRun(cleanText(child.textContent!), child, pathOf(path, tag));
      } else if (kind !== 'silent') return 'not-plain';
      next = child.nextSibling;
      continue;
    }
    if (owner === element) break;
    next = owner.nextSibling;
    owner = owner.parentElement!;
    path = trail.pop()!;
  }
  // Only now is it known to be small enough to be searched.
  finds.addElement(element);
  for (const each of element.querySelectorAll(TELLING)) {
    if (each.hasAttribute(OWN_ATTRIBUTE)) continue;
    if (isHidden(each)) return 'not-plain';
    finds.addElement(each);
  }
  return finds.unit();
}
