import type uPlot from 'uplot';
import type { TrendDay } from '../../core/trend';
import { dateFormat } from '../../platform/formats';
import { percentText } from '../shared/share-text';
import { type ChartColours, hatching, screenPx } from './chart-colours';
import { drawTarget, drawUnseen } from './share-plot-marks';

/** What the plot reads each time it draws. */
export interface PlotState {
  days: readonly TrendDay[];
  targetShare: number;
  colours: ChartColours;
  /** In CSS pixels. */
  fontPx: number;
}

const DAY_S = 86_400;

/** Seconds, and the share's lower and upper end. */
export const plotDataOf = (days: readonly TrendDay[]): uPlot.AlignedData => [
  days.map(({ at }) => at / 1_000),
  days.map(({ share }) => share?.min ?? null),
  days.map(({ share }) => share?.max ?? null),
];

/** The share as a band between two lines, over the target line; what was not seen is marked behind it. */
export function plotOptions(
  state: PlotState,
  size: { width: number; height: number },
  onDay: (index: number | null) => void,
): uPlot.Options {
  const { fontPx } = state;
  const font = `${fontPx}px system-ui, sans-serif`;
  const dates = dateFormat({ day: 'numeric', month: 'short' });
  const axis = { font, stroke: () => state.colours.quiet, grid: { show: false } };
  const line: uPlot.Series = {
    width: 2,
    stroke: () => state.colours.accent,
    spanGaps: false,
    // A day between two gaps has no line.
    points: { show: true, size: 5, filter: (plot, series) => lonely(plot.data[series]!) },
  };
  return {
    ...size,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false },
    scales: { y: { range: () => [floorOf(state), 1] } },
    series: [{}, line, { ...line, dash: [6, 4] }],
    bands: [{ series: [2, 1], fill: ({ ctx }) => hatching(ctx, state.colours.accent, screenPx(5)) as string }],
    axes: [
      {
        ...axis,
        size: fontPx * 2.5,
        space: fontPx * 6,
        incrs: [1, 2, 7, 14, 28].map((days) => days * DAY_S),
        values: (_, splits) => splits.map((at) => dates.format(at * 1_000)),
        ticks: { stroke: () => state.colours.line },
      },
      {
        ...axis,
        size: fontPx * 4,
        space: fontPx * 3,
        values: (_, splits) => splits.map((share) => percentText(share, 0)),
        ticks: { show: false },
        grid: { stroke: () => state.colours.line, width: 1 },
      },
    ],
    hooks: {
      drawClear: [(plot) => drawUnseen(plot, state)],
      draw: [(plot) => drawTarget(plot, state)],
      setCursor: [({ cursor }) => onDay(cursor.idx ?? null)],
    },
  };
}

/** Down to the next tenth below all that is shown, so that the line is read well; the axis says so. */
function floorOf({ days, targetShare }: PlotState): number {
  const least = Math.min(targetShare, ...days.flatMap(({ share }) => share?.min ?? []));
  return Math.max(0, (Math.ceil(least * 10) - 1) / 10);
}

function lonely(values: ArrayLike<number | null | undefined>): number[] {
  const has = (i: number): boolean => values[i] !== null && values[i] !== undefined;
  return Array.from({ length: values.length }, (_, i) => i).filter((i) => has(i) && !has(i - 1) && !has(i + 1));
}
