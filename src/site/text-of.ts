import { cleanText, RAW_CAP } from '../core/clean-text';
import { OWN_ATTRIBUTE } from './flat-tree';

/** One text as it stands on the page: neighbouring text nodes of one element, or a component's `label`. */
export interface Run {
  readonly text: string;
  readonly owner: Element;
}

export interface Visitor {
  /** Asked first, with the element's number among its siblings; `true` leaves it out with all that it holds. */
  skip?(element: Element, number: number): boolean;
  /** Called before an element's content; `false` leaves it out. */
  enter?(element: Element): boolean;
  leave?(element: Element): void;
  run(text: string, owner: Element): void;
  /** An open shadow root that holds part of what is shown. */
  root?(root: ShadowRoot): void;
}

/** Never drawn as text, or drawn as something that the seller types. */
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'textarea',
  'input',
  'select',
  'iframe',
  'canvas',
  'video',
  'audio',
  'object',
]);

export type TagKind = 'plain' | 'silent' | 'slot' | 'component';
const tagKinds = new Map<string, TagKind>();
/** How an element of this tag is walked. */
export function kindOf(tag: string): TagKind {
  let kind = tagKinds.get(tag);
  if (!kind) {
    kind = SILENT.has(tag) ? 'silent' : tag === 'slot' ? 'slot' : tag.includes('-') ? 'component' : 'plain';
    tagKinds.set(tag, kind);
  }
  return kind;
}

interface Frame {
  readonly element: Element;
  next: Node | null;
  readonly slotted: readonly Node[] | null;
  at: number;
  elements: number;
  text: string;
  /** A component's label that no text has shown yet; null where there is none. */
  label: string | null;
}

/** Not drawn, or our own. */
export function isHidden(element: Element): boolean {
  if (!element.hasAttributes()) return false;
  if (element.hasAttribute('hidden') || element.hasAttribute(OWN_ATTRIBUTE)) return true;
  const style = element.getAttribute('style');
  return style !== null && /display:\s*none|visibility:\s*hidden/i.test(style);
}

function frameOf(element: Element, kind: TagKind, visitor: Visitor): Frame {
  const root = element.shadowRoot;
  if (root) visitor.root?.(root);
  const slotted = kind === 'slot' ? (element as HTMLSlotElement).assignedNodes() : null;
  // Only components show their label themselves; on plain elements the attribute shows nothing.
  const label = kind === 'component' ? element.getAttribute('label') : null;
  const fills = slotted !== null && slotted.length > 0;
  return {
    element,
    next: fills ? null : (root ?? element).firstChild,
    slotted: fills ? slotted : null,
    at: 0,
    elements: 0,
    text: '',
    label: label === null ? null : cleanText(label) || null,
  };
}

/**
 * Every text drawn inside `start`, in order, through open shadow roots, slots and `label` attributes.
 * Yields after every 128 nodes so that the caller can stop for a while; never recurses, so depth costs no stack.
 */
export function* walkRuns(start: Element, visitor: Visitor): Generator<void, void> {
  const kind = kindOf(start.localName);
  if (kind === 'silent' || isHidden(start) || visitor.enter?.(start) === false) return;
  const frames: Frame[] = [frameOf(start, kind, visitor)];
  let unshown = frames[0]!.label === null ? 0 : 1;
  let nodes = 0;

  const emit = (text: string, owner: Element): void => {
    if (text === '') return;
    if (unshown > 0)
      for (const frame of frames)
        if (frame.label !== null && text.includes(frame.label)) {
          frame.label = null;
          unshown--;
        }
    visitor.run(text, owner);
  };
  const flush = (frame: Frame): void => {
    if (frame.text === '') return;
    const text = cleanText(frame.text);
    frame.text = '';
    emit(text, frame.element);
  };

  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    if (++nodes % 128 === 0) yield;
    const node: Node | null | undefined = frame.slotted ? frame.slotted[frame.at++] : frame.next;
    if (!node) {
      flush(frame);
      // A component that draws its label only on screen (or in a closed root) still says it.
      if (frame.label !== null) emit(frame.label, frame.element);
      visitor.leave?.(frame.element);
      frames.pop();
      continue;
    }
    if (!frame.slotted) frame.next = node.nextSibling;
    const type = node.nodeType;
    if (type === Node.TEXT_NODE) {
      if (frame.text.length < RAW_CAP) frame.text += (node as Text).data.slice(0, RAW_CAP);
    } else if (type === Node.ELEMENT_NODE) {
      const element = node as Element;
      if (frame.text !== '') flush(frame);
      const kind = kindOf(element.localName);
      if (visitor.skip?.(element, frame.elements) || isHidden(element)) continue;
      frame.elements++;
      if (visitor.enter?.(element) === false) continue;
      if (kind === 'silent') {
        visitor.leave?.(element);
        continue;
      }
      const inner = frameOf(element, kind, visitor);
      if (inner.label !== null) unshown++;
      frames.push(inner);
    }
  }
}

/** Runs a stepwise task to its end at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The texts drawn inside an element, at most `most` of them. */
export function runsOf(element: Element, most = 1_000): Run[] {
  const runs: Run[] = [];
  const steps = walkRuns(element, { run: (text, owner) => void runs.push({ text, owner }) });
  while (runs.length < most && !steps.next().done);
  return runs.slice(0, most);
}

/** All texts drawn inside an element as one, capped. */
export const textOf = (element: Element): string =>
  cleanText(
    runsOf(element, 100)
      .map((run) => run.text)
      .join(' '),
  );
