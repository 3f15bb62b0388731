import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { AlertCheck } from '../shared/alert-check';
import type { Attempt } from '../shared/attempt';
import { ExactTimesSwitch } from '../shared/exact-times';
import type { WelcomeActs } from './welcome';

interface Props {
  readonly isOn: boolean;
  readonly mayRead: boolean;
  /** The button that was pressed is gone: the focus goes on here. */
  readonly takesFocus: boolean;
  readonly acts: WelcomeActs;
  readonly attempt: Attempt;
  readonly onSwitch: (isOn: boolean) => Promise<unknown>;
}

/** After the choice: what was chosen, as a switch, and what to do now. */
export function NextSteps({ isOn, mayRead, takesFocus, acts, attempt, onSwitch }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [wasRefused, setWasRefused] = useState(false);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const allow = (): void => {
    // The browser wants to be asked within the click.
    const asked = acts.allow();
    void attempt(asked.then((isAllowed) => setWasRefused(!isAllowed)));
  };
  return (
    <>
      <section aria-labelledby="chosen-heading">
        <h2 id="chosen-heading" tabIndex={-1} ref={heading}>
          {t(isOn ? 'welcomeChoseExact' : 'welcomeChoseText')}
        </h2>
        <ExactTimesSwitch {...{ isOn, onSwitch }} />
      </section>
      {!mayRead && (
        <section aria-labelledby="allow-heading">
          <h2 id="allow-heading">{t('welcomeAllowHeading')}</h2>
          <p>{t('welcomeAllowWhy')}</p>
          <button type="button" class="main-act" onClick={allow}>
            {t('welcomeAllow')}
          </button>
          {wasRefused && <p role="status">{t('welcomeRefused')}</p>}
        </section>
      )}
      <section aria-labelledby="next-heading">
        <h2 id="next-heading">{t('welcomeNextHeading')}</h2>
        <p>{t('welcomeNext')}</p>
        <button type="button" class={mayRead ? 'main-act' : ''} onClick={() => void attempt(acts.openInbox())}>
          {t('welcomeOpenInbox')}
        </button>
      </section>
      <section aria-labelledby="alert-check-heading">
        <h2 id="alert-check-heading">{t('optionsAlertCheck')}</h2>
        <p class="quiet">{t('reachWhy')}</p>
        <AlertCheck acts={acts.alertCheck} />
      </section>
    </>
  );
}
