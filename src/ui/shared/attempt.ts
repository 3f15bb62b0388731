import { useState } from 'preact/hooks';

/** Runs an act of the seller's; answers whether it was done. */
export type Attempt = (act: Promise<unknown>) => Promise<boolean>;

/** Remembers whether the last act failed, so that it is said. */
export function useAttempt(): readonly [hasFailed: boolean, attempt: Attempt] {
  const [hasFailed, setHasFailed] = useState(false);
  const attempt: Attempt = async (act) => {
    setHasFailed(false);
    try {
      await act;
      return true;
    } catch {
      setHasFailed(true);
      return false;
    }
  };
  return [hasFailed, attempt];
}
