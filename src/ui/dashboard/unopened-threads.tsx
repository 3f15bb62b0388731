import type { SeenAccount } from '../../core/ledger-view';
import { DAY_MS, exactly } from '../../core/span';
import { tn } from '../../platform/i18n';
import { dayText } from './day-text';
import type { SectionProps } from './section-props';
import { ThreadLink, useFewThreads } from './thread-link';

/** The newest conversations that may hold messages which no page has shown, each a way to it: newest first, days grow. */
export function UnopenedThreads({ seen, view, now, days, source, attempt }: SectionProps & { seen: SeenAccount }) {
  const shown = seen.newestUnread.filter(({ at }) => at >= now - days * DAY_MS);
  const more = seen.unread[days] - shown.length;
  const threads = useFewThreads(
    source,
    view,
    shown.map(({ threadId }) => threadId),
  );
  return (
    <ul class="unopened">
      {shown.map(({ threadId, at }) => (
        <li key={threadId}>
          <span class="quiet">{dayText(at)}</span>
          <ThreadLink
            clock={{ threadId, receivedAt: exactly(at) }}
            thread={threads.get(threadId)}
            {...{ now, source, attempt }}
          />
        </li>
      ))}
      {more > 0 && <li class="quiet">{tn('guideMore', more)}</li>}
    </ul>
  );
}
