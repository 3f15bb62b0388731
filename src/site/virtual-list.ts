/** Inline geometry that lists use to place only the rows in view: their offsets change, so no style sheet can hold them. */
const PLACED = /position:\s*absolute|transform:\s*translate|(?:^|;)\s*top:/i;

/**
 * Whether the list keeps room for more rows than are drawn. Measures (one layout) only where inline styles hint at it.
 */
export function hidesRows(container: Element, rows: readonly Element[]): boolean {
  if (rows.length === 0) return false;
  const declared = Number(container.getAttribute('aria-rowcount') ?? rows[0]!.getAttribute('aria-setsize'));
  if (declared > rows.length) return true;
  const placed = rows.some((row) => PLACED.test(row.getAttribute('style') ?? ''));
  const spaced = [
    container,
    container.parentElement,
    ...[container.firstElementChild, container.lastElementChild],
  ].some((element) => /height:|padding/i.test(element?.getAttribute('style') ?? ''));
  if (!placed && !spaced) return false;
  // Rows that are placed may stand in any order, and each fills its room.
  const boxes = (placed ? rows : [rows[0]!, rows.at(-1)!]).map((row) => row.getBoundingClientRect());
  const drawn = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
  const room = Math.max(container.scrollHeight, container.getBoundingClientRect().height);
  return room > (placed ? drawn + drawn / rows.length / 2 : 1.2 * drawn + 24);
}
