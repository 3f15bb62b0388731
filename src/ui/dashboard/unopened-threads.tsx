import { groupBy } from '../../core/group-by';
import type { SeenAccount, ShownThread } from '../../core/ledger-view';
import { DAY_MS } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { ShownText } from '../shared/shown-text';
import { dayText } from './day-text';
import type { SectionProps } from './section-props';
import { useFewThreads } from './thread-link';

/**
 * The newest conversations that may hold messages which no page has shown, by the day of their last activity: the newest
 * first, for so the days grow. One that only its card has shown has no address, and its name is not kept: it is counted.
 */
export function UnopenedThreads(props: SectionProps & { seen: SeenAccount }) {
  const { seen, view, now, days, source } = props;
  const shown = seen.newestUnread.filter(({ at }) => at >= now - days * DAY_MS);
  const more = seen.unread[days] - shown.length;
  const threads = useFewThreads(
    source,
    view,
    shown.map(({ threadId }) => threadId),
  );
  return (
    <ul class="unopened">
      {[...groupBy(shown, ({ at }) => dayText(at))].map(([day, ofDay]) => (
        <li key={day}>
          <span class="quiet">{day}</span>
          <OfOneDay {...props} threads={ofDay.map(({ threadId }) => threads.get(threadId) ?? null)} />
        </li>
      ))}
      {more > 0 && <li class="quiet">{tn('guideMore', more)}</li>}
    </ul>
  );
}

type Threads = readonly (ShownThread | null)[];

function OfOneDay({ threads, source, attempt }: SectionProps & { threads: Threads }) {
  const ways = threads.flatMap((thread) => (thread && thread.caseId !== null ? thread : []));
  const others = threads.length - ways.length;
  return (
    <div class="unopened-day">
      {ways.map(({ threadId, buyer, subject, orderId }) => (
        <button
          key={threadId}
          type="button"
          class="thread-link"
          onClick={() => void attempt(source.openThread(threadId))}
        >
          {buyer ? (
            <>
              <ShownText kind="buyer" text={buyer} />
              {subject && <ShownText kind="subject" text={subject} />}
            </>
          ) : orderId ? (
            t('guideOrder', orderId)
          ) : (
            t('guideOpen')
          )}
        </button>
      ))}
      {others > 0 && <span>{tn('guideInList', others)}</span>}
    </div>
  );
}
