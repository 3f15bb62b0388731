import { useEffect, useRef, useState } from 'preact/hooks';
import { type KnownHere, ProofFileRefused, type Verified, type Work } from '../../ledger/proof-file';
import { type Checking, Verify } from './verify';

export interface VerifySource {
  verifyProof(file: Blob, work: Work): Promise<Verified>;
  knownHere(verified: Verified): Promise<KnownHere>;
}

/** The page over time: checks the file that was chosen last. */
export function LiveVerify({ source }: { source: VerifySource }) {
  const [checking, setChecking] = useState<Checking>({ kind: 'none' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const check = async (file: File): Promise<void> => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    const { name } = file;
    const show = (next: Checking): void => {
      if (!mine.signal.aborted) setChecking(next);
    };
    show({ kind: 'checking', name, done: 0 });
    try {
      const onProgress = (done: number): void => show({ kind: 'checking', name, done });
      const verified = await source.verifyProof(file, { signal: mine.signal, onProgress });
      show({ kind: 'checked', name, verified, here: await source.knownHere(verified) });
    } catch (error) {
      show({ kind: 'refused', name, why: error instanceof ProofFileRefused ? error.why : 'unread' });
    }
  };
  const cancel = (): void => {
    stop.current?.abort();
    setChecking({ kind: 'none' });
  };
  return <Verify checking={checking} onFile={(file) => void check(file)} onCancel={cancel} />;
}
