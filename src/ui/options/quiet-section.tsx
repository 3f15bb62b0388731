import { useState } from 'preact/hooks';
import { LEAST_AWAKE_MINUTES, minutesAwake } from '../../core/absence';
import { quietWeekOf } from '../../core/quiet-from-work';
import { DEFAULT_SETTINGS, type QuietDay, type Settings } from '../../core/settings';
import { MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import type { Draft } from './draft';
import { NumberField } from './number-field';
import { QuietDayRow, type QuietProblem } from './quiet-day-row';
import { useSaving } from './save-said';
import { Section } from './section';
import { weekdayName } from './weekday-name';

interface Props {
  readonly draft: Draft;
  readonly onRetry: () => void;
}

const DAY_MINUTES = 24 * 60;

function problemOf(week: readonly QuietDay[], { hours }: QuietDay): QuietProblem | null {
  if (hours && hours.from % DAY_MINUTES === hours.to % DAY_MINUTES) return 'same';
  return minutesAwake(week) < LEAST_AWAKE_MINUTES ? 'all' : null;
}

/** When alerts are kept back, and how long before what falls due then is told of. */
export function QuietSection({ draft, onRetry }: Props) {
  const [said, save] = useSaving(draft.change);
  const [isRefused, setRefused] = useState(false);
  const keep = (quietWeek: readonly QuietDay[]): void => {
    setRefused(false);
    void save({ quietWeek });
  };
  const fromWork = ({ workWeek }: Settings): void => {
    const week = quietWeekOf(workWeek);
    if (minutesAwake(week) < LEAST_AWAKE_MINUTES) setRefused(true);
    else keep(week);
  };
  return (
    <Section id="quiet-hours" heading={t('optionsQuiet')} asked={draft.shown} onRetry={onRetry}>
      {(settings) => (
        <>
          <p>{t('optionsQuietWhy')}</p>
          <div class="acts">
            <button type="button" onClick={() => fromWork(settings)}>
              {t('quietOutsideWork')}
            </button>
            <button type="button" onClick={() => keep(DEFAULT_SETTINGS.quietWeek)}>
              {t('quietNone')}
            </button>
          </div>
          {isRefused && (
            <p class="failed" role="alert">
              {t('quietNoWork')}
            </p>
          )}
          <ul class="rows quiet-week">
            {settings.quietWeek.map((quiet, day) => (
              <QuietDayRow
                key={weekdayName(day)}
                {...{ day, quiet, isNextOff: settings.quietWeek[(day + 1) % 7]?.isOff ?? false }}
                problemOf={(changed) => problemOf(settings.quietWeek.with(day, changed), changed)}
                onChange={(changed) => keep(settings.quietWeek.with(day, changed))}
              />
            ))}
          </ul>
          <NumberField
            {...{ name: t('quietLead'), unit: t('quietLeadUnit'), why: t('quietLeadWhy') }}
            {...{ least: 10, most: 720, value: settings.absenceLeadMs / MINUTE_MS }}
            onSave={(minutes) => save({ absenceLeadMs: Math.round(minutes * MINUTE_MS) })}
            onTry={(minutes) =>
              draft.tryOut(minutes === null ? null : { absenceLeadMs: Math.round(minutes * MINUTE_MS) })
            }
          />
          {said}
        </>
      )}
    </Section>
  );
}
