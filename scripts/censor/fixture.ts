import { PILL } from '../../src/site/account';
import { knownPieces } from '../../src/site/censor';
import { CensoredNames } from '../../src/site/censor-names';
import { ADDRESSES, CLOSED, NAMES, OMITTED, SPOKEN } from '../../src/site/censor-outline';
import { OWN_ATTRIBUTE } from '../../src/site/flat-tree';
import { isHidden } from '../../src/site/text-of';
import { Inventor } from './inventor';
import { foldedWordsOf, personalTraces } from './personal-traces';

export interface Fixture {
  readonly html: string;
  /** What of the page could not be kept out of it; none, or it must not be written. */
  readonly traces: readonly string[];
  readonly elements: number;
}

const LABEL = 'Censored copy of a page: made by `npm run censor`. Names, texts, ids and dates are invented.';
const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr']);
/** What a style may keep: where a thing stands and whether it shows, in numbers and the words of CSS. */
const PLACE =
  /^(?:display|position|visibility|overflow|float|transform|inset|top|left|right|bottom|(?:min-|max-)?(?:width|height)|flex-direction|grid-template-columns)$/;
const PLACE_VALUE =
  /^(?:(?:-?[\d.]+(?:px|%|r?em|v[wh]|fr)?|absolute|relative|fixed|sticky|static|none|block|flex|grid|table|inline|inline-block|inline-flex|contents|hidden|visible|auto|scroll|row|column|translate[XY]?\([-\d.,\spx%]*\))\s*)+$/;

/** Attributes that count or place, in numbers that say nothing of anybody. */
const isCount = (name: string, value: string): boolean =>
  /^(?:aria-(?:row|col)(?:count|index|span)|aria-(?:setsize|posinset|level)|tabindex|colspan|rowspan)$/.test(name) &&
  /^-?\d{1,5}$/.test(value);
const LENGTHS = /-?\d[\d.]*(?:px|%|r?em|v[wh]|fr)/g;

/** The same page with invented people in it, as HTML with its shadow roots. Tries again where chance brings back what was there. */
export function fixtureOf(document: Document, savedAt: number, random = Math.random): Fixture {
  const texts = privateTexts(document);
  for (let tries = 1; ; tries++) {
    const made = new Copy(document, savedAt, texts, random).make();
    if (made.traces.length === 0 || tries === 20) return made;
  }
}

/** Everything that the page holds in texts and attributes, shown or not, but what may be said as it stands. */
function privateTexts(document: Document): string[] {
  const language = document.documentElement.lang || 'en';
  const texts = new Set<string>([document.title]);
  const collect = (node: Node): void => {
    if (node instanceof CharacterData) texts.add(node.data.trim());
    if (node instanceof Element) {
      if (OMITTED.has(node.localName) && node.localName !== 'head' && node.localName !== 'template') return;
      for (const { name, value } of node.attributes)
        if (!isCount(name, value)) texts.add(name === 'style' ? value.replace(LENGTHS, '') : value.trim());
      if (node.shadowRoot) collect(node.shadowRoot);
    }
    for (const child of node instanceof HTMLTemplateElement ? node.content.childNodes : node.childNodes) collect(child);
  };
  collect(document.body);
  return [...texts].filter((text) => knownPieces(text, language) === null);
}

class Copy {
  private readonly inventor: Inventor;
  private readonly names: CensoredNames;
  private readonly language: string;
  private elements = 0;

  constructor(
    private readonly document: Document,
    savedAt: number,
    private readonly texts: readonly string[],
    random: () => number,
  ) {
    this.language = document.documentElement.lang || 'en';
    this.inventor = new Inventor(this.language, savedAt, new Set(texts.flatMap(foldedWordsOf)), random);
    this.names = new CensoredNames((kind, raw) => this.inventor.id(kind, raw));
  }

  make(): Fixture {
    const body = this.element(this.document.body, false);
    const savedAt = new Date(this.inventor.dates.movedNow).toISOString();
    const head = `<head>\n<meta charset="utf-8">\n<meta name="saved-at" content="${savedAt}">\n</head>`;
    return {
      html: `<!doctype html>\n<!-- ${LABEL} -->\n<html lang="${this.names.nameOf(this.language)}">\n${head}\n${body}\n</html>\n`,
      // Of what is written, only the frames of shadow roots come from nothing on the page.
      traces: personalTraces(body.replace(/<\/?template[^>]*>/g, ' '), this.texts, this.language),
      elements: this.elements,
    };
  }

  private element(element: Element, isPrivate: boolean): string {
    const tag = element.localName;
    if (OMITTED.has(tag) || element.hasAttribute(OWN_ATTRIBUTE)) return '';
    this.elements++;
    const shown = /^h[1-6]$/.test(tag) ? tag : this.names.nameOf(tag).replaceAll('~', 'x');
    const isPill = isPrivate || element.matches(PILL);
    const start = `<${shown}${this.attributes(element, isPill)}>`;
    if (VOID.has(tag)) return start;
    const inside = CLOSED.has(tag) || isHidden(element) ? '' : this.inside(element, isPill);
    return `${start}${inside}</${shown}>`;
  }

  private inside(element: Element, isPrivate: boolean): string {
    const root = element.shadowRoot;
    const shadow = root ? `<template shadowrootmode="open">${this.children(root, isPrivate)}</template>` : '';
    return shadow + this.children(element, isPrivate);
  }

  private children(parent: Node, isPrivate: boolean): string {
    let html = '';
    // Frameworks part one text into several nodes, which mean something only together.
    let text = '';
    const flush = (): void => {
      if (text) html += escaped(this.inventor.text(text, isPrivate));
      text = '';
    };
    for (const child of parent.childNodes) {
      if (child instanceof Text) text += child.data;
      else if (child instanceof Element) {
        flush();
        html += this.element(child, isPrivate);
      }
    }
    flush();
    return html;
  }

  private attributes(element: Element, isPrivate: boolean): string {
    return [...element.attributes]
      .map(({ name, value }) => {
        const shown = this.valueOf(name, value, isPrivate);
        const named = this.names.nameOf(name).replaceAll('~', 'x');
        return shown === null ? '' : ` ${named}${shown === '' ? '' : `="${escaped(shown)}"`}`;
      })
      .join('');
  }

  private valueOf(name: string, value: string, isPrivate: boolean): string | null {
    if (value === '' || name === 'hidden') return '';
    if (isCount(name, value)) return value;
    if (name === 'style') return this.placing(value) || null;
    if (SPOKEN.test(name)) return this.inventor.text(value, isPrivate);
    if (ADDRESSES.has(name))
      return this.names
        .addressOf(value)
        .replace(/\{host\}/g, 'page.invalid')
        .replace(/…/g, '');
    if (name === 'class' || name === 'id' || NAMES.test(name)) return this.names.nameOf(value);
    return '';
  }

  private placing(style: string): string {
    return style
      .split(';')
      .map((rule) => rule.split(/:(.*)/s).map((part) => part.trim()))
      .filter(([name = '', value = '']) => PLACE.test(name) && PLACE_VALUE.test(value))
      .map(([name, value]) => `${name}:${value}`)
      .join(';');
  }
}

const escaped = (text: string): string => text.replace(/[&<>"\u00a0]/g, (sign) => `&#${sign.charCodeAt(0)};`);
