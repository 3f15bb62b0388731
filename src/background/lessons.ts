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

/** One change after the other. */
function change(work: (lessons: readonly KeptLesson[]) => readonly KeptLesson[]): Promise<void> {
  const changed = last.then(async () => writeStored(LESSONS, work(await readLessons()).slice(0, MOST_LESSONS)));
  last = changed.catch(() => {});
  return changed;
}

/** Keeps an account's example in place of an earlier one, or with null forgets it. */
export const changeLesson = (of: Of, lesson: Lesson | null): Promise<void> =>
  change((lessons) => {
    const others = lessons.filter((kept) => !isOf(of)(kept));
    return lesson ? [{ account: of.account, host: of.host, lesson }, ...others] : others;
  });

/** Forgets an account's examples, on every host. */
export const forgetLessonsOf = (account: string): Promise<void> =>
  change((lessons) => lessons.filter((kept) => kept.account !== account));
