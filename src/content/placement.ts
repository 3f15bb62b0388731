import { drawnInside } from '../site/flat-tree';
import { runsOf } from '../site/text-of';
import type { Chip } from './chip';

/** Where in a card the chips of one list go: the same place on each, so that the eye finds it. */
type Spot = (
  card: DOMRectReadOnly,
  date: DOMRectReadOnly,
  chip: DOMRectReadOnly,
) => { readonly right: number; readonly top: number };

const GAP = 6;
/** A line of text is taller than its letters. */
const NEAR = 3;

/** In order of liking. All stand at the date's side. */
const SPOTS: readonly Spot[] = [
  // On the last line, under the date.
  (card, date, chip) => ({
    right: edge(card, date),
    top: card.bottom - Math.max(4, Math.min(12, date.top - card.top)) - chip.height,
  }),
  // The same, closer to the edge.
  (card, date, chip) => ({ right: edge(card, date), top: card.bottom - 3 - chip.height }),
  // On the date's line, before it.
  (_, date, chip) => ({ right: date.left - GAP, top: (date.top + date.bottom - chip.height) / 2 }),
  // Under the date.
  (card, date, chip) => ({ right: edge(card, date), top: Math.min(date.bottom + 2, card.bottom - chip.height) }),
  // Over the lower edge, half outside.
  (card, date, chip) => ({ right: edge(card, date), top: card.bottom - chip.height / 2 }),
];

const edge = (card: DOMRectReadOnly, date: DOMRectReadOnly): number =>
  date.right > card.left + card.width / 2 ? Math.min(date.right, card.right - 2) : card.right - 8;

export interface Placed {
  readonly chip: Chip;
  readonly dateElement: Element;
}

const SAMPLE = 12;

/**
 * Finds room for chips without asking for a layout: an IntersectionObserver tells where things are once the browser
 * has worked that out for itself.
 */
export class Placement {
  private observer: IntersectionObserver | null = null;
  private spot: Spot | null = null;

  /** Places these chips, now or as soon as the page is drawn. Replaces a placement that is under way. */
  place(placed: readonly Placed[]): void {
    this.observer?.disconnect();
    if (placed.length === 0) return;
    const rects = new Map<Element, DOMRectReadOnly>();
    const targets = new Set(
      placed.flatMap(({ chip, dateElement }) => [chip.card, chip.host, chip.button, dateElement]),
    );
    this.observer = new IntersectionObserver((entries, observer) => {
      for (const { target, boundingClientRect } of entries) {
        rects.set(target, boundingClientRect);
        targets.delete(target);
      }
      // An element that was taken out meanwhile is never told of.
      for (const target of targets) if (!target.isConnected) targets.delete(target);
      if (targets.size > 0) return;
      observer.disconnect();
      this.spot = spotFor(placed.slice(0, SAMPLE), rects);
      for (const { chip, dateElement } of placed) this.set(chip, dateElement, rects);
    });
    for (const target of targets) this.observer.observe(target);
  }

  stop(): void {
    this.observer?.disconnect();
  }

  private set(chip: Chip, dateElement: Element, rects: ReadonlyMap<Element, DOMRectReadOnly>): void {
    const [card, host, button, date] = [chip.card, chip.host, chip.button, dateElement].map((element) =>
      rects.get(element),
    );
    if (!card || !host || !button || !date || card.width === 0) return;
    const { right, top } = (this.spot ?? SPOTS[0]!)(card, date, button);
    chip.place(right - host.left, top - host.top);
  }
}

/** The first spot that is free on all sampled cards; the last one where none is. */
function spotFor(sample: readonly Placed[], rects: ReadonlyMap<Element, DOMRectReadOnly>): Spot {
  const cards = sample.flatMap(({ chip, dateElement }) => {
    const [card, button, date] = [rects.get(chip.card), rects.get(chip.button), rects.get(dateElement)];
    return card && button && date && card.width > 0 ? [{ card, button, date, taken: textRects(chip.card) }] : [];
  });
  const isFree = (spot: Spot): boolean =>
    cards.every(({ card, button, date, taken }) => {
      const { right, top } = spot(card, date, button);
      const left = right - button.width - 2;
      if (left < card.left) return false;
      return taken.every(
        (text) =>
          text.right <= left ||
          text.left >= right ||
          text.bottom <= top + NEAR ||
          text.top >= top + button.height - NEAR,
      );
    });
  return SPOTS.find(isFree) ?? SPOTS.at(-1)!;
}

/** Where the card's texts stand. The layout is clean when this is called, so measuring costs no new one. */
function textRects(card: Element): DOMRect[] {
  const owners = new Set(runsOf(card, 40).map(({ owner }) => owner));
  return [...owners]
    .filter((owner) => drawnInside(owner, card))
    .flatMap((owner) => {
      const range = document.createRange();
      range.selectNodeContents(owner);
      const rects = [...range.getClientRects()];
      return rects.length > 0 ? rects : [owner.getBoundingClientRect()];
    });
}
