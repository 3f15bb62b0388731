import { afterEach, expect, it } from 'vitest';
import { fixtureOf } from '../../scripts/censor/fixture';
import { foldedWordsOf, personalTraces } from '../../scripts/censor/personal-traces';
import { outlineOf } from '../../src/site/censor-outline';
import { Random } from '../practice/random';
import { PersonalPage } from './personal-page';
import { LANGUAGES, NAMES } from './personal-text';
import { make } from './reconstruction';

afterEach(() => {
  document.body.replaceChildren();
  document.title = '';
});

/** Draws such a page; gives what was put into it. */
function drawn(random: Random): string[] {
  document.documentElement.lang = random.pick(LANGUAGES);
  const page = new PersonalPage(random);
  document.body.replaceChildren(...Array.from({ length: 6 }, () => page.element(4)));
  document.title = random.pick(NAMES);
  return [...page.planted, document.title];
}

it('an outline holds nothing of what people write, whatever the page and its language', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const planted = drawn(new Random(seed));
    const { text } = outlineOf(document);
    // What the outline itself counts, and headings.
    const outline = text.replace(/… and \d+ more|\(\d+ assigned\)|\bh[1-6]\b/g, '');
    expect(outline.length).toBeGreaterThan(200);
    expect(personalTraces(outline, planted, document.documentElement.lang), `seed ${seed}`).toEqual([]);
    expect(outline.match(/[1-9]/g), `seed ${seed}`).toBeNull();
    expect(outline, 'months that are people').not.toMatch(/"(?:april|may|june|jan|june friday)"/i);
  }
}, 60_000);

it('nor does a fixture, which says itself that it does not', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const planted = drawn(random);
    const { html, traces } = fixtureOf(document, Date.UTC(2026, 6, 30), () => random.next());
    expect(traces, `seed ${seed}`).toEqual([]);
    const body = html.slice(html.indexOf('<body'));
    expect(personalTraces(body, planted, document.documentElement.lang), `seed ${seed}`).toEqual([]);
  }
}, 60_000);

it('a fixture out of which something cannot be kept says what', () => {
  document.body.replaceChildren(make('p', {}, 'bobobo'), make('p', {}, 'Kowalczyk'));
  const always = () => 0;
  expect(fixtureOf(document, 0, always).traces).toEqual(['bobobo']);
});

it.each([
  ['Anna', 'li "Anna"', ['anna']],
  ['Kowalczyk', 'li.kowalczyk', ['kowalczyk']],
  ['李雷', 'li "李雷"', ['李雷']],
  ['佐藤 花子', 'li "字 花子"', ['花子']],
  ['405-1234567-1234567', 'li "1234567"', ['1234567']],
  ['April', 'li "Xxx"', []],
  ['Anna', 'li.banana', []],
])('the search for traces of “%s” in “%s” finds %j', (planted, outline, traces) => {
  expect(personalTraces(outline, [planted], 'en')).toEqual(traces);
});

it('lets words pass that are labels, dates or page makers’ own, and those alone', () => {
  const allowed = foldedWordsOf('Resolved July Friday button India');
  for (const word of allowed) expect(personalTraces(word, [word], 'en'), word).toEqual([]);
  for (const word of foldedWordsOf('parcel Schmidt Summer Kowalczyk München'))
    expect(personalTraces(word, [word], 'en'), word).toEqual([word]);
});
