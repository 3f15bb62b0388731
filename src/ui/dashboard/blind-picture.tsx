import { useMemo } from 'preact/hooks';
import { type BlindHours, blindDaysOf } from '../../core/blind-hours';
import type { Period } from '../../core/score';
import { dateFormat } from '../../platform/formats';
import { t } from '../../platform/i18n';

const WIDTH = 240;
const HEIGHT = 12;
/** Read and not read differ in height, too; working hours are a line below. */
const ROWS = { seen: [0, 8], blind: [5, 3], work: [10, 2] } as const;

/** A strip for each day, the newest last. What it shows is in the table, too. */
export function BlindPicture({ hours, zone, label }: { hours: BlindHours; zone: string; label: string }) {
  const days = useMemo(() => blindDaysOf(hours, zone), [hours, zone]);
  return (
    <div class="blind-picture" role="img" aria-label={label}>
      {days.map(({ day, ...parts }) => (
        <div key={day.from} class="blind-day">
          <span>{dateFormat({ weekday: 'short', day: 'numeric' }).format(day.from)}</span>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            {(['seen', 'blind', 'work'] as const).map((kind) => (
              <Strip key={kind} kind={kind} day={day} parts={parts[kind]} />
            ))}
          </svg>
        </div>
      ))}
      <p class="blind-legend quiet">
        {(['seen', 'blind', 'work'] as const).map((kind) => (
          <span key={kind}>
            <svg viewBox={`0 0 16 ${HEIGHT}`} aria-hidden="true">
              <rect class={kind} x={0} width={16} y={ROWS[kind][0]} height={ROWS[kind][1]} />
            </svg>
            {t(LEGEND[kind])}
          </span>
        ))}
      </p>
    </div>
  );
}

const LEGEND = { seen: 'blindLegendSeen', blind: 'blindLegendBlind', work: 'blindLegendWork' } as const;

function Strip({ kind, day, parts }: { kind: keyof typeof ROWS; day: Period; parts: readonly Period[] }) {
  const place = (at: number): number => ((at - day.from) / (day.to - day.from)) * WIDTH;
  const [y, height] = ROWS[kind];
  return parts.map(({ from, to }) => (
    <rect key={from} class={kind} x={place(from)} width={place(to) - place(from)} y={y} height={height} />
  ));
}
