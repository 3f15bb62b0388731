import { useMemo } from 'preact/hooks';
import { WINDOW_DAYS } from '../../core/clock';
import { knownFromOf } from '../../core/known-from';
import { scoresOf, windowOf } from '../../core/score';
import { nextWorkStartOf } from '../../core/work-hours';
import { t } from '../../platform/i18n';
import { ownZone } from '../../platform/own-zone';
import { AveragePlanner } from './average-planner';
import { LateBudgets } from './late-budgets';
import type { SectionProps } from './section-props';
import { WhatIfs } from './what-ifs';

/** How much room there is, and what the open replies can still change. */
export function ForecastSection(props: SectionProps) {
  const { view, scope, clocks, rulesOf, now } = props;
  const { workWeek } = view.settings;
  const windows = useMemo(() => {
    const periods = WINDOW_DAYS.map((days) => windowOf(days, now));
    return scoresOf(clocks, rulesOf, now, periods, knownFromOf(view.seen, scope.account));
  }, [view, scope, clocks, rulesOf, now]);
  const until = useMemo(() => nextWorkStartOf(workWeek, ownZone(), now), [workWeek, now]);
  return (
    <section class="forecast" aria-labelledby="forecast-heading">
      <h2 id="forecast-heading" tabIndex={-1}>
        {t('forecastHeading')}
      </h2>
      <LateBudgets {...{ windows, now }} targetShare={view.settings.targetShare} />
      <WhatIfs {...props} until={until} />
      <AveragePlanner {...props} until={until} />
    </section>
  );
}
