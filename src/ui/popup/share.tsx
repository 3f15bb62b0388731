import type { WindowDays } from '../../core/clock';
import type { Glance } from '../../core/glance';
import { t } from '../../platform/i18n';
import { DaysSwitch } from '../shared/days-switch';
import { ShareBar } from '../shared/share-bar';
import { shareText } from '../shared/share-text';
import { daysSeenText } from '../shared/share-words';
import { countsOf, readingOf } from './share-words';

interface Props {
  /** null while the ledger has not answered: the same room, without a number. */
  readonly glance: Glance | null;
  readonly days: WindowDays;
  /** When it was last read, where nothing is read now. */
  readonly asOf: string | null;
  readonly onDays: (days: WindowDays) => void;
}

/** The on-time share of one window, large, with its bar, its counts and what it means. */
export function Share({ glance, days, asOf, onDays }: Props) {
  const window = glance?.score[days];
  const share = window?.share ?? null;
  const seen = glance && window && glance.from === 'ledger' ? daysSeenText(window, days, glance.at) : null;
  return (
    <section class="share" aria-labelledby="share-heading">
      <header>
        <h2 id="share-heading">{t('popupShareHeading')}</h2>
        <DaysSwitch days={days} onDays={onDays} />
      </header>
      {asOf !== null && <p class="quiet as-of">{t('popupAsOf', asOf)}</p>}
      <p class="share-line">
        <span class="share-number">{glance && share ? shareText(share, glance.targetShare) : '–'}</span>
        {seen !== null && <span class="quiet">{seen}</span>}
      </p>
      <ShareBar share={share} targetShare={glance?.targetShare ?? null} />
      <p class="share-reading">{glance && readingOf(glance, days)}</p>
      <p class="share-counts quiet">{glance && window && share ? countsOf(window).join(' · ') : null}</p>
    </section>
  );
}
