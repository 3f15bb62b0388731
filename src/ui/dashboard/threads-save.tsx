import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClockRow } from '../../core/clock-rows';
import { t } from '../../platform/i18n';
import { saveCsv } from './save-csv';
import { csvColumns, csvRows } from './threads-csv';
import { readAll, type ThreadNames } from './threads-names';

interface Props {
  readonly rows: readonly ClockRow[];
  readonly names: ThreadNames;
}

type State =
  | { readonly kind: 'idle' | 'failed' }
  | { readonly kind: 'reading'; readonly missing: number; readonly of: number };

/** Saves the rows that the table shows, with the names of all of them. */
export function ThreadsSave({ rows, names }: Props) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const save = async (): Promise<void> => {
    const controller = new AbortController();
    reading.current = controller;
    const threadIds = [...new Set(rows.map(({ clock }) => clock.threadId))];
    const said = (): State => ({ kind: 'reading', missing: names.missingOf(threadIds).length, of: threadIds.length });
    setState(said());
    try {
      await readAll(names, threadIds, controller.signal, () => setState(said()));
      if (controller.signal.aborted) return;
      saveCsv('threads', csvColumns(), csvRows(rows, names));
      setState({ kind: 'idle' });
    } catch {
      if (!controller.signal.aborted) setState({ kind: 'failed' });
    }
  };
  const stop = (): void => {
    reading.current?.abort();
    setState({ kind: 'idle' });
  };
  return (
    <div class="threads-said">
      <button type="button" disabled={state.kind === 'reading' || rows.length === 0} onClick={() => void save()}>
        {t('chartSave')}
      </button>
      {state.kind === 'reading' && (
        <>
          <span class="quiet">{t('threadsReading', String(state.of - state.missing), String(state.of))}</span>
          <button type="button" onClick={stop}>
            {t('threadsStop')}
          </button>
        </>
      )}
      {state.kind === 'failed' && (
        <span class="failed" role="alert">
          {t('threadsCsvFailed')}
        </span>
      )}
    </div>
  );
}
