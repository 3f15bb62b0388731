import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { QuietDay } from '../../core/settings';
import { t } from '../../platform/i18n';
import { endOf, TimeField } from './time-field';
import { weekdayName } from './weekday-name';

/** `same`: hours end when they begin. `all`: too little of the week would be left. */
export type QuietProblem = 'same' | 'all';

interface Props {
  /** Monday is 0. */
  readonly day: number;
  readonly quiet: QuietDay;
  /** Whether the day after it is off, too. */
  readonly isNextOff: boolean;
  /** What keeps the week from being taken with this day in it. */
  readonly problemOf: (quiet: QuietDay) => QuietProblem | null;
  readonly onChange: (quiet: QuietDay) => void;
}

const MIDNIGHT = 24 * 60;
const NIGHT = { from: 22 * 60, to: 7 * 60 };
const REFUSED = { same: 'quietSame', all: 'quietTooMuch' } as const;

/** Whether its hours go on after midnight. */
const reachesOver = ({ hours }: QuietDay): boolean => hours !== null && hours.to > 0 && hours.to < hours.from;

/** Whether alerts rest on one weekday, and in which hours from it on. */
export function QuietDayRow({ day, quiet, isNextOff, problemOf, onChange }: Props) {
  const error = useId();
  const [typed, setTyped] = useState(quiet);
  useLayoutEffect(() => setTyped(quiet), [quiet]);
  const problem = problemOf(typed);
  const isGood = problem === null;
  const [name, next] = [weekdayName(day), weekdayName(day + 1)];
  const { isOff, hours } = typed;
  const change = (part: Partial<QuietDay>): void => {
    const changed = { ...typed, ...part };
    setTyped(changed);
    if (problemOf(changed) === null) onChange(changed);
  };
  const untilField = hours && (
    <TimeField
      {...{ label: t('quietTo', name), minutes: hours.to, isGood, error }}
      onTake={(to) => change({ hours: { ...hours, to: endOf(to) } })}
    />
  );
  const tick = (label: string, spoken: string, isTicked: boolean, part: (isTicked: boolean) => Partial<QuietDay>) => (
    <label>
      <input
        type="checkbox"
        aria-label={spoken}
        aria-describedby={error}
        aria-invalid={!isGood}
        checked={isTicked}
        onChange={({ currentTarget }) => change(part(currentTarget.checked))}
      />
      {label}
    </label>
  );
  return (
    <li>
      <span class="quiet-day">{name}</span>
      {tick(t('quietDayOff'), t('quietDayOffOf', name), isOff, (off) => withOff(typed, off))}
      {isOff ? (
        <span class="quiet-hours">
          {(!isNextOff || reachesOver(typed)) &&
            tick(t('quietOn', next), t('quietOnOf', name, next), reachesOver(typed), (isOn) => ({
              hours: isOn ? { from: MIDNIGHT, to: NIGHT.to } : null,
            }))}
          {reachesOver(typed) && (
            <>
              <span aria-hidden="true">{t('quietUntil')}</span>
              {untilField}
            </>
          )}
        </span>
      ) : (
        <span class="quiet-hours">
          {tick(t('quietHoursFrom'), t('quietHoursOf', name), hours !== null, (isOn) => ({
            hours: isOn ? NIGHT : null,
          }))}
          {hours && (
            <>
              <TimeField
                {...{ label: t('quietFrom', name), minutes: hours.from, isGood, error }}
                onTake={(from) => change({ hours: { ...hours, from } })}
              />
              <span aria-hidden="true">{t('quietUntil')}</span>
              {untilField}
              {reachesOver(typed) && <span>{t('quietOnDay', next)}</span>}
              {hours.to % MIDNIGHT === 0 && <span>{t('quietMidnight')}</span>}
            </>
          )}
        </span>
      )}
      <p id={error} class="failed quiet-refused" role="status">
        {problem && t(REFUSED[problem])}
      </p>
    </li>
  );
}

/** Hours that begin with the end of a day off begin in the evening once it is none. */
const withOff = ({ hours }: QuietDay, isOff: boolean): QuietDay => ({
  isOff,
  hours: !isOff && hours?.from === MIDNIGHT ? { ...hours, from: NIGHT.from } : hours,
});
