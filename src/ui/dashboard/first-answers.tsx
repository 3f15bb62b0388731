import type { Standing, WindowDays } from '../../core/clock';
import type { Glance } from '../../core/glance';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { ScopeBar } from './scope-bar';
import { ALL } from './section-props';
import { ShareHead } from './share-head';

/** A glance that tells how all messages stand. */
export type FirstGlance = Glance & { readonly counts: { readonly running: number } };

/** null where it does not tell all that is drawn first, or where the page may have nothing to say. */
export function asFirst(glance: Glance): FirstGlance | null {
  const { running, open } = glance.counts;
  const { onTime, late, excluded, settled, unclear } = glance.score[90];
  if (running === undefined || open + onTime + late + excluded + settled + unclear === 0) return null;
  return glance as FirstGlance;
}

interface Props {
  readonly glance: FirstGlance;
  readonly days: WindowDays;
  readonly now: Instant;
  readonly onDays: (days: WindowDays) => void;
  readonly onStanding: (standing: Standing) => void;
}

/** What stands at the top, from what is counted already; all of it stays where and as it is once everything is read. */
export function FirstAnswers({ glance, days, now, onDays, onStanding }: Props) {
  const score = glance.score[days];
  const { onTime, late, overdue, excluded, settled, unclear } = score;
  const counts = { 'on-time': onTime, running: glance.counts.running };
  return (
    <>
      <ScopeBar view={null} scope={ALL} {...{ days, onDays }} onScope={() => {}} />
      <section class="share-section" aria-labelledby="share-heading">
        <ShareHead
          {...{ score, days, now, onStanding }}
          targetShare={glance.targetShare}
          before={null}
          counts={{ ...counts, late, overdue, excluded, settled, unclear }}
        />
      </section>
      <p class="quiet" aria-busy="true">
        {t('dashboardLoading')}
      </p>
    </>
  );
}
