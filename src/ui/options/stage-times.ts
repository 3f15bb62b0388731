import type { Stage } from '../../core/settings';
import { HOUR_MS, MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import { ageText, leftText } from '../../platform/time-text';
import { numberText, parseNumber } from './number-field';

/** What the settings take at most. */
export const MOST_STAGES = 8;
export const MOST_OWN_STAGES = 50;
const MOST_MS = 48 * HOUR_MS;

/** A stage's time as it stands in its two fields. */
export interface TypedTime {
  readonly hours: string;
  readonly minutes: string;
}

export const typedOf = (beforeMs: number): TypedTime => ({
  hours: numberText(Math.floor(beforeMs / HOUR_MS)),
  minutes: numberText((beforeMs % HOUR_MS) / MINUTE_MS),
});

/** `number`: not two numbers. `far`: more than two days. `twice`: another stage is at that time. */
export type StageProblem = 'number' | 'far' | 'twice';

/** The time that two fields say, in ms before the deadline, or why it cannot be taken. */
export function readTime({ hours, minutes }: TypedTime, others: readonly number[]): number | StageProblem {
  const [h, m] = [parseNumber(hours), parseNumber(minutes)];
  if (h === null || m === null) return 'number';
  const beforeMs = Math.round((h * HOUR_MS + m * MINUTE_MS) / 1_000) * 1_000;
  if (beforeMs > MOST_MS) return 'far';
  return others.includes(beforeMs) ? 'twice' : beforeMs;
}

/** One more than there may be stages, so that one is always free. */
const SUGGESTED_MS = [2 * HOUR_MS, 30 * MINUTE_MS, 8 * HOUR_MS, 15 * MINUTE_MS, 12 * HOUR_MS].concat([
  HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  3 * HOUR_MS,
]);

/** The stages with one more, at its place among them: the one furthest ahead comes first. */
export function withOneMore(stages: readonly Stage[]): { readonly stages: readonly Stage[]; readonly place: number } {
  const beforeMs = SUGGESTED_MS.find((ms) => stages.every((stage) => stage.beforeMs !== ms)) ?? 0;
  const after = stages.findIndex((stage) => stage.beforeMs < beforeMs);
  const place = after === -1 ? stages.length : after;
  return { stages: stages.toSpliced(place, 0, { beforeMs, breaksThrough: false, sound: true }), place };
}

/** "4 h before", "1 h 30 before", "overdue". */
export function stageText(beforeMs: number): string {
  if (beforeMs === 0) return t('stageOverdue');
  return t('stageBefore', beforeMs % HOUR_MS === 0 ? ageText(beforeMs) : leftText(beforeMs));
}
