import type { Glance } from '../../core/glance';
import { HOUR_MS, type Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { pauseWordsOf } from './pause-words';
import { tomorrowMorning } from './time-field';

interface Props {
  readonly glance: Glance;
  readonly now: Instant;
  readonly onPause: (until: Instant) => void;
}

/** Alerts can wait; the clocks do not: what falls due meanwhile is said before. */
export function Pauses({ glance, now, onPause }: Props) {
  const morningAt = tomorrowMorning(now);
  const choices = [
    { id: 'pause-hour', until: now + HOUR_MS, name: t('popupPauseHour') },
    { id: 'pause-morning', until: morningAt, name: t('popupPauseTomorrow', clockText(morningAt, now)) },
  ];
  return (
    <details class="pauses">
      <summary>{t('popupPause')}</summary>
      <ul>
        {choices.map(({ id, until, name }) => {
          const words = pauseWordsOf(glance, until, now);
          return (
            <li key={id}>
              <button type="button" aria-describedby={words === null ? undefined : id} onClick={() => onPause(until)}>
                {name}
              </button>
              {words !== null && (
                <span id={id} class="quiet">
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
