import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import type { AlertCheckActs, AlertGround } from './alert-check-acts';
import { stepsOfSystem } from './alert-check-steps';
import { useAttempt } from './attempt';

type Step =
  | { readonly kind: 'idle' | 'seen' | 'not-seen' | 'refused' }
  /** `turn`: each alert is told of anew. */
  | { readonly kind: 'asking'; readonly id: string; readonly turn: number };

/** A test alert, the question whether it was seen, and what to switch on where it was not. */
export function AlertCheck({ acts }: { acts: AlertCheckActs }) {
  const [ground, setGround] = useState<AlertGround | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const [hasFailed, attempt] = useAttempt();
  const told = useRef<HTMLParagraphElement>(null);
  const look = (): void => {
    acts.ground().then(setGround, () => {});
  };
  useEffect(look, []);
  useEffect(() => {
    // The buttons that were pressed are gone.
    if (step.kind === 'seen' || step.kind === 'not-seen') told.current?.focus();
  }, [step]);

  const test = async (): Promise<void> => {
    look();
    const { id, isShown } = await acts.test();
    setStep((last) =>
      isShown ? { kind: 'asking', id, turn: last.kind === 'asking' ? last.turn + 1 : 1 } : { kind: 'refused' },
    );
  };
  const say = async (id: string): Promise<void> => {
    await acts.seen(id);
    setStep({ kind: 'seen' });
  };
  const needsSteps = step.kind === 'not-seen' || step.kind === 'refused';
  return (
    <div class="alert-check">
      {ground && <Level isAllowed={ground.isAllowed} />}
      <button type="button" onClick={() => void attempt(test())}>
        {t(step.kind === 'idle' ? 'reachTest' : 'reachAgain')}
      </button>
      <div role="status" class="alert-check-said">
        {step.kind === 'asking' && (
          <p key={step.turn} id="reach-ask">
            {t('reachAsk')}
          </p>
        )}
        {step.kind === 'seen' && (
          <p ref={told} tabIndex={-1}>
            {t('reachSeen')}
          </p>
        )}
        {needsSteps && (
          <p ref={told} tabIndex={-1}>
            {t(step.kind === 'refused' ? 'reachRefused' : 'reachNotSeen')}
          </p>
        )}
      </div>
      {step.kind === 'asking' && (
        // biome-ignore lint/a11y/useSemanticElements: two buttons make no form
        <div class="acts" role="group" aria-labelledby="reach-ask">
          <button type="button" onClick={() => void attempt(say(step.id))}>
            {t('reachYes')}
          </button>
          <button type="button" onClick={() => setStep({ kind: 'not-seen' })}>
            {t('reachNo')}
          </button>
        </div>
      )}
      {needsSteps && ground && (
        <ol class="alert-check-steps">
          {stepsOfSystem(ground).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ol>
      )}
      {hasFailed && (
        <p class="failed" role="alert">
          {t('panelFailed')}
        </p>
      )}
    </div>
  );
}

/** What the browser says of its permission, where it says anything. */
function Level({ isAllowed }: Pick<AlertGround, 'isAllowed'>) {
  if (isAllowed === false)
    return (
      <p class="failed" role="alert">
        {t('reachBlocked')}
      </p>
    );
  return <p class="quiet">{t(isAllowed ? 'reachAllowed' : 'reachNotTold')}</p>;
}
