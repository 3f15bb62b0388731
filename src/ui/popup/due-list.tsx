import { useState } from 'preact/hooks';
import type { Glance } from '../../core/glance';
import { marketplaceById } from '../../core/marketplaces';
import type { Instant } from '../../core/span';
import { isWide } from '../../core/urgency';
import { t, tn } from '../../platform/i18n';
import { spanText } from '../../platform/time-text';
import { Country } from '../shared/country';
import { Glyph } from '../shared/glyph';
import type { Acts, Word } from './acts';
import { type DueThread, dueThreadsOf, dueWordsOf } from './due-words';
import { Resting } from './snooze';
import { ThreadButton } from './thread-button';
import { ThreadMenu } from './thread-menu';

const SHOWN = 5;

interface Props {
  readonly glance: Glance;
  readonly now: Instant;
  readonly isSound: boolean;
  /** When it was last read, where nothing is read now. */
  readonly asOf: string | null;
  readonly onOpen: (threadId: string) => void;
  readonly onTell: (word: Word) => Promise<void>;
  readonly onSnooze: Acts['snooze'];
  readonly onWake: (threadId: string) => void;
  readonly onSettings: () => void;
}

/** What is due next, most urgent first. */
export function DueList({ glance, now, isSound, asOf, onOpen, onTell, onSnooze, onWake, onSettings }: Props) {
  const [openMenu, setOpenMenu] = useState<string | null>(null);
  const tell = async (word: Word): Promise<void> => {
    await onTell(word);
    setOpenMenu(null);
  };
  const { shown, more } = dueThreadsOf(glance, SHOWN);
  const anyToPin = shown.some(({ clock }) => isWide(clock.deadline) && now <= clock.deadline.latest);
  return (
    <section class="due" aria-labelledby="due-heading">
      <h2 id="due-heading" tabIndex={-1}>
        {t('popupDueHeading')}
      </h2>
      {asOf !== null && <p class="quiet as-of">{t('popupAsOf', asOf)}</p>}
      {shown.length === 0 && <p class="nothing">{t(isSound ? 'popupNothingDue' : 'popupNothingKnownDue')}</p>}
      <ul>
        {shown.map((thread) => {
          const { threadId } = thread.clock;
          return (
            <DueRow
              key={threadId}
              {...{ thread, now, from: glance.from, onOpen, onSnooze, onWake }}
              onTell={tell}
              isMenuOpen={openMenu === threadId}
              onMenu={(isOpen) => setOpenMenu(isOpen ? threadId : null)}
            />
          );
        })}
      </ul>
      {anyToPin && (
        <p class="quiet pin">
          {t('popupPinTime')}{' '}
          {glance.exactTimes === false && (
            <button type="button" class="within-text" onClick={onSettings}>
              {t('popupExactTimesOff')}
            </button>
          )}
        </p>
      )}
      {more > 0 && <p class="quiet more">{tn('popupMore', more)}</p>}
    </section>
  );
}

interface RowProps extends Pick<Props, 'now' | 'onOpen' | 'onTell' | 'onSnooze' | 'onWake'> {
  readonly thread: DueThread;
  readonly from: Glance['from'];
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
}

function DueRow({ thread: { clock, moreOpen }, from, now, onOpen, isMenuOpen, onMenu, onWake, ...acts }: RowProps) {
  const { threadId, buyer, subject, marketplaceId, receivedAt, snoozedUntil = null } = clock;
  const words = dueWordsOf(clock, from, now);
  const country = marketplaceId === null ? null : marketplaceById(marketplaceId)?.country;
  const whose = buyer ?? t('popupNoName', spanText(receivedAt, now));
  return (
    <li class={`due-row ${words.urgency}`}>
      <div class="row">
        <ThreadButton words={words} buyer={whose} subject={subject} onOpen={() => onOpen(threadId)}>
          {moreOpen > 0 && <span class="quiet">{t('popupOpenHere', String(moreOpen + 1))}</span>}
        </ThreadButton>
        {country && <Country code={country} />}
        {from === 'ledger' && (
          <button
            type="button"
            class="menu-button"
            aria-expanded={isMenuOpen}
            aria-label={t('wordMenu', whose)}
            title={t('wordMenuTitle')}
            onClick={() => onMenu(!isMenuOpen)}
          >
            <Glyph name="more" />
          </button>
        )}
      </div>
      {snoozedUntil !== null && now < snoozedUntil && (
        <Resting until={snoozedUntil} {...{ now, whose }} onWake={() => onWake(threadId)} />
      )}
      {isMenuOpen && from === 'ledger' && <ThreadMenu {...{ clock, now, ...acts }} onClose={() => onMenu(false)} />}
    </li>
  );
}
