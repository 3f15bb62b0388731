import dayjs from 'dayjs';
import { type Due, type Mark, marksOf, outsideHoursOf } from '../../core/next-day';
import type { Period } from '../../core/score';
import { DAY_MS, HOUR_MS, type Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { clockText, spanText } from '../../platform/time-text';
import { ChartTable } from './chart-table';

interface Props {
  /** Not those that are surely overdue. */
  readonly due: readonly Due[];
  readonly working: readonly Period[];
  readonly now: Instant;
}

/** Deadlines closer to one another than this are one mark, with their number. */
const STEP_MS = HOUR_MS / 2;
/** So many rows of bars; further ones are in the table only. */
const MOST_BARS = 5;
/** More numbers than these would run into one another: then heights tell, and the table. */
const MOST_NUMBERS = 12;

const byStart = (a: Mark, b: Mark): number => a.from - b.from || a.to - b.to;

/** The next 24 hours from left to right; working hours are shaded. */
export function NextDayPicture({ due: all, working, now }: Props) {
  const { points, bars } = marksOf(all, now, STEP_MS);
  const drawn = bars
    .toSorted((a, b) => b.due.length - a.due.length)
    .slice(0, MOST_BARS)
    .sort(byStart);
  const undrawn =
    bars.reduce((sum, { due }) => sum + due.length, 0) - drawn.reduce((sum, { due }) => sum + due.length, 0);
  const most = points.reduce((so, { due }) => Math.max(so, due.length), 1);
  return (
    <>
      <div class="day-picture" aria-hidden="true">
        {working.map(({ from, to }) => (
          <div key={from} class="day-work" style={placeOf(from, to, now)} />
        ))}
        <div class="day-bars">
          {drawn.map((bar, i) => (
            <div key={i} class="day-bar" style={placeOf(bar.from, bar.to, now)}>
              {bar.due.length > 1 && <span>{bar.due.length}</span>}
            </div>
          ))}
        </div>
        <div class="day-points">
          {points.map(({ from, due }) => (
            <div
              key={from}
              class="day-point"
              style={{ ...placeOf(from, from, now), blockSize: heightOf(due.length / most) }}
            >
              {due.length > 1 && points.length <= MOST_NUMBERS && <span>{due.length}</span>}
            </div>
          ))}
        </div>
        {ticksOf(now).map((at) => (
          <div key={at} class={`day-tick ${dayjs(at).hour() % 6 === 0 ? '' : 'minor'}`} style={placeOf(at, at, now)}>
            {clockText(at, at)}
          </div>
        ))}
      </div>
      <p class="quiet day-key">
        {working.length > 0 && (
          <span>
            <span class="day-swatch" aria-hidden="true" /> {t('nextDayKeyWork')}
          </span>
        )}
        <span>{t('nextDayKey')}</span>
        {undrawn > 0 && <span>{tn('nextDayUndrawn', undrawn)}</span>}
      </p>
      <ChartTable
        name="next-24-hours"
        caption={t('nextDayTable')}
        columns={[t('nextDayDue'), t('nextDayMessages'), t('nextDayHours')]}
        rows={() =>
          [...points, ...bars]
            .sort(byStart)
            .map((mark) => [
              spanText({ earliest: mark.from, latest: mark.to }, now),
              mark.due.length,
              hoursText(mark, working),
            ])
        }
      />
    </>
  );
}

function hoursText({ due }: Mark, working: readonly Period[]): string {
  const { surely, maybe } = outsideHoursOf(due, working);
  if (surely.length === 0 && maybe.length === 0) return t('nextDayWithin');
  return surely.length === due.length ? t('nextDayOut') : t('nextDayPartly');
}

const percent = (at: Instant, now: Instant): number => Math.min(100, Math.max(0, ((at - now) / DAY_MS) * 100));
const placeOf = (from: Instant, to: Instant, now: Instant) => ({
  insetInlineStart: `${percent(from, now)}%`,
  inlineSize: `${percent(to, now) - percent(from, now)}%`,
});
/** The least are still seen. */
const heightOf = (part: number): string => `${25 + 75 * part}%`;

/** Each third hour of the seller's clock. */
function ticksOf(now: Instant): Instant[] {
  const first = dayjs(now).startOf('hour');
  const hours = Array.from({ length: 24 }, (_, i) => first.add(i + 1, 'hour'));
  // Not so near an end that its text would stand out.
  return hours
    .filter((at) => at.hour() % 3 === 0 && at.valueOf() - now > HOUR_MS && now + DAY_MS - at.valueOf() > HOUR_MS)
    .map((at) => at.valueOf());
}
