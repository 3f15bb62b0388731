import type { Answer, Remark } from '../core/reading';
import { type Instant, SLACK_MS } from '../core/span';
import type { CoverageRow } from './schema';

/** What hides most comes first: one is shown. */
const GRAVEST_FIRST: readonly Remark[] = ['lesson-broken', 'answers-not-understood', 'observer-failed', 'clock-off'];

/** The coverage after a remark; null where it says nothing new. A remark leaves a reading as complete as it is. */
export function afterRemark(row: CoverageRow, about: Remark, holds: boolean): CoverageRow | null {
  const { remarks = [], ...rest } = row;
  if (remarks.includes(about) === holds) return null;
  const left = GRAVEST_FIRST.filter((each) => (each === about ? holds : remarks.includes(each)));
  return left.length > 0 ? { ...rest, remarks: left } : rest;
}

/** This computer's clock is behind if the page's own data tells of what is yet to come. */
export function remarksOfAnswer(row: CoverageRow, answer: Answer): CoverageRow | null {
  const cases = answer.kind === 'list-answer' ? answer.cases : [answer.case];
  const messages = answer.kind === 'case-answer' ? answer.messages : [];
  const times: Instant[] = [
    ...cases.flatMap(({ openedAt, updatedAt, resolvedAt }) =>
      [openedAt ?? [], updatedAt ?? [], resolvedAt ?? []].flat(),
    ),
    ...messages.map(({ at }) => at),
  ];
  if (times.length === 0) return null;
  return afterRemark(
    row,
    'clock-off',
    times.some((at) => at > answer.observedAt + SLACK_MS),
  );
}

/** The coverage once the page's own data is not looked at any more; null where nothing was said of it. */
export const withoutAnswers = (row: CoverageRow): CoverageRow | null =>
  (['answers-not-understood', 'observer-failed', 'clock-off'] as const).reduce<CoverageRow | null>(
    (next, about) => afterRemark(next ?? row, about, false) ?? next,
    null,
  );

/** Why, with the gravest remark where nothing graver is to be said. */
export const shownWhy = (
  { state, why }: Pick<CoverageRow, 'state' | 'why'>,
  remarks: readonly Remark[] = [],
): CoverageRow['why'] => why ?? (state === 'watching' ? (remarks[0] ?? null) : null);
