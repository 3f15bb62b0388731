import type { WindowDays } from '../../core/clock';
import type { RollOff } from '../../core/roll-off';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { dayNumber, dayText } from './day-text';
import { onlyThese } from './only-these';
import { type CalendarDay, weeksOf } from './roll-off-days';
import type { SectionProps } from './section-props';
import { weekDays } from './week-days';

interface Props extends Pick<SectionProps, 'onShow'> {
  /** Those that are in the window of so many days. */
  readonly rollOffs: readonly RollOff[];
  readonly days: WindowDays;
  readonly now: Instant;
}

/** The coming weeks, each day with the late ones that leave the window on it. */
export function RollOffCalendar({ rollOffs, days, now, onShow }: Props) {
  const columns = weekDays();
  const weeks = weeksOf(rollOffs, days, now, columns[0]!.index);
  return (
    <table class="calendar">
      <caption class="unseen">{t('rollOffCalendar', String(days))}</caption>
      <thead>
        <tr>
          {columns.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, i) => (
          <tr key={i}>
            {week.map((day, j) => (
              // A new month, or the first day shown, names the month.
              <Day key={j} {...{ day, onShow }} isNamed={day !== null && (day.isToday || isFirstOfMonth(day.at))} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, isNamed, onShow }: { day: CalendarDay | null; isNamed: boolean } & Pick<SectionProps, 'onShow'>) {
  if (day === null) return <td />;
  const { at, leaving, isToday } = day;
  const clocks = leaving.map(({ clock }) => clock);
  const title = tn('rollOffDay', leaving.length, dayText(at));
  return (
    <td class={leaving.length > 0 ? 'leaving' : undefined} aria-current={isToday ? 'date' : undefined}>
      <span class="calendar-day">{isNamed ? dayText(at) : dayNumber(at)}</span>
      {leaving.length > 0 && (
        <button type="button" aria-label={title} title={title} onClick={() => onShow(onlyThese(clocks, title))}>
          {leaving.length}
        </button>
      )}
    </td>
  );
}

const isFirstOfMonth = (at: Instant): boolean => new Date(at).getDate() === 1;
