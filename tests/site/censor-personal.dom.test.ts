import { afterEach, expect, it } from 'vitest';
import { foldedWordsOf, personalTraces } from '../../scripts/censor/personal-traces';
import { outlineOf } from '../../src/site/censor-outline';
import { Random } from '../practice/random';
import { CONTACTS, IDS, LANGUAGES, NAMES, SENTENCES } from './personal-text';
import { make } from './reconstruction';

afterEach(() => {
  document.body.replaceChildren();
  document.title = '';
});

const TAGS = ['div', 'span', 'li', 'b', 'p', 'td', 'a', 'kat-card', 'kat-label', 'button', 'x-thing', 'option', 'h4'];
const SPOKEN = [
  'title',
  'alt',
  'aria-label',
  'label',
  'placeholder',
  'aria-description',
  'name',
  'value',
  'country',
  'code',
];
const OTHERS = [
  'data-buyer',
  'data-order-id',
  'content',
  'cite',
  'srcset',
  'ping',
  'summary',
  'itemid',
  'aria-owns',
  'for',
  'slot',
  'lang',
  'dir',
  'role',
  'type',
];

/** A page full of invented people, and every text that was put into it. */
class PersonalPage {
  readonly planted: string[] = [];

  constructor(private readonly random: Random) {}

  private plant(): string {
    const text = this.random.pick(this.random.pick([NAMES, NAMES, IDS, CONTACTS, SENTENCES]));
    const shown = this.random.next() < 0.15 ? `${text} ${this.random.pick(NAMES)}` : text;
    const cased =
      this.random.next() < 0.1 ? shown.toUpperCase() : this.random.next() < 0.1 ? shown.toLowerCase() : shown;
    this.planted.push(cased);
    return cased;
  }

  element(depth: number): Element {
    const { random } = this;
    const element = make(random.pick(TAGS));
    const asName = (text: string): string => text.replace(/[\s"'<>/=]+/g, '-');
    for (let count = random.whole(0, 3); count > 0; count--)
      element.setAttribute(random.pick(random.next() < 0.5 ? SPOKEN : OTHERS), this.plant());
    if (random.next() < 0.3) element.className = `buyer-${asName(this.plant())} ${asName(this.plant())}`;
    if (random.next() < 0.3) element.id = `row_${asName(this.plant())}`;
    if (random.next() < 0.2)
      element.setAttribute(
        'href',
        `/messaging/${encodeURIComponent(this.plant())}?who=${this.plant()}&${asName(this.plant())}=1#${this.plant()}`,
      );
    if (random.next() < 0.1) element.setAttribute('src', `https://${asName(this.plant())}.example/${this.plant()}.png`);
    if (random.next() < 0.1)
      element.setAttribute(
        'style',
        `display:flex;background:url("/u/${asName(this.plant())}");content:"${this.plant()}"`,
      );
    if (random.next() < 0.05) element.append(document.createComment(this.plant()));
    if (random.next() < 0.1) this.addTyped(element);
    const parent =
      random.next() < 0.25 && element.localName.includes('-') ? element.attachShadow({ mode: 'open' }) : element;
    for (let count = random.whole(1, 3); count > 0; count--)
      if (depth > 0 && random.next() < 0.7) parent.append(this.element(depth - 1));
      else parent.append(this.plant());
    return element;
  }

  private addTyped(element: Element): void {
    const typed = make('textarea', {}, this.plant()) as HTMLTextAreaElement;
    typed.value = this.plant();
    const input = make('input', { value: this.plant() }) as HTMLInputElement;
    element.append(
      typed,
      input,
      make('script', { type: 'text/plain' }, this.plant()),
      make('template', {}, this.plant()),
    );
  }
}

it('holds nothing of what people write, whatever the page and its language', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = new Random(seed);
    document.documentElement.lang = random.pick(LANGUAGES);
    const page = new PersonalPage(random);
    document.body.replaceChildren(...Array.from({ length: 6 }, () => page.element(4)));
    document.title = random.pick(NAMES);
    const { text } = outlineOf(document);
    // What the outline itself counts.
    const outline = text.replace(/… and \d+ more|\(\d+ assigned\)/g, '');
    expect(outline.length).toBeGreaterThan(200);
    expect(
      personalTraces(outline, [...page.planted, document.title], document.documentElement.lang),
      `seed ${seed}`,
    ).toEqual([]);
    expect(outline.match(/[1-9]/g), `seed ${seed}`).toBeNull();
  }
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
