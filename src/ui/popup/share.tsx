import type { WindowDays } from '../../core/clock';
import type { Glance } from '../../core/glance';
import { t } from '../../platform/i18n';
import { DaysSwitch } from '../shared/days-switch';
import { percentText, shareText } from '../shared/share-text';
import { countsOf, daysSeenText, readingOf } from './share-words';

interface Props {
  /** null while the ledger has not answered: the same room, without a number. */
  readonly glance: Glance | null;
  readonly days: WindowDays;
  readonly onDays: (days: WindowDays) => void;
}

/** The on-time share of one window, large, with its bar, its counts and what it means. */
export function Share({ glance, days, onDays }: Props) {
  const window = glance?.score[days];
  const share = window?.share ?? null;
  const seen = glance && window && glance.from === 'ledger' ? daysSeenText(window, days, glance.at) : null;
  return (
    <section class="share" aria-labelledby="share-heading">
      <header>
        <h2 id="share-heading">{t('popupShareHeading')}</h2>
        <DaysSwitch days={days} onDays={onDays} />
      </header>
      <p class="share-line">
        <span class="share-number">{glance && share ? shareText(share, glance.targetShare) : '–'}</span>
        {seen !== null && <span class="quiet">{seen}</span>}
      </p>
      <Bar share={share} targetShare={glance?.targetShare ?? null} />
      <p class="share-reading">{glance && readingOf(glance, days)}</p>
      <p class="share-counts quiet">{glance && window && share ? countsOf(window).join(' · ') : null}</p>
    </section>
  );
}

/** From 0 to 100 %: full to the share's lower end, hatched to its upper; a line at the target. What it says, the text says. */
function Bar({ share, targetShare }: { share: { min: number; max: number } | null; targetShare: number | null }) {
  const percent = (part: number): string => `${part * 100}%`;
  const isBelow = share !== null && targetShare !== null && share.max < targetShare;
  return (
    <div class={`bar ${isBelow ? 'below' : ''}`} aria-hidden="true">
      <div class="bar-track">
        {share && <div class="bar-sure" style={{ inlineSize: percent(share.min) }} />}
        {share && <div class="bar-possible" style={{ inlineSize: percent(share.max - share.min) }} />}
      </div>
      {targetShare !== null && (
        <div class="bar-target" style={{ insetInlineStart: percent(targetShare) }}>
          <span class="bar-label">{percentText(targetShare, targetShare)}</span>
        </div>
      )}
    </div>
  );
}
