/** So far above and below what is in view cards count as near: more than a flick of the wheel or a page key moves. */
const NEAR = '1500px 0px';
/** Lists no longer than this are near as a whole: keeping them apart would cost more than their chips. */
export const MOST_WHOLE = 100;

/** Which cards are in view, or soon may be: of a long list only those need a chip that is drawn and kept up to date. */
export class NearView {
  private readonly near = new Set<Element>();
  private readonly watched = new Set<Element>();
  private readonly observer: IntersectionObserver;

  /** `onNear` is told, once per look of the browser, that cards came near or went. */
  constructor(onNear: () => void) {
    const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: NEAR, scrollMargin: NEAR };
    this.observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.near.add(target);
        else this.near.delete(target);
      }
      onNear();
    }, options);
  }

  /** Whether this card of a list of so many is near; the first answer for a card of a long list comes a frame later. */
  has(card: Element, listLength: number): boolean {
    if (listLength <= MOST_WHOLE) return true;
    if (!this.watched.has(card)) {
      this.watched.add(card);
      this.observer.observe(card);
    }
    return this.near.has(card);
  }

  /** Forgets the cards that are not among these. */
  keep(cards: ReadonlySet<Element>): void {
    for (const card of this.watched) {
      if (cards.has(card)) continue;
      this.observer.unobserve(card);
      this.watched.delete(card);
      this.near.delete(card);
    }
  }

  stop(): void {
    this.observer.disconnect();
  }
}
