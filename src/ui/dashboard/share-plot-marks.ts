import type uPlot from 'uplot';
import type { TrendDay } from '../../core/trend';
import { t } from '../../platform/i18n';
import { percentText } from '../shared/share-text';
import { hatching, screenPx } from './chart-colours';
import type { PlotState } from './share-plot';

/** Behind the lines: the days of which nothing was seen, hatched, and those of which a part was, shaded; each says so where it has room. */
export function drawUnseen(plot: uPlot, { days, colours, fontPx }: PlotState): void {
  const { ctx } = plot;
  const { left, top, width, height } = plot.bbox;
  const lineHeight = screenPx(fontPx * 2);
  const margin = screenPx(fontPx / 2);
  let from = left;
  ctx.save();
  ctx.font = fontOf(fontPx);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const [seen, name] of [
    ['nothing', t('trendNotSeen')],
    ['part', t('trendPartSeen')],
  ] as const) {
    const last = days.findLast((day) => day.seen === seen);
    if (!last) continue;
    const to = Math.min(left + width, plot.valToPos(last.at / 1_000, 'x', true));
    ctx.fillStyle = seen === 'part' ? colours.raised : hatching(ctx, colours.line, screenPx(10));
    ctx.fillRect(from, top, to - from, height);
    const room = ctx.measureText(name).width + 2 * margin;
    if (room < to - from) {
      ctx.fillStyle = colours.raised;
      ctx.fillRect(from, top + height - lineHeight, room, lineHeight);
      ctx.fillStyle = colours.quiet;
      ctx.fillText(name, from + margin, top + height - lineHeight / 2);
    }
    from = to;
  }
  ctx.restore();
}

/** The share to keep, as a dotted line with its name, where the name hides nothing of the share. */
export function drawTarget(plot: uPlot, { days, targetShare, colours, fontPx }: PlotState): void {
  const { ctx } = plot;
  const { left, width } = plot.bbox;
  const y = plot.valToPos(targetShare, 'y', true);
  ctx.save();
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = screenPx(1.5);
  ctx.setLineDash([screenPx(2), screenPx(3)]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + width, y);
  ctx.stroke();
  ctx.font = fontOf(fontPx);
  ctx.fillStyle = colours.ink;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const name = t('trendTarget', percentText(targetShare, targetShare));
  const place = freePlace(plot, days, { y, width: ctx.measureText(name).width, height: screenPx(fontPx * 1.5) });
  ctx.fillText(name, place.x, place.y);
  ctx.restore();
}

interface Label {
  /** The line's. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Above the line or below it, as far right as nothing of the share is there; at the right end above it if there is no such place. */
function freePlace(plot: uPlot, days: readonly TrendDay[], label: Label): { x: number; y: number } {
  const { left, top, width, height } = plot.bbox;
  const taken = days.flatMap(({ at, share }) =>
    share
      ? {
          x: plot.valToPos(at / 1_000, 'x', true),
          top: plot.valToPos(share.max, 'y', true),
          bottom: plot.valToPos(share.min, 'y', true),
        }
      : [],
  );
  const last = left + width - label.width;
  for (let x = last; x >= left; x -= label.width / 2)
    for (const side of [-1, 1]) {
      const y = label.y + (side * label.height) / 2;
      const isInside = y - label.height / 2 >= top && y + label.height / 2 <= top + height;
      const isFree = taken.every(
        (day) =>
          Math.abs(day.x - (x + label.width / 2)) > label.width ||
          day.bottom < y - label.height / 2 ||
          day.top > y + label.height / 2,
      );
      if (isInside && isFree) return { x, y };
    }
  return { x: last, y: label.y - label.height / 2 };
}

const fontOf = (fontPx: number): string => `${screenPx(fontPx)}px system-ui, sans-serif`;
