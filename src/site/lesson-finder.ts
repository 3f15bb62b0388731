import { LESSON_PARTS, type Lesson, type PartName } from '../core/lesson';
import type { ReadTime } from '../core/reading';
import type { CardTexts } from './card-texts';
import { flatParentOf } from './flat-tree';
import { stateOfLabel } from './labels';
import { type Parts, partsOf } from './lesson';
import { cardsAround, commonOf, datesOf, kinOf, LEAST_TEXTS, listsOf, placedAs } from './lesson-places';
import { firstTextsOf } from './lesson-texts';
import type { FoundList, NotFound } from './list-finder';
import type { ListMemory } from './list-memory';
import type { Survey } from './survey';
import { readUnit, type Unit } from './unit';

export interface LessonContext {
  readonly document: Document;
  readonly language: string;
  readonly parse: (text: string) => ReadTime | null;
  readonly survey: Survey;
}

/** `absent`: nothing on the page is built like the card that was shown. `broken`: some is, but not as a list's cards are. */
type Missing = 'absent' | 'broken';
interface Taught {
  readonly found: FoundList;
  readonly cards: ReadonlyMap<Element, Parts>;
}

/** So few may be alike by chance. */
const FEW = 3;
const HOLDS = 0.8;
const AGREES = 0.9;
const MOST_COMPARED = 40;

/**
 * The list to read: the one found by evidence, or the one that the seller has shown. Where both are there they must
 * agree; if not, the example is broken, and only a list that is marked as one is read. Notes whether the example fits.
 */
export function* findWithLesson(
  found: FoundList | NotFound,
  memory: ListMemory,
  context: LessonContext,
): Generator<void, FoundList | NotFound> {
  const { lesson } = memory;
  if (!lesson) return found;
  const taught = yield* findByLesson(lesson, context);
  if (typeof taught === 'string') {
    memory.lessonFits = taught === 'broken' || typeof found !== 'string' ? false : null;
    return found;
  }
  memory.lessonFits = typeof found === 'string' || (yield* agree(found, taught, context));
  if (typeof found === 'string') return taught.found;
  if (!memory.lessonFits) return found.flagged || found.labelled ? found : 'cards';
  // Evidence sees one element's cards; the example all, also where each day has an element of its own.
  return taught.cards.size > found.units().length ? taught.found : found;
}

/** The list whose cards are built like the one that was shown. Its columns must hold on nearly all of them. */
function* findByLesson(lesson: Lesson, context: LessonContext): Generator<void, Taught | Missing> {
  const isDate = (text: string): boolean => context.parse(text) !== null;
  const dates = yield* datesOf(lesson, context.document, isDate);
  const cards = new Map<Element, Parts>();
  for (const card of cardsAround(dates, lesson)) {
    const parts = partsOf(card, lesson, isDate);
    if (parts) cards.set(card, parts);
    yield;
  }
  const [list, rival] = listsOf([...cards.keys()], context.survey);
  if (!list) return 'absent';
  if (rival && 2 * rival.length >= list.length) return 'broken';
  const parents = new Set(list.map((card) => flatParentOf(card)!));
  const mostTexts = 2 * firstTextsOf(list[0]!).texts.length;
  const units: Element[] = [];
  let unlike = 0;
  for (const unit of placedAs(list[0]!)) {
    yield;
    const kin = cards.has(unit)
      ? 'card'
      : kinOf(unit, lesson, isDate, parents.has(flatParentOf(unit)!) ? mostTexts : 0);
    if (kin) units.push(unit);
    if (kin === 'unlike') unlike++;
  }
  const kept = new Map(list.map((card) => [card, cards.get(card)!]));
  if (list.length < HOLDS * (list.length + unlike) || !areCards([...kept.values()])) return 'broken';
  const strays = [...cards.keys()].filter((card) => !kept.has(card));
  const sample: (Unit | null)[] = [];
  for (const card of list.slice(0, MOST_COMPARED)) {
    sample.push(readUnit(card, context.language));
    yield;
  }
  const labelled = 2 * sample.filter((unit) => unit && stateOfLast(unit)).length > sample.length;
  const isStray = new Set(strays);
  const found: FoundList = {
    container: commonOf([...parents]),
    // Those of another place are counted as not read: which of the two is the list is not sure for them.
    units: () => [...new Set([...units, ...strays])],
    textsOf: (unit, isDate) => (isStray.has(unit.element) ? null : textsByLesson(unit, lesson, isDate, labelled)),
    leastTexts: Math.min(LEAST_TEXTS, LESSON_PARTS.filter((part) => !lesson[part].path.includes('@')).length),
    tag: lesson.card,
    flagged: sample.some((unit) => unit?.country),
    labelled,
    words: context.survey.words,
    findAnew: true,
    isTaught: true,
  };
  return { found, cards: kept };
}

/** What Seller Central itself calls a buyer without a name (July 2026). */
const NAMELESS = 'buyer';

/** Whether these columns are a list's: subjects are the longer texts, and both differ from card to card. */
function areCards(all: readonly Parts[]): boolean {
  const textsOf = (part: PartName): string[] => all.map((parts) => parts[part].text);
  const [names, subjects] = [textsOf('name'), textsOf('subject')];
  if (subjects.join('').length <= names.join('').length) return false;
  const differ = (texts: readonly string[]): boolean => texts.length < FEW || new Set(texts).size > 1;
  return differ(subjects) && (differ(names) || names[0] === NAMELESS);
}

/** Of a card's texts the last is its status, if any. */
const stateOfLast = (unit: Unit): ReturnType<typeof stateOfLabel> => stateOfLabel(unit.runs.at(-1)?.text ?? '');

function textsByLesson(
  unit: Unit,
  lesson: Lesson,
  isDate: (text: string) => boolean,
  labelled: boolean,
): CardTexts | null {
  const parts = partsOf(unit.element, lesson, isDate);
  if (!parts) return null;
  const last = unit.runs.at(-1);
  // Buyers type the subject, so it is never taken for the status, whatever it says.
  const isLabel = labelled && last && !parts.subject.text.endsWith(last.text);
  return {
    buyer: parts.name.text,
    subject: parts.subject.text,
    date: parts.date,
    state: isLabel ? stateOfLast(unit) : null,
  };
}

/** Whether what evidence reads of the first cards is what the example reads. */
function* agree(found: FoundList, { cards }: Taught, { language, parse }: LessonContext): Generator<void, boolean> {
  const keyOf = (buyer: string, subject: string, date: string): string => JSON.stringify([buyer, subject, parse(date)]);
  const taught = new Set<string>();
  for (const { name, subject, date } of cards.values()) {
    taught.add(keyOf(name.text, subject.text, date.text));
    if (taught.size % 64 === 0) yield;
  }
  let [same, other] = [0, 0];
  for (const element of found.units().slice(0, MOST_COMPARED)) {
    yield;
    const unit = readUnit(element, language);
    const texts = unit && found.textsOf(unit, (text) => parse(text) !== null);
    if (!texts) continue;
    if (taught.has(keyOf(texts.buyer, texts.subject, texts.date.text))) same++;
    else other++;
  }
  return same > 0 && same >= AGREES * (same + other);
}
