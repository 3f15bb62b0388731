import { useEffect, useState } from 'preact/hooks';
import type { LedgerClock } from '../../core/clock';
import type { LedgerView, ShownThread } from '../../core/ledger-view';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { spanText } from '../../platform/time-text';
import { ShownText } from '../shared/shown-text';
import type { DashboardSource } from './dashboard-source';
import type { SectionProps } from './section-props';

/** The names of a few threads. One that has not come yet, or cannot be read, has none. */
export function useFewThreads(
  source: DashboardSource,
  view: LedgerView,
  ids: readonly string[],
): ReadonlyMap<string, ShownThread> {
  const [known, setKnown] = useState<ReadonlyMap<string, ShownThread>>(new Map());
  const key = ids.join('\n');
  useEffect(() => {
    let isOver = false;
    const take = (threads: readonly (ShownThread | null)[]): void => {
      if (!isOver) setKnown(new Map(threads.flatMap((thread) => (thread ? [[thread.threadId, thread]] : []))));
    };
    // Without names the times stand, and lead to the threads all the same.
    if (ids.length > 0) source.threads(ids).then(take, () => {});
    return () => {
      isOver = true;
    };
  }, [source, view, key]);
  return known;
}

interface Props extends Pick<SectionProps, 'source' | 'attempt'> {
  readonly clock: LedgerClock;
  readonly thread: ShownThread | undefined;
  readonly now: Instant;
}

/** Opens the thread in Seller Central: by the buyer's name and subject, or by when the message came. */
export function ThreadLink({ clock, thread, now, source, attempt }: Props) {
  const open = (): void => void attempt(source.openThread(clock.threadId));
  return (
    <button type="button" class="thread-link" onClick={open}>
      {thread?.buyer ? (
        <>
          <ShownText kind="buyer" text={thread.buyer} />
          {thread.subject && <ShownText kind="subject" text={thread.subject} />}
        </>
      ) : (
        t('popupNoName', spanText(clock.receivedAt, now))
      )}
    </button>
  );
}
