import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LedgerClock } from '../../core/clock';
import { wordsOf } from '../../core/search-text';
import { MOST_NAMES, readAll, type ThreadNames } from './threads-names';

const TYPING_MS = 150;

/** What is looked for, and how far it was looked for. */
export interface Search {
  /** None where nothing is looked for. */
  readonly words: readonly string[];
  readonly state: 'reading' | 'done' | 'stopped' | 'failed';
  /** So many threads are known of so many. */
  readonly known: number;
  readonly total: number;
  /** There are more threads than are searched. */
  readonly isCut: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** Reads the names of all threads as soon as something is looked for; `onTurn` draws what has come so far. */
export function useSearch(
  typed: string,
  clocks: readonly LedgerClock[],
  names: ThreadNames,
  onTurn: () => void,
): Search {
  const words = useLate(typed);
  const [state, setState] = useState<Search['state']>('done');
  const [attempt, setAttempt] = useState(0);
  const isOn = words.length > 0;
  const all = useMemo(() => (isOn ? newestThreads(clocks) : []), [clocks, isOn]);
  const threadIds = useMemo(() => all.slice(0, MOST_NAMES), [all]);
  const reading = useRef<AbortController | null>(null);
  // Until the seller goes on, or looks for something anew: not each time that something has been read.
  const isStopped = useRef(false);
  useEffect(() => {
    if (!isOn) isStopped.current = false;
    if (!isOn || isStopped.current) return;
    const controller = new AbortController();
    reading.current = controller;
    setState('reading');
    readAll(names, threadIds, controller.signal, onTurn).then(
      () => controller.signal.aborted || setState('done'),
      () => controller.signal.aborted || setState('failed'),
    );
    return () => controller.abort();
  }, [names, threadIds, isOn, attempt]);
  return {
    ...{ words, state, total: threadIds.length, isCut: all.length > threadIds.length },
    known: isOn ? threadIds.filter((id) => names.of(id) !== undefined).length : 0,
    stop: () => {
      reading.current?.abort();
      isStopped.current = true;
      setState('stopped');
    },
    goOn: () => {
      isStopped.current = false;
      setAttempt((last) => last + 1);
    },
  };
}

const newestThreads = (clocks: readonly LedgerClock[]): string[] => [
  ...new Set(clocks.toSorted((a, b) => b.receivedAt.latest - a.receivedAt.latest).map(({ threadId }) => threadId)),
];

/** The words of what is typed, once the seller pauses. */
function useLate(typed: string): readonly string[] {
  const [query, setQuery] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed), typed === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return useMemo(() => wordsOf(query), [query]);
}
