import { useMemo } from 'preact/hooks';
import type { WindowDays } from '../../core/clock';
import { knownFromOf } from '../../core/known-from';
import { DAY_MS, type Instant } from '../../core/span';
import { figuresTogether, windowBefore, windowParts } from '../../core/window-figures';
import { t, tn } from '../../platform/i18n';
import { ShareBar } from '../shared/share-bar';
import { shareText } from '../shared/share-text';
import { daysSeenText, shareReading } from '../shared/share-words';
import { ResponseLines } from './response-lines';
import type { SectionProps } from './section-props';
import { ShareBy } from './share-by';
import { ShareCounts } from './share-counts';

/** The on-time share of the window: how it stands, against the one before, what it rests on, and how soon replies came. */
export function ShareSection(props: SectionProps) {
  const { view, clocks, scope, rulesOf, now, days, onShow } = props;
  const { targetShare, averageHours } = view.settings;
  const knownFrom = knownFromOf(view.seen, scope.account);
  const parts = useMemo(() => windowParts(clocks, rulesOf, now, days), [clocks, rulesOf, now, days]);
  const figures = useMemo(() => figuresTogether(parts, now, days, knownFrom), [parts, knownFrom]);
  const { score, before } = figures;
  const beforeNote = beforeSeenText(knownFrom, days, now);
  const seen = daysSeenText(score, days, now);
  return (
    <section class="share-section" aria-labelledby="share-heading">
      <h2 id="share-heading" tabIndex={-1}>
        {t('shareHeading', String(days))}
      </h2>
      <p class="share-line">
        <span class="share-number">{score.share ? shareText(score.share, targetShare) : '–'}</span>
        {seen !== null && <span class="quiet">{seen}</span>}
      </p>
      <ShareBar share={score.share} targetShare={targetShare} />
      <p class="share-reading">{shareReading(score, targetShare, days)}</p>
      <p class="share-before quiet">
        {before.share
          ? t('shareBefore', shareText(before.share, targetShare), String(days))
          : t('shareBeforeNone', String(days))}
        {beforeNote !== null && ` (${beforeNote})`}
      </p>
      <ShareCounts {...{ figures, clocks, days, onShow }} />
      <ResponseLines {...{ figures, averageHours, days, onShow }} />
      <ShareBy {...props} {...{ parts, figures }} />
    </section>
  );
}

/** How much of the window before was seen; null where all of it was. */
function beforeSeenText(knownFrom: Instant | null, days: WindowDays, now: Instant): string | null {
  const { from, to } = windowBefore(days, now);
  if (knownFrom !== null && knownFrom <= from) return null;
  const seen = knownFrom === null ? 0 : Math.floor((to - knownFrom) / DAY_MS);
  return seen < 1 ? t('shareBeforeUnseen') : tn('shareBeforePart', seen);
}
