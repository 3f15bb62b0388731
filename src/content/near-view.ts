import type { FoundCard } from '../site/list-reader';

/** So far above and below what is in view cards count as near: more than a flick of the wheel or a page key moves. */
const NEAR = '1500px 0px';
/** Lists no longer than this are near as a whole: keeping them apart would cost more than their chips. */
export const MOST_WHOLE = 300;
/** One card in so many is watched and stands for those up to the next: far fewer than fit into what is near. */
const STRIDE = 8;

/** Which cards are in view, or soon may be: of a long list only those need a chip that is drawn and kept up to date. */
export class NearView {
  private readonly near = new Set<Element>();
  private watched = new Set<Element>();
  /** Some are watched of which the browser has not told yet. */
  private isUnsure = false;
  private readonly observer: IntersectionObserver;

  /** `onNear` is told, once per look of the browser, that cards came near or went. */
  constructor(onNear: () => void) {
    const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: NEAR, scrollMargin: NEAR };
    this.observer = new IntersectionObserver((entries) => {
      this.isUnsure = false;
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.near.add(target);
        else this.near.delete(target);
      }
      onNear();
    }, options);
  }

  /** Follows this list instead of the last one. What is near of a long one is known a frame later. */
  follow(cards: readonly FoundCard[]): void {
    const sample = cards.length > MOST_WHOLE ? cards.filter((_, at) => at % STRIDE === 0) : [];
    const watched = new Set(sample.map(({ card }) => card));
    for (const card of this.watched) {
      if (watched.has(card)) continue;
      this.observer.unobserve(card);
      this.near.delete(card);
    }
    for (const card of watched) {
      if (this.watched.has(card)) continue;
      this.observer.observe(card);
      this.isUnsure = true;
    }
    this.watched = watched;
  }

  /** Whether the card at this place is near; where that is not known yet, as it was. */
  has(cards: readonly FoundCard[], at: number, wasNear: boolean): boolean {
    if (cards.length <= MOST_WHOLE) return true;
    const before = at - (at % STRIDE);
    const after = Math.min(before + STRIDE, cards.length - 1);
    return this.near.has(cards[before]!.card) || this.near.has(cards[after]!.card) || (this.isUnsure && wasNear);
  }

  stop(): void {
    this.observer.disconnect();
  }
}
