import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface Options {
  readonly count: number;
  readonly rowPx: number;
  /** A row that is drawn wherever the list is scrolled to, so that it can keep the focus. */
  readonly kept: number;
  readonly scroller: () => HTMLElement | null;
}

/** Rows drawn beyond either edge of what is seen. */
const MARGIN = 6;

/** Which rows of equal height to draw; draws anew as the list is scrolled or changes its size. */
export function useVirtualizer({ count, rowPx, kept, scroller }: Options): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    ...{ count, overscan: MARGIN, getScrollElement: scroller, estimateSize: () => rowPx, onChange: () => redraw(null) },
    ...{ observeElementRect, observeElementOffset, scrollToFn: elementScroll },
    rangeExtractor: ({ startIndex, endIndex }: { startIndex: number; endIndex: number }) => {
      const [from, to] = [Math.max(0, startIndex - MARGIN), Math.min(count - 1, endIndex + MARGIN)];
      const seen = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
      if (kept < 0 || kept >= count || (kept >= from && kept <= to)) return seen;
      return kept < from ? [kept, ...seen] : [...seen, kept];
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  // Heights are estimated once and then kept.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  return virtualizer;
}
