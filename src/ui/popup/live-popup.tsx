import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WindowDays } from '../../core/clock';
import type { Instant } from '../../core/span';
import type { Acts } from './acts';
import { Popup, type View } from './popup';
import { rememberDays, rememberedDays, rememberedRoom, rememberRoom } from './remembered';
import type { Source } from './source';
import { isSpent, nextTickAt, useNow } from './ticking';

/** The popup over time: reads, rereads what has changed or run out, and ticks. */
export function LivePopup({ source, acts }: { source: Source; acts: Acts }) {
  const [days, setDays] = useState(rememberedDays);
  const [room] = useState(rememberedRoom);
  const { view, readAt, reread } = useGlance(source);
  const glance = view.kind === 'shown' ? view.glance : null;
  const nextAt = useCallback((at: Instant) => glance && nextTickAt(glance, at), [glance]);
  const now = useNow(source, nextAt);
  useEffect(() => {
    if (glance && isSpent(glance, readAt, now)) reread();
  }, [glance, now, readAt, reread]);

  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const states = root.current?.querySelector<HTMLElement>('.states:not(:has(~ .plan))');
    if (glance && root.current && states) rememberRoom({ states: heightOf(states), all: heightOf(root.current) });
  }, [glance]);

  const choose = (chosen: WindowDays): void => {
    setDays(chosen);
    rememberDays(chosen);
  };
  return (
    <div ref={root}>
      {/* A glance may be younger than the last tick. */}
      <Popup {...{ view, days, acts, room }} now={Math.max(now, readAt)} onDays={choose} />
    </div>
  );
}

const heightOf = (element: HTMLElement): number => element.getBoundingClientRect().height;

/** The glance now; `readAt` is when it was asked for. What is shown stays while a later asking fails. */
function useGlance(source: Source): { view: View; readAt: Instant; reread: () => void } {
  const [read, setRead] = useState<{ view: View; readAt: Instant }>({ view: { kind: 'loading' }, readAt: 0 });
  const asked = useRef(0);
  const reread = useCallback(() => {
    asked.current += 1;
    const [turn, readAt] = [asked.current, source.clock()];
    source.load().then(
      // Answers may overtake each other.
      (glance) => turn === asked.current && setRead({ view: { kind: 'shown', glance }, readAt }),
      () => setRead((last) => (last.view.kind === 'loading' ? { view: { kind: 'failed' }, readAt } : last)),
    );
  }, [source]);
  // Not after the first paint, which would cost a frame.
  useLayoutEffect(() => {
    reread();
    return source.onChange(reread);
  }, [source, reread]);
  return { ...read, reread };
}
