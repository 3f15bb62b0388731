import { drawnInside, flatParentOf, OWN_ATTRIBUTE } from './flat-tree';

/** What changed since the last look. */
export interface Changes {
  /** Elements in which something changed. */
  onElement(element: Element): void;
  /** Anything changed: look again. */
  onChange(): void;
  onScroll(scrolled: Element | Document): void;
  /** The seller clicked on something of the page's: it, and all that it stands in. */
  onClick(path: readonly EventTarget[]): void;
  /** The address may have changed. */
  onNavigate(): void;
}

/** The attributes that carry text or state; `style` only where it shows, hides or moves rows. */
const ATTRIBUTES = [
  'label',
  'alt',
  'src',
  'title',
  'aria-label',
  'aria-selected',
  'aria-current',
  'aria-pressed',
  'aria-checked',
  'aria-busy',
  'aria-rowcount',
  'selected',
  'active',
  'hidden',
  'style',
  'lang',
  'href',
];
const SHOWS = /display:\s*none|visibility:\s*hidden/i;

const isOwn = (node: Node): boolean => node instanceof Element && node.hasAttribute(OWN_ATTRIBUTE);

/** Only our own overlay changed, or a style that hides nothing (an animation, say). */
function isNoise(record: MutationRecord, inList: (element: Element) => boolean): boolean {
  const target = record.target instanceof Element ? record.target : record.target.parentElement;
  if (record.type === 'childList') {
    const nodes = [...record.addedNodes, ...record.removedNodes];
    if (nodes.length > 0 && nodes.length < 50 && nodes.every(isOwn)) return true;
  }
  if (target?.closest(`[${OWN_ATTRIBUTE}]`)) return true;
  if (record.attributeName !== 'style' || !target) return false;
  return SHOWS.test(record.oldValue ?? '') === SHOWS.test(target.getAttribute('style') ?? '') && !inList(target);
}

/**
 * Follows the page: its elements, every open shadow root that it is told of, addresses and returns from the
 * back-forward cache. The isolated world cannot patch `history`, so the `navigation` event serves where there is one.
 */
export class PageChanges {
  private readonly observer: MutationObserver;
  private readonly roots = new WeakSet<Node>();
  private readonly ended = new AbortController();

  constructor(
    document: Document,
    private readonly changes: Changes,
    inList: (element: Element) => boolean,
  ) {
    this.observer = new MutationObserver((records) => {
      let relevant = false;
      for (const record of records) {
        if (isNoise(record, inList)) continue;
        relevant = true;
        const { target } = record;
        const element =
          target instanceof Element ? target : target instanceof ShadowRoot ? target.host : target.parentElement;
        if (element) changes.onElement(element);
      }
      if (relevant) changes.onChange();
    });
    const window = document.defaultView!;
    const { signal } = this.ended;
    const navigate = (): void => changes.onNavigate();
    for (const name of ['popstate', 'hashchange', 'pageshow']) window.addEventListener(name, navigate, { signal });
    const { navigation } = window as unknown as { navigation?: EventTarget };
    for (const name of ['currententrychange', 'navigatesuccess'])
      navigation?.addEventListener(name, navigate, { signal });
    document.addEventListener(
      'click',
      (event) => {
        const path = event.composedPath();
        if (!path.some((each) => each instanceof Element && isOwn(each))) changes.onClick(path);
      },
      { capture: true, passive: true, signal },
    );
    window.addEventListener('resize', () => changes.onChange(), { signal, passive: true });
    this.follow(document);
  }

  /** Takes in a document or an open shadow root; a second call does nothing. */
  follow(root: Document | ShadowRoot): void {
    if (this.roots.has(root)) return;
    this.roots.add(root);
    this.observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeOldValue: true,
      attributeFilter: ATTRIBUTES,
    });
    // Scrolling is heard only inside the tree that holds the scroller.
    root.addEventListener('scroll', ({ target }) => this.changes.onScroll(target as Element | Document), {
      capture: true,
      passive: true,
      signal: this.ended.signal,
    });
  }

  stop(): void {
    this.observer.disconnect();
    this.ended.abort();
  }
}

/** Whether a scroll of this moves the list. */
export const scrolls = (target: Element | Document, list: Element): boolean =>
  target instanceof Element ? drawnInside(list, target) || drawnInside(target, list) : true;

/** An element and all that it is drawn in. */
export function* outwards(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = flatParentOf(at)) yield at;
}
