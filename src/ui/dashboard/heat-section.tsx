import { useMemo } from 'preact/hooks';
import { type HeatCell, heatMapOf } from '../../core/heat-map';
import { windowOf } from '../../core/score';
import { t, tn } from '../../platform/i18n';
import { ownZone } from '../../platform/own-zone';
import { ChartTable } from './chart-table';
import { HeatGrid } from './heat-grid';
import { arrivalsText, FEW, lateText } from './heat-text';
import { onlyThese } from './only-these';
import type { SectionProps } from './section-props';
import { hourText, type WeekDay, weekDays } from './week-days';

/** At which hours of the week messages come, and at which those come that are then late. */
export function HeatSection({ clocks, rulesOf, now, days, onShow }: SectionProps) {
  const map = useMemo(
    () => heatMapOf(clocks, rulesOf, now, windowOf(days, now), ownZone()),
    [clocks, rulesOf, now, days],
  );
  const week = useMemo(weekDays, []);
  const most = Math.max(...map.days.flat().map((cell) => cell.clocks.length));
  const window = String(days);
  const onCell = (cell: HeatCell, { long }: WeekDay, hour: number): void =>
    onShow(onlyThese(cell.clocks, t('heatCellShown', long, hourText(hour), window)));
  const names = [t('heatArrivals'), t('heatLate')] as const;
  return (
    <section aria-labelledby="heat-heading">
      <h2 id="heat-heading" tabIndex={-1}>
        {t('heatHeading', window)}
      </h2>
      {most > 0 ? (
        <>
          <p class="quiet">{t('heatHow', String(FEW))}</p>
          <div class="heat-maps">
            <HeatGrid name={names[0]} {...{ map, onCell }} days={week} textOf={(cell) => arrivalsText(cell, most)} />
            <HeatGrid name={names[1]} {...{ map, onCell }} days={week} textOf={lateText} />
          </div>
        </>
      ) : (
        <p>{t('heatNone', window)}</p>
      )}
      {map.leftOut.length > 0 && (
        <p class="quiet apart">
          <button type="button" onClick={() => onShow(onlyThese(map.leftOut, t('heatLeftOutShown', window)))}>
            {tn('heatLeftOut', map.leftOut.length)}
          </button>
        </p>
      )}
      {most > 0 && (
        <ChartTable
          name="hours-of-the-week"
          caption={t('heatTableCaption', window)}
          columns={[t('heatHour'), ...week.flatMap(({ short }) => names.map((name) => t('heatColumn', short, name)))]}
          rows={() =>
            Array.from({ length: 24 }, (_, hour) => [
              hourText(hour),
              ...week.flatMap(({ index }) => {
                const cell = map.days[index]![hour]!;
                return [cell.clocks.length, lateText(cell)?.inTable ?? ''];
              }),
            ])
          }
        />
      )}
    </section>
  );
}
