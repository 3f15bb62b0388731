import type { Lesson } from '../core/lesson';
import type { ReadTime } from '../core/reading';
import type { Instant } from '../core/span';
import { dateParser } from './date-text';
import { findByLesson } from './lesson-finder';
import { languageOf } from './list-reader';
import { surveyPage } from './survey';
import { finish } from './text-of';

/** What a text of this page says as a date, before its zone is known; null where it is not understood. */
export function pageDates(document: Document, now: Instant): (text: string) => ReadTime | null {
  const parse = dateParser(languageOf(document), now);
  return (text) => parse(text, null);
}

/** What an example would make of the page as it is now: its cards, and how many are not read. */
export function lookByLesson(
  document: Document,
  lesson: Lesson,
  parse: (text: string) => ReadTime | null,
): ReturnType<typeof findByLesson> extends Generator<void, infer R> ? R : never {
  const language = languageOf(document);
  const isDate = (text: string): boolean => parse(text) !== null;
  const survey = finish(
    surveyPage(
      document,
      language,
      isDate,
      () => false,
      () => {},
    ),
  );
  return finish(findByLesson(lesson, { document, language, parse, survey }));
}
