import { useState } from 'preact/hooks';
import { unsoundCoverage } from '../../core/badge';
import type { WindowDays } from '../../core/clock';
import type { Glance, ToldWord } from '../../core/glance';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import type { Acts, Attempt, Word } from './acts';
import { DueList } from './due-list';
import { Foot } from './foot';
import { PlanView } from './plan-view';
import type { Room } from './remembered';
import { Share } from './share';
import { Notices, StateLines } from './state-lines';
import { asOfText, SwitchedOff } from './switched-off';
import { ToldList } from './told-list';
import { Untouched } from './untouched';

/** `failed`: neither the ledger nor the worker answered. */
export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'shown'; readonly glance: Glance };

export interface PopupProps {
  readonly view: View;
  readonly now: Instant;
  readonly days: WindowDays;
  readonly onDays: (days: WindowDays) => void;
  readonly acts: Acts;
  /** The room to hold while loading; null where none is remembered. */
  readonly room: Room | null;
}

/** The whole popup, from plain data. */
export function Popup({ view, now, days, onDays, acts, room }: PopupProps) {
  const [hasFailed, setHasFailed] = useState(false);
  const attempt: Attempt = (act) => {
    setHasFailed(false);
    act.catch(() => setHasFailed(true));
  };
  return (
    <main aria-busy={view.kind === 'loading'}>
      <h1 class="unseen">{t('extensionName')}</h1>
      {view.kind === 'failed' && <Failed {...{ acts, attempt }} />}
      {view.kind === 'loading' && <Loading {...{ days, onDays, room }} />}
      {view.kind === 'shown' && <Shown glance={view.glance} {...{ now, days, onDays, acts, attempt }} />}
      {hasFailed && (
        <p class="failed" role="alert">
          {t('popupFailed')}
        </p>
      )}
    </main>
  );
}

type ShownProps = Omit<PopupProps, 'view' | 'room'> & { readonly glance: Glance; readonly attempt: Attempt };

function Shown({ glance, now, days, onDays, acts, attempt }: ShownProps) {
  const [justTold, setJustTold] = useState<string | null>(null);
  const [plan, setPlan] = useState<'unasked' | 'open' | 'closed'>('unasked');
  const { accounts, from, told, pausedUntil } = glance;
  const isOff = glance.watching === false;
  const asOf = isOff ? asOfText(accounts, now) : null;
  const isFirstDay = from === 'ledger' && accounts.length === 0 && glance.counts.open === 0;
  const isSound = !isOff && from === 'ledger' && accounts.length > 0 && unsoundCoverage(accounts) === null;

  const tell = async (word: Word): Promise<void> => setJustTold(await acts.tell(word));
  const openSettings = (): void => attempt(acts.openSettings());
  const undo = ({ threadId, claim, factId }: ToldWord): void => {
    attempt(acts.tell({ threadId, claim, at: now, undoes: factId }));
    // The button goes with its word.
    document.getElementById('due-heading')?.focus();
  };
  return (
    <>
      <div class="states">
        {isOff && <SwitchedOff {...{ accounts, now }} onSwitchOn={() => attempt(acts.watch(true))} />}
        <Notices
          mirror={from === 'mirror'}
          setAside={glance.setAside}
          pausedUntilText={
            !isOff && pausedUntil !== null && now < pausedUntil ? t('popupPaused', clockText(pausedUntil, now)) : null
          }
          onResume={() => attempt(acts.pauseUntil(null))}
        />
        {!isOff && <StateLines {...{ accounts, now, acts, attempt }} />}
        {!isOff && <Untouched {...{ now, acts, attempt }} />}
      </div>
      {isFirstDay && !isOff && <FirstDay {...{ acts, attempt }} />}
      {plan === 'open' && <PlanView {...{ glance, now, isSound, acts, attempt }} onClose={() => setPlan('closed')} />}
      {!isFirstDay && plan !== 'open' && (
        <>
          <Share {...{ glance, days, onDays, asOf }} />
          <DueList
            {...{ glance, now, isSound, asOf }}
            onOpen={(threadId) => attempt(acts.openThread(threadId))}
            onTell={tell}
            onSnooze={acts.snooze}
            onWake={(threadId) => attempt(acts.wake(threadId))}
            onSettings={openSettings}
          />
          <ToldList {...{ told, now, justTold }} onUndo={undo} />
        </>
      )}
      {plan !== 'open' && (
        <Foot
          glance={glance}
          now={now}
          onPause={(until) => attempt(acts.pauseUntil(until))}
          onSwitchOff={() => attempt(acts.watch(false))}
          onPlan={isFirstDay || from === 'mirror' ? null : () => setPlan('open')}
          isBackFromPlan={plan === 'closed'}
          onDashboard={() => attempt(acts.openDashboard())}
          onSettings={openSettings}
        />
      )}
    </>
  );
}

type ActProps = { readonly acts: Acts; readonly attempt: Attempt };

const FirstDay = ({ acts, attempt }: ActProps) => (
  <section class="first-day">
    <p class="state-line">{t('popupFirstDay')}</p>
    <p class="quiet">{t('popupFirstDayDetail')}</p>
    <OpenInbox {...{ acts, attempt }} />
  </section>
);

const Failed = ({ acts, attempt }: ActProps) => (
  <section class="first-day">
    <p class="state-line headline">
      <Glyph name="warning" />
      {t('popupNoLedger')}
    </p>
    <p class="quiet">{t('popupNoLedgerDetail')}</p>
    <OpenInbox {...{ acts, attempt }} />
  </section>
);

const OpenInbox = ({ acts, attempt }: ActProps) => (
  <button type="button" class="main-act" onClick={() => attempt(acts.openInbox(null))}>
    {t('popupOpenInbox')}
  </button>
);

/** The room that the answer will take, so that nothing jumps. */
const Loading = ({ days, onDays, room }: Pick<PopupProps, 'days' | 'onDays' | 'room'>) => (
  <div class="loading" style={{ minBlockSize: room && `${room.all}px` }}>
    <div class="states" style={{ minBlockSize: room && `${room.states}px` }}>
      <div class="state">
        <Glyph name="clock" />
        <p class="state-line">{t('popupLoading')}</p>
      </div>
    </div>
    <Share glance={null} asOf={null} {...{ days, onDays }} />
  </div>
);
