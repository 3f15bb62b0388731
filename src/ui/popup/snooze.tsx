import { useState } from 'preact/hooks';
import type { Instant, Span } from '../../core/span';
import { t } from '../../platform/i18n';
import { ageText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import { restsText, SNOOZES_MS, snoozedText } from '../shared/snooze-words';
import type { Acts } from './acts';

interface ChoicesProps {
  readonly threadId: string;
  readonly deadline: Span;
  readonly now: Instant;
  readonly onSnooze: Acts['snooze'];
}

/** For how long alerts of a thread may rest; what came of it is said here, for it may have been cut. */
export function SnoozeChoices({ threadId, deadline, now, onSnooze }: ChoicesProps) {
  const [answer, setAnswer] = useState('');
  const snooze = (until: Instant, asked: Instant | null): void => {
    onSnooze(threadId, until).then(
      (snoozed) => setAnswer(snoozedText(snoozed, asked, now)),
      () => setAnswer(t('popupFailed')),
    );
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons make no form */}
      <div class="snoozes" role="group" aria-labelledby="snooze-label">
        <span id="snooze-label">{t('snoozeLabel')}</span>
        {SNOOZES_MS.map((ms) => (
          <button key={ms} type="button" onClick={() => snooze(now + ms, now + ms)}>
            {ageText(ms)}
          </button>
        ))}
        <button type="button" onClick={() => snooze(deadline.latest, null)}>
          {t('snoozeLongest')}
        </button>
      </div>
      <p class="quiet" role="status">
        {answer}
      </p>
    </>
  );
}

interface RestingProps {
  readonly until: Instant;
  readonly now: Instant;
  readonly whose: string;
  readonly onWake: () => void;
}

/** Until when a row's alerts rest. The button goes with the rest, so the focus returns to the row. */
export const Resting = ({ until, now, whose, onWake }: RestingProps) => (
  <div class="resting">
    <Glyph name="pause" />
    <p>{restsText(until, now)}</p>
    <button
      type="button"
      aria-label={t('snoozeWakeOf', whose)}
      onClick={({ currentTarget }) => {
        currentTarget.closest('li')?.querySelector<HTMLElement>('.thread')?.focus();
        onWake();
      }}
    >
      {t('snoozeWake')}
    </button>
  </div>
);
