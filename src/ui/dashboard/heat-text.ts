import { type HeatCell, lateShareOf } from '../../core/heat-map';
import { t, tn } from '../../platform/i18n';

/** What one hour of a weekday shows. */
export interface HeatText {
  readonly text: string;
  /** The same with what it counts, for screen readers. */
  readonly said: string;
  /** The same for a file, where a spreadsheet would take "1/3" for a date. */
  readonly inTable: string | number;
  /** From 0 to 1: how dark its ground is. */
  readonly weight: number;
  /** Too few messages for a share to mean much. */
  readonly isFew: boolean;
}

/** A share of fewer is shown as the count that it is. */
export const FEW = 5;

/** How many came; nothing where none did. */
export function arrivalsText({ clocks: { length } }: HeatCell, most: number): HeatText | null {
  if (length === 0) return null;
  return {
    ...{ text: String(length), said: tn('heatCame', length), inTable: length },
    ...{ weight: length / most, isFew: false },
  };
}

/** How many of a hundred were late: "25", "20–25"; of few, how many: "1/3"; "–" where none of them surely counts. */
export function lateText(cell: HeatCell): HeatText | null {
  if (cell.clocks.length === 0) return null;
  const share = lateShareOf(cell);
  if (!share) return { text: '–', said: t('heatLateUnknown'), inTable: '–', weight: 0, isFew: true };
  const { worst, best } = cell;
  const [least, most] = [best.counted - best.onTime, worst.counted - worst.onTime];
  const isFew = best.counted < FEW;
  // The fewer, the paler: one late message alone is no pattern.
  const weight = share.max * Math.min(1, best.counted / FEW);
  if (isFew) {
    const counts = [fromTo(least, most), String(worst.counted)] as const;
    const [text, inTable] = [t('heatOf', ...counts), t('heatOfInWords', ...counts)];
    return { text, said: t('heatWasLate', inTable), inTable, weight, isFew };
  }
  // Rounded up, as the share on time is rounded down.
  const text = fromTo(Math.ceil((100 * least) / best.counted), Math.ceil((100 * most) / worst.counted));
  const inTable = t('popupPercent', text);
  return { text, said: t('heatWasLate', inTable), inTable, weight, isFew };
}

const fromTo = (from: number, to: number): string =>
  from === to ? String(from) : t('fromTo', String(from), String(to));
