import type { Lesson } from '../core/lesson';
import { HOSTS } from '../core/marketplaces';
import type { ListReading, ThreadReading, Unreadable } from '../core/reading';
import type { Instant } from '../core/span';
import { CensoredNames } from './censor-names';
import { dateParser } from './date-text';
import { ListMemory } from './list-memory';
import { languageOf, listSeenOf, locateList } from './list-reader';
import { pageKindOf } from './page-kind';
import { READER_VERSION } from './reader-version';
import { surveyPage } from './survey';
import { finish } from './text-of';
import { readThread } from './thread-reader';

export interface ReportContext {
  readonly url: URL;
  readonly now: Instant;
  /** The extension's own. */
  readonly version: string;
  /** What the seller has shown of this account's cards. */
  readonly lesson: Lesson | null;
  readonly navigator: Pick<Navigator, 'language' | 'userAgent'>;
}

const LESSON_FITS = { true: 'fits', false: 'does not fit', null: 'nothing to compare it with' } as const;
/** Widths are told in steps: the exact one belongs to one computer. */
const WIDTH_STEP_PX = 100;

/** What a developer asks first: versions, the page, and what the reader made of it. In English, and without a name. */
export function factsOf(document: Document, context: ReportContext): string[] {
  const { url, version, navigator } = context;
  const names = new CensoredNames();
  const browser = /(?:Firefox|Edg|Chrome)\/\d+/.exec(navigator.userAgent)?.[0] ?? 'other browser';
  const width = Math.floor(document.documentElement.clientWidth / WIDTH_STEP_PX) * WIDTH_STEP_PX;
  const host = HOSTS.includes(url.hostname) ? url.hostname : '{host}';
  return [
    `Reply Clock ${version}, reader ${READER_VERSION}`,
    `Browser: ${browser}, ${names.nameOf(navigator.language)}, window ${width}-${width + WIDTH_STEP_PX} px wide`,
    `Page: ${pageKindOf(url)}, ${host}, ${names.addressOf(url.pathname + url.search)}, language ${names.nameOf(languageOf(document))}`,
    ...readerFacts(document, context, names),
  ];
}

function readerFacts(document: Document, { url, now, lesson }: ReportContext, names: CensoredNames): string[] {
  try {
    const context = { url, now, asOf: now, metricsAreCurrent: true };
    const memory = new ListMemory();
    memory.learn(lesson);
    finish(locateList(document, context, memory));
    const list = listSeenOf(document, context, memory).reading;
    const buyers = list.result === 'read' ? list.cards.map(({ buyer }) => buyer) : [];
    const thread = readThread(document, { url, now, asOf: now, card: null, buyers, list: null })?.reading;
    return [
      `List: ${listFact(list, names)}`,
      `Lesson: ${lesson ? `${names.nameOf(lesson.card)}, ${LESSON_FITS[`${memory.lessonFits}`]}` : 'none'}`,
      `Thread: ${threadFact(thread, names)}`,
      `Anchors: ${anchorsFact(document, now)}`,
    ];
  } catch (error) {
    // A page on which the reader breaks is the one that most needs its report. The error's own words may quote the page.
    return [`Reader: failed, ${names.nameOf(error instanceof Error ? error.name : 'unknown')}`];
  }
}

function listFact(reading: ListReading | Unreadable, names: CensoredNames): string {
  if (reading.result === 'unreadable') return `unreadable, ${reading.reason}`;
  const complete = reading.complete ? 'complete' : `not complete (${reading.incompleteBecause})`;
  const { cards, cardsNotRead, folder, layout } = reading;
  return `read, ${cards.length} cards, ${cardsNotRead} not read, folder ${folder}, ${complete}, ${names.nameOf(layout)}`;
}

function threadFact(reading: ThreadReading | Unreadable | undefined, names: CensoredNames): string {
  if (!reading) return 'none';
  if (reading.result === 'unreadable') return `unreadable, ${reading.reason}`;
  const { messages, complete, layout } = reading;
  return `read, ${messages.length} messages, ${complete ? 'complete' : 'not complete'}, ${names.nameOf(layout)}`;
}

function anchorsFact(document: Document, now: Instant): string {
  const language = languageOf(document);
  const parse = dateParser(language, now);
  const isDate = (text: string): boolean => parse(text, null) !== null;
  const nothing = (): boolean => false;
  const survey = finish(surveyPage(document, language, isDate, nothing, () => {}));
  const folders = new Set(survey.folders.map(({ folder }) => folder));
  return [
    `${survey.dates.length} dates`,
    `${survey.flags.length} flags`,
    `${survey.states.length} states`,
    `${folders.size} folders (${[...folders].join(' ')})`,
    `${survey.filters.length} filter buttons`,
    `${survey.metrics.length} metrics rows`,
    `${survey.empties.length} empty texts`,
    `${survey.loading.length} loading marks`,
    `${survey.appTexts} texts`,
    survey.thread ? 'thread pane' : 'no thread pane',
    ...(survey.signIn ? ['sign-in'] : []),
  ].join(', ');
}
