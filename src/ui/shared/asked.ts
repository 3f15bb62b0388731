import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What a page asked for: not there yet, not to be had, or the answer. */
export type Asked<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'shown'; readonly value: T };

/** Asks now and at each change. What is shown stays while a later asking fails. */
export function useAsked<T>(
  load: () => Promise<T>,
  onChange: (listener: () => void) => () => void,
): readonly [asked: Asked<T>, reread: () => Promise<void>] {
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'loading' });
  const latest = useRef(0);
  const reread = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    try {
      const value = await load();
      // Answers may overtake each other.
      if (turn === latest.current) setAsked({ kind: 'shown', value });
    } catch {
      if (turn === latest.current) setAsked((last) => (last.kind === 'shown' ? last : { kind: 'failed' }));
    }
  }, [load]);
  useLayoutEffect(() => {
    void reread();
    return onChange(() => void reread());
  }, [reread, onChange]);
  return [asked, reread];
}
