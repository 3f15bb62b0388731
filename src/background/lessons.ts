import type { Lesson } from '../core/lesson';
import { type KeptLesson, parseKeptLessons } from '../platform/lesson-schema';
import { readStored, writeStored } from '../platform/storage';

/** Where the sellers' examples are kept. */
export const LESSONS = 'lessons';
/** More accounts than one browser has; beyond it the oldest example goes. */
const MOST_LESSONS = 50;

type Of = Pick<KeptLesson, 'account' | 'host'>;
const isOf =
  ({ account, host }: Of) =>
  (kept: Of): boolean =>
    kept.account === account && kept.host === host;

/** All examples, the newest first. */
export const readLessons = async (): Promise<KeptLesson[]> =>
  parseKeptLessons(await readStored(LESSONS), MOST_LESSONS).sort((a, b) => b.lesson.learnedAt - a.lesson.learnedAt);

/** The example shown for this account; null where there is none. */
export const lessonOf = async (of: Of): Promise<Lesson | null> => (await readLessons()).find(isOf(of))?.lesson ?? null;

let last: Promise<unknown> = Promise.resolve();

/** Keeps an account's example in place of an earlier one, or with null forgets it; one change after the other. */
export function changeLesson(of: Of, lesson: Lesson | null): Promise<void> {
  const change = last.then(async () => {
    const others = (await readLessons()).filter((kept) => !isOf(of)(kept));
    const kept = lesson ? [{ account: of.account, host: of.host, lesson }, ...others] : others;
    await writeStored(LESSONS, kept.slice(0, MOST_LESSONS));
  });
  last = change.catch(() => {});
  return change;
}
