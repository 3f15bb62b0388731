import { useMemo } from 'preact/hooks';
import type { Standing, WindowDays } from '../../core/clock';
import { knownFromOf } from '../../core/known-from';
import { DAY_MS, type Instant } from '../../core/span';
import { figuresTogether, type WindowFigures, windowBefore, windowParts } from '../../core/window-figures';
import { t, tn } from '../../platform/i18n';
import { shareText } from '../shared/share-text';
import { countFilter } from './count-filter';
import { ResponseLines } from './response-lines';
import type { SectionProps } from './section-props';
import { ShareBy } from './share-by';
import { ShareHead } from './share-head';

/** The on-time share of the window: how it stands, against the one before, what it rests on, and how soon replies came. */
export function ShareSection(props: SectionProps) {
  const { view, clocks, scope, rulesOf, now, days, onShow } = props;
  const { targetShare, averageHours } = view.settings;
  const knownFrom = knownFromOf(view.seen, scope.account);
  const parts = useMemo(() => windowParts(clocks, rulesOf, now, days), [clocks, rulesOf, now, days]);
  const figures = useMemo(() => figuresTogether(parts, now, days, knownFrom), [parts, knownFrom]);
  const { score, before } = figures;
  const beforeNote = beforeSeenText(knownFrom, days, now);
  const beforeText = before.share
    ? t('shareBefore', shareText(before.share, targetShare), String(days))
    : t('shareBeforeNone', String(days));
  return (
    <section class="share-section" aria-labelledby="share-heading">
      <ShareHead
        {...{ score, targetShare, days, now }}
        before={beforeNote === null ? beforeText : `${beforeText} (${beforeNote})`}
        counts={countsOf(figures)}
        onStanding={(standing) => onShow(countFilter(standing, figures, clocks, days))}
      />
      <ResponseLines {...{ figures, averageHours, days, onShow }} />
      <ShareBy {...props} {...{ parts, figures }} />
    </section>
  );
}

const countsOf = ({ groups }: WindowFigures): Record<Standing, number> => ({
  ...{ running: groups.running.length, overdue: groups.overdue.length, 'on-time': groups['on-time'].length },
  ...{ late: groups.late.length, excluded: groups.excluded.length, settled: groups.settled.length },
  unclear: groups.unclear.length,
});

/** How much of the window before was seen; null where all of it was. */
function beforeSeenText(knownFrom: Instant | null, days: WindowDays, now: Instant): string | null {
  const { from, to } = windowBefore(days, now);
  if (knownFrom !== null && knownFrom <= from) return null;
  const seen = knownFrom === null ? 0 : Math.floor((to - knownFrom) / DAY_MS);
  return seen < 1 ? t('shareBeforeUnseen') : tn('shareBeforePart', seen);
}
