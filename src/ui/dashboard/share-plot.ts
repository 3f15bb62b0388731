import type uPlot from 'uplot';
import type { TrendDay } from '../../core/trend';
import { t, uiLanguage } from '../../platform/i18n';
import { percentText } from '../shared/share-text';
import { type ChartColours, hatching } from './chart-colours';

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
  const dates = new Intl.DateTimeFormat(uiLanguage(), { day: 'numeric', month: 'short' });
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
    bands: [{ series: [2, 1], fill: (plot) => hatching(plot.ctx, state.colours.accent, 8) as string }],
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
      drawClear: [(plot) => drawUnseen(plot, state, font)],
      draw: [(plot) => drawTarget(plot, state, font)],
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

function drawUnseen(plot: uPlot, { days, colours }: PlotState, font: string): void {
  const { left, top, width, height } = plot.bbox;
  const { ctx } = plot;
  let from = left;
  for (const [seen, name] of [
    ['nothing', t('trendNotSeen')],
    ['part', t('trendPartSeen')],
  ] as const) {
    const last = days.findLast((day) => day.seen === seen);
    if (!last) continue;
    const to = Math.min(left + width, plot.valToPos(last.at / 1_000, 'x', true));
    ctx.save();
    ctx.fillStyle = seen === 'part' ? colours.raised : hatching(ctx, colours.line, 16);
    ctx.fillRect(from, top, to - from, height);
    ctx.font = scaled(font);
    const room = ctx.measureText(name).width + 16;
    if (to - from > room) {
      ctx.fillStyle = colours.raised;
      ctx.fillRect(from, top + height - scaledPx(font) * 2, room, scaledPx(font) * 2);
      ctx.fillStyle = colours.quiet;
      ctx.textBaseline = 'bottom';
      ctx.fillText(name, from + 8, top + height - scaledPx(font) / 2);
    }
    ctx.restore();
    from = to;
  }
}

function drawTarget(plot: uPlot, { targetShare, colours }: PlotState, font: string): void {
  const { left, width } = plot.bbox;
  const { ctx } = plot;
  const y = plot.valToPos(targetShare, 'y', true);
  ctx.save();
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + width, y);
  ctx.stroke();
  ctx.font = scaled(font);
  ctx.fillStyle = colours.ink;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  const label = [
    t('trendTarget', percentText(targetShare, targetShare)),
    left + width,
    y - 2 * devicePixelRatio,
  ] as const;
  // A rim of the ground's colour keeps it legible over the share's own line.
  ctx.strokeStyle = colours.ground;
  ctx.lineWidth = 4 * devicePixelRatio;
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  ctx.strokeText(...label);
  ctx.fillText(...label);
  ctx.restore();
}

/** The canvas has as many pixels as the screen. */
const scaledPx = (font: string): number => Number.parseFloat(font) * devicePixelRatio;
const scaled = (font: string): string => `${scaledPx(font)}px system-ui, sans-serif`;
