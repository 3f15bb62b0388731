import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { Settings, WorkDay } from '../../core/settings';
import { t } from '../../platform/i18n';
import type { Asked } from '../shared/asked';
import { Section } from './section';
import { endOf, TimeField } from './time-field';
import { weekdayName } from './weekday-name';

interface Props {
  readonly settings: Asked<Settings>;
  readonly onRetry: () => void;
  readonly onChange: (workWeek: readonly WorkDay[]) => Promise<unknown>;
}

/** When the seller works: the dashboard shows what falls due outside, and an inbox that was not read is told of inside. */
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
            <TimeField
              {...{ label: t('workFrom', name), minutes: typed.from, isGood, error }}
              onTake={(from) => change({ from })}
            />
            –
            <TimeField
              {...{ label: t('workTo', name), minutes: typed.to, isGood, error }}
              onTake={(to) => change({ to: endOf(to) })}
            />
          </>
        )}
      </span>
      <p id={error} class="failed row-note" role="status">
        {hours !== null && !isGood ? t('workRefused') : null}
      </p>
    </li>
  );
}
