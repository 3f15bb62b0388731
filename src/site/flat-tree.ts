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

/** The drawing ancestors of an element, from itself outwards. */
function outwardsOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = flatParentOf(at)) path.push(at);
  return path;
}

/** Whether `a` is drawn before `b`; of two of which one holds the other, neither is. */
export function drawnBefore(a: Element, b: Element): boolean {
  const [fromA, fromB] = [outwardsOf(a), outwardsOf(b)];
  while (fromA.length > 0 && fromA.at(-1) === fromB.at(-1)) {
    const shared = fromA.pop()!;
    fromB.pop();
    const [inA, inB] = [fromA.at(-1), fromB.at(-1)];
    if (!inA || !inB) return false;
    if (inA === inB) continue;
    const children = flatChildrenOf(shared);
    return children.indexOf(inA) < children.indexOf(inB);
  }
  return false;
}
