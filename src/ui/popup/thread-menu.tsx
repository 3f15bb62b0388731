import { useEffect, useRef, useState } from 'preact/hooks';
import type { Claim } from '../../core/facts';
import type { DueClock } from '../../core/glance';
import { type Instant, MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import type { Acts, Word } from './acts';
import { SnoozeChoices } from './snooze';
import { fieldMinute, minuteOfField } from './time-field';

interface Props {
  readonly clock: DueClock;
  readonly now: Instant;
  readonly onTell: (word: Word) => Promise<void>;
  readonly onSnooze: Acts['snooze'];
  readonly onClose: () => void;
}

/** What the seller can say of a thread that no page shows, and for how long its alerts may rest. Escape closes it, back to its button. */
export function ThreadMenu({ clock: { threadId, receivedAt, deadline }, now, onTell, onSnooze, onClose }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [openedAt] = useState(now);
  const [failed, setFailed] = useState(false);
  const since = receivedAt.earliest;
  useEffect(() => root.current?.querySelector('button')?.focus(), []);

  const tell = (claim: Claim, at: Instant): void => {
    setFailed(false);
    onTell({ threadId, claim, at, undoes: null }).catch(() => setFailed(true));
  };
  const answered = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('answeredAt') as HTMLInputElement;
    // A field counts in minutes: within the message's own minute the reply came after it, and never after now.
    tell('answered', Math.min(Math.max(minuteOfField(field.value) ?? now, since), now));
  };
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Else the browser closes the whole popup.
    event.preventDefault();
    event.stopPropagation();
    root.current?.parentElement?.querySelector<HTMLElement>('.menu-button')?.focus();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend of its own
    <div class="menu" role="group" aria-label={t('panelWordHeading')} ref={root} onKeyDown={close}>
      <form onSubmit={answered}>
        <button type="submit">{t('panelAnswered')}</button>
        <input
          type="datetime-local"
          name="answeredAt"
          aria-label={t('panelAnsweredTime')}
          required
          min={fieldMinute(since)}
          max={fieldMinute(Math.max(now, openedAt + MINUTE_MS))}
          defaultValue={fieldMinute(openedAt)}
        />
      </form>
      <button type="button" onClick={() => tell('no-response-needed', now)}>
        {t('panelNoResponse')}
      </button>
      <button type="button" onClick={() => tell('not-a-buyer-message', now)}>
        {t('panelNotBuyer')}
      </button>
      <p class="quiet">{t('panelNote')}</p>
      {failed && (
        <p class="failed" role="alert">
          {t('panelFailed')}
        </p>
      )}
      {now < deadline.earliest && <SnoozeChoices {...{ threadId, deadline, now, onSnooze }} />}
    </div>
  );
}
