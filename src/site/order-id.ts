/** The one whole order id in a text; null where there is none, it is cut, or there are two. */
export function parseOrderId(text: string): string | null {
  if (!/\d-\d/.test(text)) return null;
  const ids = new Set(text.match(/(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])/g));
  return ids.size === 1 ? [...ids][0]! : null;
}
