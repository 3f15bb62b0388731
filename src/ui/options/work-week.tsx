import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { Settings, WorkDay } from '../../core/settings';
import { t, uiLanguage } from '../../platform/i18n';
import type { Asked } from '../shared/asked';
import { Section } from './section';

interface Props {
  readonly settings: Asked<Settings>;
  readonly onRetry: () => void;
  readonly onChange: (workWeek: readonly WorkDay[]) => Promise<unknown>;
}

/** A Monday; the names of weekdays come from the browser. */
const A_MONDAY = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;
const weekdayName = (day: number): string =>
  new Intl.DateTimeFormat(uiLanguage(), { weekday: 'long', timeZone: 'UTC' }).format(A_MONDAY + day * DAY_MS);

/** When the seller works: the dashboard shows what falls due outside. */
export const WorkWeek = ({ settings, onRetry, onChange }: Props) => (
  <Section id="work-week" heading={t('optionsWork')} asked={settings} onRetry={onRetry}>
    {({ workWeek }) => (
      <>
        <p class="quiet">{t('optionsWorkWhy')}</p>
        <ul class="rows work-days">
          {workWeek.map((hours, day) => (
            <WorkDayRow
              key={weekdayName(day)}
              {...{ hours, name: weekdayName(day) }}
              onChange={(changed) => onChange(workWeek.map((each, i) => (i === day ? changed : each)))}
            />
          ))}
        </ul>
      </>
    )}
  </Section>
);

const NINE_TO_SIX = { from: 9 * 60, to: 18 * 60 };
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number | null => {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};
/** A field of time ends at 23:59; the day goes on to midnight. */
const LAST_MINUTE = 24 * 60 - 1;
const endOf = (minutes: number): number => (minutes === LAST_MINUTE ? 24 * 60 : minutes);

interface RowProps {
  readonly name: string;
  readonly hours: WorkDay;
  readonly onChange: (hours: WorkDay) => Promise<unknown>;
}

function WorkDayRow({ name, hours, onChange }: RowProps) {
  const error = useId();
  const [typed, setTyped] = useState(() => hours ?? NINE_TO_SIX);
  useLayoutEffect(() => {
    if (hours) setTyped(hours);
  }, [hours]);
  const isGood = typed.from < typed.to;
  const change = (part: Partial<typeof typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (next.from < next.to) void onChange(next);
  };
  const field = (label: string, minutes: number, take: (minutes: number) => void) => (
    <input
      type="time"
      aria-label={label}
      aria-describedby={error}
      aria-invalid={!isGood}
      value={timeOf(Math.min(minutes, LAST_MINUTE))}
      onChange={({ currentTarget }) => {
        const read = minutesOf(currentTarget.value);
        if (read !== null) take(read);
      }}
    />
  );
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={({ currentTarget }) => void onChange(currentTarget.checked ? typed : null)}
        />
        {name}
      </label>
      <span class="row-value">
        {hours === null ? (
          t('workDayOff')
        ) : (
          <>
            {field(t('workFrom', name), typed.from, (from) => change({ from }))}–
            {field(t('workTo', name), typed.to, (to) => change({ to: endOf(to) }))}
          </>
        )}
      </span>
      <p id={error} class="failed row-note" role="status">
        {hours !== null && !isGood ? t('workRefused') : null}
      </p>
    </li>
  );
}
