import { afterAll, expect, test } from 'vitest';
import { cleanText } from '../../src/core/clean-text';
import type { Lesson } from '../../src/core/lesson';
import type { ListReading, Unreadable } from '../../src/core/reading';
import { lessonOf } from '../../src/site/lesson';
import { blocksOf } from '../../src/site/lesson-blocks';
import { findWithLesson } from '../../src/site/lesson-finder';
import { pageDates } from '../../src/site/lesson-preview';
import { textsOfCard } from '../../src/site/lesson-texts';
import { ListMemory } from '../../src/site/list-memory';
import { languageOf, listSeenOf, locateList } from '../../src/site/list-reader';
import { surveyPage } from '../../src/site/survey';
import { finish, textOf } from '../../src/site/text-of';
import { readUnit } from '../../src/site/unit';
import { judge } from './judge';
import { drawRedesign, type Redesign } from './redesign';
import { NOW, type TrueCard } from './truth';

const RUNS = 200;
/** Earlier pages' examples that are tried on each page. */
const STALE = 2;

afterAll(() => {
  document.body.replaceChildren();
  document.adoptedStyleSheets = [];
});

/** What a seller would point at first, and confirm; null where no block shows all three. */
function taught({ drawn }: Redesign): Lesson | null {
  const parse = pageDates(document, NOW);
  const [{ buyer, subject, date }] = drawn as [TrueCard];
  for (const block of blocksOf(document, (text) => parse(text) !== null)) {
    const texts = textsOfCard(block) ?? [];
    const part = (wanted: string) =>
      texts.find(({ text }) => text === cleanText(wanted)) ??
      texts.find(({ owner }) => textOf(owner) === cleanText(wanted));
    const parts = { name: part(buyer), date: part(date.text), subject: part(subject) };
    const { name, date: when, subject: what } = parts;
    if (name && when && what && new Set([name, when, what]).size === 3)
      return lessonOf(block, { name, date: when, subject: what }, NOW);
  }
  return null;
}

/** What the example alone reads of the page, as if nothing were recognised by evidence; null where it does not fit. */
function readAlone(lesson: Lesson): { readonly cards: readonly string[]; readonly notRead: number } | null {
  const [language, parse, memory] = [languageOf(document), pageDates(document, NOW), new ListMemory()];
  const isDate = (text: string): boolean => parse(text) !== null;
  const nothing = (): false => false;
  const survey = finish(surveyPage(document, language, isDate, nothing, nothing));
  memory.learn(lesson);
  const found = finish(findWithLesson('none', memory, { document, language, parse, survey }));
  if (typeof found === 'string') return null;
  const units = found.units().map((element) => readUnit(element, language));
  const texts = units.map((unit) => unit && found.textsOf(unit, isDate));
  return {
    cards: texts.flatMap((each) => (each ? [`${each.buyer} ${each.subject} ${each.date.text}`] : [])),
    notRead: texts.filter((each) => !each).length,
  };
}

function readWith(lesson: Lesson, { url }: Redesign): ListReading | Unreadable {
  const memory = new ListMemory();
  memory.learn(lesson);
  const context = { url, now: NOW, asOf: NOW - 1_000, metricsAreCurrent: true };
  finish(locateList(document, context, memory));
  return listSeenOf(document, context, memory).reading;
}

test('shown one card of a redesigned page, the others are read rightly or counted; an example of another page reads nothing wrong', () => {
  const counts = { pages: 0, read: 0 };
  const earlier: Lesson[] = [];
  for (let seed = 1; seed <= RUNS; seed++) {
    const redesign = drawRedesign(seed);
    const { drawn } = redesign;
    if (drawn.length === 0 || drawn.length > 100) continue;
    for (const stale of earlier.slice(-STALE))
      expect(judge(redesign, readWith(stale, redesign)).wrong, `another page’s example on ${seed}`).toEqual([]);
    const lesson = taught(redesign);
    if (!lesson) continue;
    earlier.push(lesson);
    counts.pages++;
    expect(judge(redesign, readWith(lesson, redesign)).wrong, `seed ${seed}`).toEqual([]);
    const alone = readAlone(lesson);
    if (!alone) continue;
    counts.read++;
    const truth = drawn.map(({ buyer, subject, date }) => [buyer, subject, date.text].map(cleanText).join(' '));
    expect(
      alone.cards.filter((card) => !truth.includes(card)),
      `seed ${seed}`,
    ).toEqual([]);
    expect(alone.cards.length + alone.notRead, `seed ${seed}`).toBeGreaterThanOrEqual(drawn.length);
  }
  console.log(`${counts.pages} pages taught, ${counts.read} read by the example alone`);
  expect(counts.pages).toBeGreaterThan(0.9 * RUNS);
  expect(counts.read / counts.pages).toBeGreaterThan(0.9);
}, 120_000);
