import type { ComponentChildren } from 'preact';
import type { Coverage } from '../../core/glance';
import type { SeenAccount } from '../../core/ledger-view';
import { DAY_MS } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { Glyph } from '../shared/glyph';
import { dayText } from './day-text';
import type { SectionProps } from './section-props';
import { UnopenedThreads } from './unopened-threads';

interface Props extends SectionProps {
  readonly seen: SeenAccount;
  readonly coverage: Coverage;
}

/** What keeps a list that is read by its cards from ever reaching back: its rows are drawn in part, or its folder is not named. */
const NEEDS_EXACT: readonly Coverage['why'][] = ['not-all-rendered', 'folder-unknown'];

/** How to know the messages of before the account was watched: each step says what it is for, and whether it is done. */
export function HistoryGuide(props: Props) {
  const { seen, coverage, view, now, days, source, attempt } = props;
  const { listedFrom, unread } = seen;
  const { exactTimes } = view.settings;
  const from = now - days * DAY_MS;
  const isListed = listedFrom !== null && listedFrom <= from;
  const inbox = (
    <button type="button" onClick={() => void attempt(source.openInbox(seen.host))}>
      {t('popupOpenInbox')}
    </button>
  );
  return (
    <details class="history-guide" open={view.accounts.length === 1}>
      <summary>{t('guideHeading')}</summary>
      <ol>
        <Step isDone={exactTimes}>
          {t(exactTimes ? 'guideExactOn' : 'guideExactOff')}
          {!exactTimes && (
            <button type="button" onClick={() => void attempt(source.openSettings())}>
              {t('popupSettings')}
            </button>
          )}
        </Step>
        <Step isDone={listedFrom !== null}>
          {t(listedFrom === null ? 'guideOpenAll' : 'guideAllOpened')}
          {!exactTimes && !isListed && <WithoutExact {...{ seen, coverage }} />}
          {listedFrom === null && inbox}
        </Step>
        <Step isDone={isListed}>
          {/* A card's day counts from its end, in the marketplace's zone. */}
          {isListed ? t('guideScrolled', dayText(from)) : t('guideScroll', dayText(from - DAY_MS))}
          {!isListed && listedFrom !== null && (
            <>
              <span class="quiet">{t('guideScrolledSoFar', dayText(listedFrom))}</span>
              {inbox}
            </>
          )}
        </Step>
        <Step isDone={isListed && unread[days] === 0}>
          {unread[days] > 0 ? tn('guideUnread', unread[days]) : t(isListed ? 'guideNoUnread' : 'guideUnreadLater')}
          {unread[days] > 0 && <UnopenedThreads {...props} />}
        </Step>
      </ol>
    </details>
  );
}

/** What to do where the list itself does not tell: no folder is guessed, for one that is searched or filtered may look like All. */
function WithoutExact({ seen: { listedFrom, watchedFrom }, coverage }: Pick<Props, 'seen' | 'coverage'>) {
  const isSure = NEEDS_EXACT.includes(coverage.why);
  if (watchedFrom === null || !(isSure || listedFrom === null)) return null;
  return (
    <span class="quiet">
      {t(isSure ? 'guideNeedsExact' : 'guideMayNeedExact')} {t('guideWithoutExact', dayText(watchedFrom))}
    </span>
  );
}

const Step = ({ isDone, children }: { isDone: boolean; children: ComponentChildren }) => (
  <li class={isDone ? 'done' : ''}>
    <div class="guide-step">
      {isDone && (
        <>
          <Glyph name="check" />
          <span class="unseen">{t('guideDone')}</span>
        </>
      )}
      {children}
    </div>
  </li>
);
