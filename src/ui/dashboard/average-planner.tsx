import { useMemo } from 'preact/hooks';
import { type AverageWith, averagePlanOf, type PlannedReply } from '../../core/average-plan';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { clockText, spanText } from '../../platform/time-text';
import { changeText } from './change-text';
import { onlyThese } from './only-these';
import type { SectionProps } from './section-props';
import { ThreadLink, useFewThreads } from './thread-link';
import { hoursText, tookText } from './took-text';

const SHOWN = 6;

/** Which open replies move the average response time, and what waiting costs. */
export function AveragePlanner(props: SectionProps & { readonly until: Instant }) {
  const { view, clocks, rulesOf, now, days, until, source, onShow } = props;
  const plan = useMemo(() => averagePlanOf(clocks, rulesOf, now, days, until), [clocks, rulesOf, now, days, until]);
  const shown = plan.replies.slice(0, SHOWN);
  const threads = useFewThreads(
    source,
    view,
    shown.map(({ threadId }) => threadId),
  );
  const line = hoursText(view.settings.averageHours);
  const all = plan.replies.flatMap(({ answers }) => answers);
  return (
    <>
      <h3>{t('planHeading')}</h3>
      <p>
        {plan.average ? t('planAverage', String(days), tookText(plan.average), line) : t('planNoAverage', String(days))}
      </p>
      {shown.length > 0 && <p class="quiet">{t('planHow')}</p>}
      {shown.length === 0 && plan.leftOut.length === 0 && <p class="quiet">{t('planNothing')}</p>}
      <ol class="plan">
        {shown.map((reply) => (
          <Reply key={reply.threadId} {...{ ...props, reply }} thread={threads.get(reply.threadId)} />
        ))}
      </ol>
      {plan.replies.length > SHOWN && (
        <button type="button" onClick={() => onShow(onlyThese(all, t('planShown')))}>
          {tn('planAll', plan.replies.length)}
        </button>
      )}
      {plan.leftOut.length > 0 && <p class="quiet">{tn('planLeftOut', plan.leftOut.length)}</p>}
    </>
  );
}

interface ReplyProps extends Pick<SectionProps, 'now' | 'source' | 'attempt'> {
  readonly reply: PlannedReply;
  readonly until: Instant;
  readonly thread: Parameters<typeof ThreadLink>[0]['thread'];
}

function Reply({ reply, thread, now, until, source, attempt }: ReplyProps) {
  const { answers, deadline, ifNow, ifLeft } = reply;
  const isOverdue = now > deadline.latest;
  const due = t(isOverdue ? 'popupWasDue' : 'planDue', spanText(deadline, now));
  return (
    <li>
      <ThreadLink clock={answers[0]!} {...{ thread, now, source, attempt }} />
      <span class="quiet">{answers.length > 1 ? t('planDueAnd', due, tn('planMessages', answers.length)) : due}</span>
      <span class="plan-case">
        <span class="quiet">{t('planIfNow')}</span> {effectText(ifNow)}
      </span>
      <span class="plan-case">
        <span class="quiet">{t('planIfLeft', clockText(until, now))}</span> {effectText(ifLeft)}
      </span>
    </li>
  );
}

const effectText = ({ average, change }: AverageWith): string =>
  change ? t('planEffect', tookText(average), changeText(change)) : tookText(average);
