import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PlannedReply, Why } from '../../core/day-plan';
import type { Glance } from '../../core/glance';
import { groupBy } from '../../core/group-by';
import type { ShownThread } from '../../core/ledger-view';
import { marketplaceById } from '../../core/marketplaces';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { Country } from '../shared/country';
import type { Acts, Attempt } from './acts';
import { awayText, lookAgainTexts, plannedWordsOf } from './plan-words';
import type { ReadPlan } from './read-plan';
import { ThreadButton } from './thread-button';

interface Props {
  /** What it stands in place of: where that has changed, the plan is read again. */
  readonly glance: Glance;
  readonly now: Instant;
  readonly isSound: boolean;
  readonly acts: Acts;
  readonly attempt: Attempt;
  readonly onClose: () => void;
}

type Read = { readonly kind: 'loading' } | { readonly kind: 'failed' } | { readonly kind: 'read'; plan: ReadPlan };

function usePlan({ glance, acts }: Pick<Props, 'glance' | 'acts'>): Read {
  const [read, setRead] = useState<Read>({ kind: 'loading' });
  useEffect(() => {
    let isAsked = true;
    acts.readPlan().then(
      (plan) => isAsked && setRead(plan ? { kind: 'read', plan } : { kind: 'failed' }),
      () => isAsked && setRead({ kind: 'failed' }),
    );
    return () => {
      isAsked = false;
    };
  }, [glance, acts]);
  return read;
}

/** What must be answered before the seller leaves, and when to look again. Escape leads back. */
export function PlanView({ glance, now, isSound, acts, attempt, onClose }: Props) {
  const read = usePlan({ glance, acts });
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // Else the browser closes the whole popup.
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <section class="plan" aria-labelledby="plan-heading" aria-busy={read.kind === 'loading'}>
      <header>
        <h2 id="plan-heading" tabIndex={-1} ref={heading}>
          {t('leaveTitle')}
        </h2>
        <button type="button" onClick={onClose}>
          {t('leaveBack')}
        </button>
      </header>
      {read.kind === 'loading' && <p class="quiet">{t('popupLoading')}</p>}
      {read.kind === 'failed' && <p class="failed">{t('leaveFailed')}</p>}
      {read.kind === 'read' && <Plan plan={read.plan} {...{ now, isSound, acts, attempt }} />}
    </section>
  );
}

type PlanProps = Omit<Props, 'glance' | 'onClose'> & { readonly plan: ReadPlan };

function Plan({ plan, now, isSound, acts, attempt }: PlanProps) {
  const { absence, replies, threads } = plan;
  if (!absence)
    return (
      <>
        <p class="state-line">{t('leaveNoHours')}</p>
        <button type="button" class="remedy" onClick={() => attempt(acts.openSettings())}>
          {t('leaveSetHours')}
        </button>
      </>
    );
  const shown = replies.slice(0, threads.length).map((reply, i) => ({ reply, thread: threads[i] ?? null }));
  const groups = groupBy(shown, ({ reply }) => reply.why);
  const more = replies.length - shown.length;
  const row = ({ reply, thread }: (typeof shown)[number]) => (
    <PlanRow key={reply.threadId} {...{ reply, thread, now }} onOpen={(id) => attempt(acts.openThread(id))} />
  );
  return (
    <>
      <p class="state-line">{awayText(absence, now)}</p>
      {[...groups].map(([why, rows]) => (
        <div key={why} class={`planned ${why}`}>
          <h3 id={`plan-${why}`}>{t(TITLES[why])}</h3>
          <ul aria-labelledby={`plan-${why}`}>{rows.map(row)}</ul>
        </div>
      ))}
      {more > 0 && (
        <p>
          <button type="button" class="within-text" onClick={() => attempt(acts.openDashboard())}>
            {tn('leaveMore', more)}
          </button>
        </p>
      )}
      {replies.length === 0 && <p>{t(isSound ? 'leaveNothing' : 'leaveNothingKnown', clockText(absence.to, now))}</p>}
      <p>{lookAgainTexts(plan, now).join(' ')}</p>
      {!isSound && <p class="quiet">{t('leaveUnsound')}</p>}
    </>
  );
}

const TITLES: Readonly<Record<Why, string>> = {
  overdue: 'leaveOverdue',
  today: 'leaveToday',
  before: 'leaveBefore',
  after: 'leaveAfter',
  maybe: 'leaveMaybe',
};

interface RowProps {
  readonly reply: PlannedReply;
  readonly thread: ShownThread | null;
  readonly now: Instant;
  readonly onOpen: (threadId: string) => void;
}

function PlanRow({ reply, thread, now, onOpen }: RowProps) {
  const marketplaceId = thread?.marketplaceId ?? null;
  const country = marketplaceId === null ? null : marketplaceById(marketplaceId)?.country;
  return (
    <li class="row">
      <ThreadButton
        words={plannedWordsOf(reply, now)}
        buyer={thread?.buyer ?? t('wordNoName')}
        subject={thread?.subject ?? null}
        onOpen={() => onOpen(reply.threadId)}
      />
      {country && <Country code={country} />}
    </li>
  );
}
