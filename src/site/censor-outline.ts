import { PILL } from './account';
import { CensoredNames } from './censor-names';
import { shapeOfText } from './censor-shape';
import { OWN_ATTRIBUTE } from './flat-tree';
import { isHidden } from './text-of';

/** What one outline may hold; the rest is counted, never shown. */
export const OUTLINE_CAPS = { elements: 5_000, chars: 200_000, depth: 100, siblings: 30 } as const;

/** Shown as an element, never what is in it. */
export const CLOSED = new Set(['textarea', 'svg', 'iframe', 'object', 'canvas', 'video', 'audio', 'math']);
export const OMITTED = new Set(['script', 'style', 'noscript', 'template', 'link', 'meta', 'title', 'head', 'base']);
/** Attributes that a person may see or hear. */
export const SPOKEN =
  /^(?:alt|title|label|placeholder|aria-(?:label|description|roledescription|valuetext)|country|code|name)$/;
export const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'poster']);
export const NAMES =
  /^(?:role|type|dir|lang|slot|part|for|variant|size|kind|target|rel|tabindex|method|aria-[a-z]+|colspan|rowspan|selected|active|checked|disabled|open)$/;
/** What a style may say of where a thing is. */
const PLACING = /^(?:display|position|visibility|overflow|float|transform|flex-direction|background-image|background)$/;

/** A censored outline of a page, and what of it had to be left out. */
export interface Outline {
  readonly text: string;
  readonly elements: number;
  readonly isCut: boolean;
}

/**
 * The page's structure for a bug report: elements through open shadow roots, with the words that are labels or dates
 * and the form of all others. No name, number, id, address or typed text is in it; see `tests/site/censor.dom.test.ts`.
 */
export function outlineOf(document: Document, root: Element = document.body): Outline {
  return new Outliner(document.documentElement.lang || 'en').outline(root);
}

class Outliner {
  private readonly names = new CensoredNames();
  private readonly lines: string[] = [];
  private elements = 0;
  private chars = 0;
  private isCut = false;

  constructor(private readonly language: string) {}

  outline(root: Element): Outline {
    this.add(root, 0, false);
    if (this.isCut) this.lines.push('… cut here: the page is larger than a report may be');
    return { text: this.lines.join('\n'), elements: this.elements, isCut: this.isCut };
  }

  private write(depth: number, text: string): void {
    const line = `${'  '.repeat(depth)}${text}`;
    this.chars += line.length + 1;
    this.lines.push(line);
  }

  private add(element: Element, depth: number, isPrivate: boolean): void {
    if (OMITTED.has(element.localName) || element.hasAttribute(OWN_ATTRIBUTE)) return;
    if (this.elements >= OUTLINE_CAPS.elements || this.chars >= OUTLINE_CAPS.chars) {
      this.isCut = true;
      return;
    }
    this.elements++;
    const isPill = isPrivate || element.matches(PILL);
    const hidden = isHidden(element);
    const isClosed = hidden || CLOSED.has(element.localName);
    const only =
      !isClosed && !element.shadowRoot && element.childElementCount === 0 ? this.textIn(element, isPill) : '';
    this.write(depth, `${this.head(element, isPill)}${only && ` ${only}`}${hidden ? ' (not shown)' : ''}`);
    if (isClosed || only) return;
    if (depth >= OUTLINE_CAPS.depth) {
      if (element.firstChild) this.write(depth + 1, '… deeper');
      return;
    }
    if (element.shadowRoot) {
      this.write(depth + 1, '#shadow');
      this.inside(element.shadowRoot, depth + 2, isPill);
    }
    this.inside(element, depth + 1, isPill);
  }

  private inside(parent: Element | ShadowRoot, depth: number, isPrivate: boolean): void {
    const { siblings } = OUTLINE_CAPS;
    const counts = new Map<string, number>();
    const left = new Map<string, number>();
    for (const child of parent.childNodes) {
      if (this.chars >= OUTLINE_CAPS.chars) {
        this.isCut = true;
        return;
      }
      if (child instanceof Text) {
        const text = this.quoted(child.data, isPrivate);
        if (text) this.write(depth, text);
      } else if (child instanceof Element) {
        const count = (counts.get(child.localName) ?? 0) + 1;
        counts.set(child.localName, count);
        if (count <= siblings) this.add(child, depth, isPrivate);
        else left.set(child.localName, (left.get(child.localName) ?? 0) + 1);
      }
    }
    for (const [tag, count] of left) this.write(depth, `… and ${count} more ${this.names.nameOf(tag)}`);
  }

  private textIn(element: Element, isPrivate: boolean): string {
    return this.quoted(element.textContent ?? '', isPrivate);
  }

  private quoted(text: string, isPrivate: boolean): string {
    const shape = shapeOfText(text, this.language, isPrivate);
    return shape === '' ? '' : `"${shape}"`;
  }

  private head(element: Element, isPrivate: boolean): string {
    let head = /^h[1-6]$/.test(element.localName) ? element.localName : this.names.nameOf(element.localName);
    if (element.id) head += `#${this.names.nameOf(element.id)}`;
    for (const name of [...element.classList].slice(0, 8)) head += `.${this.names.nameOf(name)}`;
    for (const { name, value } of [...element.attributes].slice(0, 24))
      if (name !== 'id' && name !== 'class')
        head += ` ${this.names.nameOf(name)}${this.valueOf(name, value, isPrivate)}`;
    return element.localName === 'slot' ? `${head}${this.assigned(element as HTMLSlotElement)}` : head;
  }

  private assigned(slot: HTMLSlotElement): string {
    const count = slot.assignedElements().length;
    return count > 0 ? ` (${count} assigned)` : '';
  }

  private valueOf(name: string, value: string, isPrivate: boolean): string {
    if (value === '') return '';
    if (SPOKEN.test(name)) return `=${this.quoted(value, isPrivate)}`;
    if (ADDRESSES.has(name)) return `=${this.names.addressOf(value)}`;
    if (NAMES.test(name)) return `=${this.names.nameOf(value)}`;
    return name === 'style' ? `="${this.placing(value)}"` : '=…';
  }

  private placing(style: string): string {
    return style
      .split(';')
      .map((rule) => rule.split(/:(.*)/s).map((part) => part.trim()))
      .filter(([name = '']) => PLACING.test(name))
      .map(([name, value = '']) => {
        const address = /url\(["']?([^"')]*)/.exec(value)?.[1];
        return `${name}:${address === undefined ? this.names.nameOf(value.split('(')[0]!) : `url(${this.names.addressOf(address)})`}`;
      })
      .join(';');
  }
}
