/** Marks the host of our own overlay, which is never read. */
export const OWN_ATTRIBUTE = 'data-reply-clock';

/** The element that draws this one: its slot, its parent, or the host of its shadow root. */
export function flatParentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  if (parent instanceof Element) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}

/** The elements drawn directly inside this one, through an open shadow root or a slot. */
export function flatChildrenOf(element: Element): Element[] {
  if (element.shadowRoot) return [...element.shadowRoot.children];
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedElements();
    if (assigned.length > 0) return assigned;
  }
  return [...element.children];
}

/** Whether `inner` is drawn inside `outer` (or is it). */
export function drawnInside(inner: Element, outer: Element): boolean {
  for (let at: Element | null = inner; at; at = flatParentOf(at)) if (at === outer) return true;
  return false;
}
