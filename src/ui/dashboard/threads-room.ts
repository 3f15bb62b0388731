import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

interface Room {
  /** Infinite until it is measured. */
  readonly widthPx: number;
  readonly remPx: number;
}

/** How wide `body` is, and how large a rem, of which `probe` is one wide; followed, for either may change on an open page. */
export function useRoom(body: RefObject<HTMLElement | null>, probe: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ widthPx: Number.POSITIVE_INFINITY, remPx: 16 });
  useLayoutEffect(() => {
    const measure = (): void => {
      const [widthPx, remPx] = [body.current!.offsetWidth, probe.current!.offsetWidth];
      setRoom((last) => (last.widthPx === widthPx && last.remPx === remPx ? last : { widthPx, remPx }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(body.current!);
    observer.observe(probe.current!);
    return () => observer.disconnect();
  }, [body, probe]);
  return room;
}
