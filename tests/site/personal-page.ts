import type { Random } from '../practice/random';
import { CONTACTS, IDS, NAMES, SENTENCES } from './personal-text';
import { make } from './reconstruction';

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
export class PersonalPage {
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
