import { useMemo } from 'preact/hooks';
import { WINDOW_DAYS } from '../../core/clock';
import { recoveriesOf } from '../../core/recovery';
import { rollOffsOf } from '../../core/roll-off';
import { scoresOf, windowOf } from '../../core/score';
import { t, tn } from '../../platform/i18n';
import { percentText } from '../shared/share-text';
import { recoveryText } from './recovery-words';
import { RollOffCalendar } from './roll-off-calendar';
import { RollOffTable } from './roll-off-table';
import type { SectionProps } from './section-props';

/** When late replies stop counting, and when that brings the share back. */
export function RollOffSection({ view, clocks, rulesOf, now, days, onShow }: SectionProps) {
  const { targetShare } = view.settings;
  const rollOffs = useMemo(() => rollOffsOf(clocks, rulesOf, now), [clocks, rulesOf, now]);
  const windows = useMemo(() => {
    const scores = scoresOf(
      clocks,
      rulesOf,
      now,
      WINDOW_DAYS.map((each) => windowOf(each, now)),
      null,
    );
    const recoveries = recoveriesOf(clocks, rulesOf, now, targetShare, scores);
    return WINDOW_DAYS.map((each, i) => ({
      days: each,
      text: recoveryText(recoveries[i]!, scores[i]!, targetShare, now),
    }));
  }, [clocks, rulesOf, now, targetShare]);
  const inWindow = rollOffs.filter(({ leaves }) => leaves[days] !== null);
  return (
    <section class="roll-off" aria-labelledby="roll-off-heading">
      <h2 id="roll-off-heading" tabIndex={-1}>
        {t('rollOffHeading')}
      </h2>
      <dl class="roll-off-windows">
        {windows.map(({ days: each, text }) => (
          <div key={each}>
            <dt>{tn('popupDays', each)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t('rollOffHow', percentText(targetShare, targetShare))}</p>
      <h3>{t('rollOffCalendar', String(days))}</h3>
      {inWindow.length === 0 ? (
        <p>{t('rollOffNone', String(days))}</p>
      ) : (
        <>
          <p>{tn('rollOffCount', inWindow.length, String(days))}</p>
          <RollOffCalendar {...{ rollOffs: inWindow, days, now, onShow }} />
        </>
      )}
      {rollOffs.length > 0 && <RollOffTable {...{ rollOffs, now }} />}
    </section>
  );
}
