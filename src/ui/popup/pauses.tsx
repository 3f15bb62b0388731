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
  ].map((choice) => ({ ...choice, words: pauseWordsOf(glance, choice.until, now) }));
  return (
    <>
      <span id="pause-label">{t('popupPause')}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons make no form */}
      <div class="pauses" role="group" aria-labelledby="pause-label">
        {choices.map(({ id, until, name, words }) => (
          <button
            key={id}
            type="button"
            aria-describedby={words === null ? undefined : id}
            onClick={() => onPause(until)}
          >
            {name}
          </button>
        ))}
      </div>
      {choices.map(
        ({ id, name, words }) =>
          words !== null && (
            <p key={id} id={id} class="pause-due quiet">
              {t('popupPauseDue', name, words)}
            </p>
          ),
      )}
    </>
  );
}
