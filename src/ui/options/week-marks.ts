import type { AlertPreview } from '../../core/alert-preview';
import type { Instant } from '../../core/span';
import { placeOn, type WeekRow } from './week-rows';

/** `through`: an alert in quiet hours. */
export type MarkKind = 'message' | 'deadline' | 'alert' | 'through';

export interface WeekMark {
  readonly kind: MarkKind;
  /** From 0 to 1 of the day's line. */
  readonly x: number;
  /** Marks that would cover one another stand one below the other. */
  readonly lane: number;
  /** Of an alert: its number in the list. */
  readonly number: number | null;
}

/** Marks nearer to one another than this part of a day would cover one another on a narrow screen. */
const NEAR = 0.08;

/** What one day's line shows of a message and its alerts. */
export function marksOn({ day }: WeekRow, receivedAt: Instant, preview: AlertPreview, zone: string): WeekMark[] {
  const { deadline, alerts } = preview;
  const all: { readonly at: Instant; readonly kind: MarkKind; readonly number: number | null }[] = [
    { at: receivedAt, kind: 'message', number: null },
    { at: deadline.earliest, kind: 'deadline', number: null },
    ...alerts.map(({ at, breaksThrough }, i) => ({ at, kind: kindOf(breaksThrough), number: i + 1 })),
  ];
  const marks: WeekMark[] = [];
  for (const { at, kind, number } of all) {
    const x = placeOn(day, at, zone);
    if (x < 0 || x >= 1) continue;
    const near = new Set(marks.filter((mark) => Math.abs(mark.x - x) < NEAR).map(({ lane }) => lane));
    let lane = 0;
    while (near.has(lane)) lane += 1;
    marks.push({ kind, x, lane, number });
  }
  return marks;
}

const kindOf = (breaksThrough: boolean): MarkKind => (breaksThrough ? 'through' : 'alert');
