import * as v from 'valibot';
import { DEEPEST_PATH, type Lesson, MOST_OF_PATH, TEXT_ATTRIBUTES } from '../core/lesson';
import { HOSTS } from '../core/marketplaces';

/** A tag as HTML and custom elements have it. */
const TAG = '[a-z][a-z0-9._-]{0,59}';
const PATH = new RegExp(`^(?:${TAG}(?:/${TAG}){0,${DEEPEST_PATH - 1}})?(?:@(?:${TEXT_ATTRIBUTES.join('|')}))?$`);
const LONGEST_PATH = DEEPEST_PATH * 61 + 12;

const part = v.pipe(
  v.strictObject({
    path: v.pipe(v.string(), v.maxLength(LONGEST_PATH), v.regex(PATH)),
    ordinal: v.pipe(v.number(), v.integer(), v.minValue(0)),
    of: v.pipe(v.number(), v.integer(), v.maxValue(MOST_OF_PATH)),
  }),
  v.check(({ ordinal, of }) => ordinal < of, 'a text beyond the last'),
);

const where = ({ path, ordinal }: Lesson['name']): string => `${path} ${ordinal}`;

/** What a page or the storage says is a lesson. It names places only: a text of the page would not match. */
export const lessonSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    card: v.pipe(v.string(), v.maxLength(60), v.regex(new RegExp(`^${TAG}$`))),
    name: part,
    date: part,
    subject: part,
    timed: v.boolean(),
    learnedAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  }),
  v.check(
    ({ name, date, subject }) => new Set([name, date, subject].map(where)).size === 3,
    'two parts at the same place',
  ),
);

/** The store's name in the account pill; the host's own where the page shows none. */
const accountSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const hostSchema = v.picklist(HOSTS);

const keptLessonSchema = v.strictObject({ account: accountSchema, host: hostSchema, lesson: lessonSchema });
/** One account's example. */
export type KeptLesson = v.InferOutput<typeof keptLessonSchema>;

/** Stored examples, at most so many. What is not sound is left out: the others are still good. */
export const parseKeptLessons = (stored: unknown, most: number): KeptLesson[] =>
  (Array.isArray(stored) ? stored.slice(0, most) : []).filter((each) => v.is(keptLessonSchema, each));

/** `lesson` null forgets it. */
export const lessonChangeSchema = v.strictObject({
  type: v.literal('lesson.set'),
  account: accountSchema,
  host: hostSchema,
  lesson: v.nullable(lessonSchema),
});
