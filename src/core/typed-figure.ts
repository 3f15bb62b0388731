import type { Range } from './response-times';

/** Which of the two Seller Central shows: the late response rate is what is left of the on-time share. */
export type FigureKind = 'late' | 'on-time';

/** A figure as it stands on the page, as a share of messages on time. */
export interface TypedFigure {
  readonly onTime: number;
  /** One step of its last digit, as a share: how it was rounded is not known. */
  readonly step: number;
}

const FIGURE = /^(\d{1,3})(?:[.,](\d{1,3}))?\s*%?$/;

/** "93,5 %" or "6.5": what a seller types; null where it is no percentage from 0 to 100 of at most three decimals. */
export function parseFigure(text: string, kind: FigureKind): TypedFigure | null {
  const match = FIGURE.exec(text.trim());
  if (!match) return null;
  const decimals = match[2] ?? '';
  // In whole thousandths of a percent, so that the two kinds are told apart without a rounding of ours.
  const parts = Number(`${match[1]}${decimals.padEnd(3, '0')}`);
  if (parts > 100_000) return null;
  return { onTime: (kind === 'late' ? 100_000 - parts : parts) / 100_000, step: 10 ** -(2 + decimals.length) };
}

/** Whether a share in this range may be shown as the figure: rounded down, up or to the nearest. */
export const mayShowAs = ({ min, max }: Range, { onTime, step }: TypedFigure): boolean =>
  min < onTime + step - 1e-12 && max > onTime - step + 1e-12;

/** The figure less the nearest share of the range; 0 within it. */
export const distanceTo = ({ min, max }: Range, { onTime }: TypedFigure): number =>
  onTime < min ? onTime - min : onTime > max ? onTime - max : 0;
