import { useMemo } from 'preact/hooks';
import { type Due, nextDayOf, outsideHoursOf } from '../../core/next-day';
import { DAY_MS } from '../../core/span';
import { workingSpansOf } from '../../core/work-hours';
import { t, tn } from '../../platform/i18n';
import { ownZone } from '../../platform/own-zone';
import { clockText, spanText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import { DueRows } from './due-rows';
import { NextDayPicture } from './next-day-picture';
import { onlyThese } from './only-these';
import type { SectionProps } from './section-props';

const SHOWN = 8;

/** What falls due in the next 24 hours, against the seller's working hours. */
export function NextDaySection(props: SectionProps) {
  const { view, clocks, rulesOf, now, onShow } = props;
  const { workWeek } = view.settings;
  const { overdue, mayBeDue, ahead } = useMemo(() => nextDayOf(clocks, rulesOf, now), [clocks, rulesOf, now]);
  const working = useMemo(() => workingSpansOf(workWeek, ownZone(), now, now + DAY_MS), [workWeek, now]);
  const outside = useMemo(() => outsideHoursOf(ahead, working), [ahead, working]);
  const urgent = [...overdue, ...mayBeDue, ...ahead];
  return (
    <section class="next-day" aria-labelledby="next-day-heading">
      <h2 id="next-day-heading" tabIndex={-1}>
        {t('nextDayHeading')}
      </h2>
      {overdue.length + mayBeDue.length > 0 && (
        <p class={`next-day-past ${overdue.length > 0 ? 'overdue' : ''}`}>
          <Glyph name={overdue.length > 0 ? 'warning' : 'question'} />
          {[
            ...(overdue.length > 0 ? [tn('nextDayOverdue', overdue.length)] : []),
            ...(mayBeDue.length > 0 ? [tn('nextDayMayBeDue', mayBeDue.length)] : []),
          ].join(' ')}
        </p>
      )}
      <p>{aheadText(ahead, now)}</p>
      {ahead.length > 0 && <p>{outsideText(outside, working.length > 0, now)}</p>}
      {ahead.length + mayBeDue.length > 0 && <NextDayPicture due={[...mayBeDue, ...ahead]} {...{ working, now }} />}
      {urgent.length > 0 && <DueRows {...props} due={urgent.slice(0, SHOWN)} outside={outside} />}
      {urgent.length > SHOWN && (
        <button
          type="button"
          onClick={() =>
            onShow(
              onlyThese(
                urgent.map(({ clock }) => clock),
                t('nextDayShown'),
              ),
            )
          }
        >
          {tn('nextDayAll', urgent.length)}
        </button>
      )}
    </section>
  );
}

/** Their time is up by then, or may be: of one whose receipt is a span it may be up later, too. */
function aheadText(ahead: readonly Due[], now: number): string {
  if (ahead.length === 0) return t('nextDayNothing');
  const sure = ahead.filter(({ deadline }) => deadline.latest <= now + DAY_MS);
  const unsure = ahead.length - sure.length;
  const [first] = sure;
  const may = tn('nextDayMayFall', unsure);
  if (!first) return may;
  const falls = tn('nextDayFall', sure.length, spanText(first.deadline, now));
  return unsure > 0 ? t('forecastTwo', falls, tn('nextDayMoreMayFall', unsure)) : falls;
}

function outsideText({ surely, maybe }: ReturnType<typeof outsideHoursOf>, hasHours: boolean, now: number): string {
  if (!hasHours) return t('nextDayNoHours');
  const [first] = surely;
  if (!first) return maybe.length > 0 ? tn('nextDayMayBeOutside', maybe.length) : t('nextDayAllWithin');
  const falls = tn('nextDayOutside', surely.length, clockText(first.deadline.earliest, now));
  return maybe.length > 0 ? t('forecastTwo', falls, tn('nextDayMoreMayBeOutside', maybe.length)) : falls;
}
