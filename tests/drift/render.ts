import type { Random } from '../practice/random';
import { chance, hashName } from './dice';
import type { Shape } from './shape';
import type { TrueCard } from './truth';

/** Draws shapes as elements, with class names that mean nothing and a style sheet that every root adopts. */
export class Renderer {
  readonly sheet = new CSSStyleSheet();
  private readonly classes = new Map<string, string>();
  private readonly inline: boolean;

  constructor(private readonly random: Random) {
    this.inline = chance(random, 0.2);
    this.sheet.replaceSync(`*{box-sizing:border-box;margin:0;min-width:0;font-size:13px}`);
  }

  /** null where the shape has a text and the card has none for it. */
  draw(shape: Shape, card: TrueCard): HTMLElement | null {
    const said = shape.says?.(card) ?? null;
    if (shape.says && said === null) return null;
    const element = document.createElement(shape.tag);
    if (shape.css !== '') this.style(element, shape.css);
    for (const [name, value] of Object.entries(shape.attributes)) element.setAttribute(name, value);
    const room = shape.inRoot ? this.rootOf(element) : element;
    for (const kid of shape.kids) {
      const drawn = this.draw(kid, card);
      if (drawn) room.append(drawn);
    }
    if (said !== null) this.say(element, said, shape);
    shape.fill?.(element, card);
    return element;
  }

  private style(element: HTMLElement, css: string): void {
    if (this.inline) {
      element.setAttribute('style', css);
      return;
    }
    let name = this.classes.get(css);
    if (!name) {
      name = hashName(this.random);
      this.classes.set(css, name);
      this.sheet.insertRule(`.${name}{${css}}`, this.sheet.cssRules.length);
    }
    element.className = name;
  }

  private rootOf(host: Element): ShadowRoot {
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [this.sheet];
    return root;
  }

  private say(element: HTMLElement, said: string, { how, tag }: Shape): void {
    const inner = (text: string): HTMLElement => Object.assign(document.createElement('span'), { textContent: text });
    const letters = [...said];
    const half = letters.slice(0, letters.length / 2).join('');
    switch (how) {
      case 'text':
        element.append(said);
        return;
      case 'split':
        element.append(half, said.slice(half.length));
        return;
      case 'marked': {
        // As a search marks what it has found.
        const [before, found, ...rest] = said.split(' ');
        if (found === undefined) element.append(said);
        else element.append(`${before} `, inner(found), ...(rest.length > 0 ? [` ${rest.join(' ')}`] : []));
        return;
      }
      case 'label':
        // Drawn in a closed root, so that it is on the screen but nowhere else in the page.
        element.setAttribute('label', said);
        element.attachShadow({ mode: 'closed' }).append(said);
        return;
      case 'label and root':
        element.setAttribute('label', said);
        this.rootOf(element).append(inner(said), document.createElement('slot'));
        return;
      case 'root':
        this.rootOf(element).append(inner(said));
        return;
      case 'slotted':
        element.append(said);
        this.rootOf(element).append(document.createElement('slot'));
        return;
      case 'nested roots': {
        const host = document.createElement(`${tag}-inner`);
        this.rootOf(host).append(inner(said));
        this.rootOf(element).append(host);
      }
    }
  }
}
