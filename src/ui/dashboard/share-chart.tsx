import { useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { TrendDay } from '../../core/trend';
import { coloursAt, onColours } from './chart-colours';
import { type PlotState, plotDataOf, plotOptions } from './share-plot';

interface Props {
  readonly days: readonly TrendDay[];
  readonly targetShare: number;
  /** What it shows, in words. */
  readonly label: string;
  /** Where the pointer is; null once it has left. */
  readonly onDay: (index: number | null) => void;
}

const HEIGHT_REM = 15;

/** The share over time, drawn by uPlot; as wide as there is room, in the colours of the page. */
export function ShareChart({ days, targetShare, label, onDay }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ plot: uPlot; state: PlotState } | null>(null);
  useLayoutEffect(() => {
    const element = frame.current!;
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const state: PlotState = { days, targetShare, colours: coloursAt(element), fontPx: remPx * 0.75 };
    const sizeOf = () => ({ width: element.clientWidth, height: HEIGHT_REM * remPx });
    const plot = new uPlot(plotOptions(state, sizeOf(), onDay), plotDataOf(days), element);
    drawn.current = { plot, state };
    const resized = new ResizeObserver(() => {
      if (element.clientWidth !== plot.width) plot.setSize(sizeOf());
    });
    resized.observe(element);
    const stop = onColours(() => {
      state.colours = coloursAt(element);
      plot.redraw(false, true);
    });
    return () => {
      stop();
      resized.disconnect();
      plot.destroy();
      drawn.current = null;
    };
  }, [onDay]);
  useLayoutEffect(() => {
    const { plot, state } = drawn.current!;
    if (state.days === days && state.targetShare === targetShare) return;
    Object.assign(state, { days, targetShare });
    plot.setData(plotDataOf(days));
  }, [days, targetShare]);
  return <div class="share-chart" ref={frame} role="img" aria-label={label} />;
}
