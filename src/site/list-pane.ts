import { drawnBefore, drawnInside, flatChildrenOf, flatParentOf } from './flat-tree';
import type { Survey } from './survey';

/**
 * Where something stands to the list pane's own button: in its `pane`; `beside` it, before the thread pane begins;
 * `open` where the page shows no such button in words that we know; `elsewhere`, where no message list is.
 */
export type Place = 'pane' | 'beside' | 'open' | 'elsewhere';

/** What stands around the list pane. Buyers can type a folder's word, but only in what is drawn after the button. */
function otherAreas({ thread, folders, metrics, filters }: Survey): Element[] {
  const { foldersBefore, metricsBefore } = filters[0]!;
  const column = folders.slice(0, foldersBefore);
  return [
    ...(thread ? [thread] : []),
    ...(new Set(column.map(({ folder }) => folder)).size >= 3 ? column.map(({ owner }) => owner) : []),
    ...metrics.slice(0, metricsBefore).map(({ owner }) => owner),
  ];
}

/** The largest element around the list pane's own button that holds nothing of another area; null without a button. */
export function listPaneOf(survey: Survey): Element | null {
  const [filters] = survey.filters;
  if (!filters) return null;
  const others = new Set<Element>();
  for (const area of otherAreas(survey))
    for (let at: Element | null = area; at && !others.has(at); at = flatParentOf(at)) others.add(at);
  let pane = filters.owner;
  for (let at = flatParentOf(pane); at && at.localName !== 'body' && !others.has(at); at = flatParentOf(at)) pane = at;
  return pane;
}

/** Tells where an element stands to the list pane's button. Also the order pane holds dated rows; it follows the thread. */
export function placing(survey: Survey): (element: Element) => Place {
  const button = survey.filters[0]?.owner ?? null;
  const pane = listPaneOf(survey);
  const { thread } = survey;
  return (element) => {
    if (pane && drawnInside(element, pane)) return 'pane';
    // The page may hold its panes in another order than they are seen in.
    if (button && !drawnBefore(button, element) && !isBelow(element, button)) return 'elsewhere';
    if (thread && !drawnBefore(element, thread) && !isLeftOf(element, thread)) return 'elsewhere';
    return button ? 'beside' : 'open';
  };
}

function isBelow(lower: Element, upper: Element): boolean {
  const [a, b] = [lower.getBoundingClientRect(), upper.getBoundingClientRect()];
  return a.top >= b.bottom && a.left < b.right && b.left < a.right;
}

function isLeftOf(left: Element, right: Element): boolean {
  const [a, b] = [left.getBoundingClientRect(), right.getBoundingClientRect()];
  return a.width > 0 && b.width > 0 && a.right <= b.left;
}

/** Whether an element is the very next thing after the list pane's button, with nothing drawn between the two. */
export function followsButton({ filters }: Survey, element: Element): boolean {
  const button = filters[0]?.owner;
  if (!button) return false;
  const around = new Set<Element>();
  for (let at: Element | null = button; at; at = flatParentOf(at)) around.add(at);
  let branch = element;
  for (let parent = flatParentOf(branch); parent; branch = parent, parent = flatParentOf(branch)) {
    const children = flatChildrenOf(parent);
    const before = children[children.indexOf(branch) - 1];
    if (before) return around.has(before) && isLastIn(button, before);
    if (around.has(parent)) return false;
  }
  return false;
}

function isLastIn(inner: Element, outer: Element): boolean {
  for (let at = inner, parent = flatParentOf(at); at !== outer && parent; at = parent, parent = flatParentOf(at))
    if (flatChildrenOf(parent).at(-1) !== at) return false;
  return true;
}
