import { useRef } from 'preact/hooks';
import { t } from '../../platform/i18n';
import type { AlertCheckActs } from '../shared/alert-check-acts';
import type { Asked } from '../shared/asked';
import { useAttempt } from '../shared/attempt';
import { Glyph } from '../shared/glyph';
import { Choice } from './choice';
import { NextSteps } from './next-steps';

/** What a click can do; each rejects where it could not be done. */
export interface WelcomeActs {
  choose(exactTimes: boolean): Promise<void>;
  openInbox(): Promise<void>;
  /** false where the seller said no. */
  allow(): Promise<boolean>;
  readonly alertCheck: AlertCheckActs;
}

export interface WelcomeProps {
  readonly exactTimes: Asked<boolean>;
  /** Until a choice is made, nothing is on. */
  readonly isDecided: boolean;
  readonly mayRead: boolean;
  readonly acts: WelcomeActs;
}

/** The first-run page, from plain data: what this is, one choice, and what to do next. */
export function Welcome({ exactTimes, isDecided, mayRead, acts }: WelcomeProps) {
  const [hasFailed, attempt] = useAttempt();
  const hadChoice = useRef(false);
  if (exactTimes.kind === 'shown' && !isDecided) hadChoice.current = true;
  const choose = (isOn: boolean): Promise<boolean> => attempt(acts.choose(isOn));
  return (
    <main class="page" aria-busy={exactTimes.kind === 'loading'}>
      <header class="page-head">
        <Glyph name="clock" />
        <h1>{t('welcomeTitle')}</h1>
      </header>
      <div class="intro">
        <p class="lead">{t('welcomeWhat')}</p>
        <p>{t('welcomeLocal')}</p>
      </div>
      {exactTimes.kind === 'failed' && (
        <p class="failed" role="alert">
          {t('pageNoWorker')}
        </p>
      )}
      {exactTimes.kind === 'shown' &&
        (isDecided ? (
          <NextSteps
            isOn={exactTimes.value}
            {...{ mayRead, acts, attempt }}
            takesFocus={hadChoice.current}
            onSwitch={choose}
          />
        ) : (
          <Choice onChoose={choose} />
        ))}
      {hasFailed && (
        <p class="failed" role="alert">
          {t('panelFailed')}
        </p>
      )}
    </main>
  );
}
