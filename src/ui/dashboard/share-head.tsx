import type { Standing, WindowDays, WindowScore } from '../../core/clock';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { ShareBar } from '../shared/share-bar';
import { shareText } from '../shared/share-text';
import { daysSeenText, shareReading } from '../shared/share-words';
import { ShareCounts } from './share-counts';

interface Props {
  readonly score: WindowScore;
  readonly targetShare: number;
  readonly days: WindowDays;
  readonly now: Instant;
  /** How the window before stood; null while that is read. */
  readonly before: string | null;
  readonly counts: Readonly<Record<Standing, number>>;
  /** Shows the messages of this count. */
  readonly onStanding: (standing: Standing) => void;
}

/** What is told first of the window: the same from what is counted already as from all messages. */
export function ShareHead({ score, targetShare, days, now, before, counts, onStanding }: Props) {
  const seen = daysSeenText(score, days, now);
  return (
    <>
      <h2 id="share-heading" tabIndex={-1}>
        {t('shareHeading', String(days))}
      </h2>
      <p class="share-line">
        <span class="share-number">{score.share ? shareText(score.share, targetShare) : '–'}</span>
        {seen !== null && <span class="quiet">{seen}</span>}
      </p>
      <ShareBar share={score.share} targetShare={targetShare} />
      <p class="share-reading">{shareReading(score, targetShare, days)}</p>
      {/* Its line is kept free for it. */}
      <p class="share-before quiet">{before ?? '\u00a0'}</p>
      <ShareCounts {...{ counts, onStanding }} />
    </>
  );
}
