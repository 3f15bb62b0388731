/** Where a key leads from a row of so many; null for a key that leads nowhere. */
export function indexAfterKey(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  index: number,
  count: number,
  page: number,
): number | null {
  const within = (wanted: number): number => Math.max(0, Math.min(count - 1, wanted));
  if (count === 0 || (ctrlKey && key !== 'Home' && key !== 'End')) return null;
  switch (key) {
    case 'ArrowDown':
      return within(index + 1);
    case 'ArrowUp':
      return within(index - 1);
    case 'PageDown':
      return within(index + page);
    case 'PageUp':
      return within(index - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
