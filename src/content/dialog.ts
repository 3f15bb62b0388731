import { OWN_ATTRIBUTE } from '../site/flat-tree';
import { dress } from './dress';

export interface DialogOptions {
  /** Names our host, so that styles and tests find it. */
  readonly name: string;
  /** The heading, which also labels the dialog. */
  readonly title: string;
  /** Style of what is put into `body`; the tokens of the frame (`--ink`, `--quiet`, `--ground`, `--line`, `--accent`) hold there. */
  readonly style?: string;
  /** Default true: the page behind is inert and dimmed. False: the page stays usable, as where one of its cards is chosen. */
  readonly modal?: boolean;
  readonly onClose?: () => void;
}

export interface Dialog {
  /** Ours to fill, inside of the shadow root. */
  readonly body: HTMLElement;
  close(): void;
}

const FRAME = `
  :host { all: initial; color-scheme: inherit; }
  dialog {
    --ink: light-dark(#1c2229, #e8ebef); --quiet: light-dark(#4d5560, #b3bac4); --ground: light-dark(#fff, #20252c);
    --line: light-dark(#c9ced6, #4a515c); --accent: light-dark(#1f5f8b, #8ecbf2);
    position: fixed; inset: 0; margin: auto; box-sizing: border-box; z-index: 2147483647;
    width: min(760px, 100vw - 32px); max-height: min(720px, 100vh - 32px); padding: 16px 18px; overflow: auto;
    border: 1px solid var(--line); border-radius: 10px; background: var(--ground); color: var(--ink);
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.28); font: 13px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums;
  }
  dialog:focus { outline: none; }
  dialog::backdrop { background: rgb(0 0 0 / 0.35); }
  h2 { margin: 0 0 8px; font-size: 15px; font-weight: 650; }
  p { margin: 0; }
  button, input, textarea {
    font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px;
    padding: 4px 12px; min-height: 28px; box-sizing: border-box;
  }
  button { cursor: pointer; }
  button:hover { border-color: var(--accent); }
  button.primary { border-color: var(--accent); color: var(--accent); font-weight: 600; }
  :is(button, input, textarea):focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  @media (forced-colors: active) { dialog { border-color: CanvasText; } }
`;

const open = new Set<() => void>();

/** Closes what is open, as the seller could. */
export function closeDialogs(): void {
  for (const close of open) close();
}

/**
 * A dialog of ours on the page: focus goes in and comes back, Escape closes it, and what is typed in it stays in it.
 * The browser's own `dialog` does most of that; the page's styles do not reach into the shadow root.
 */
export function openDialog(
  document: Document,
  { name, title, style = '', modal = true, onClose }: DialogOptions,
): Dialog {
  const host = document.createElement('div');
  host.setAttribute(OWN_ATTRIBUTE, name);
  const root = host.attachShadow({ mode: 'open' });
  dress(root, FRAME + style);
  const frame = document.createElement('dialog');
  const heading = document.createElement('h2');
  heading.id = 'title';
  heading.textContent = title;
  frame.setAttribute('aria-labelledby', heading.id);
  const body = document.createElement('div');
  frame.append(heading, body);
  root.append(frame);
  // The page's shortcuts must not hear what is typed here.
  for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'keyup', 'keypress'])
    host.addEventListener(type, (event) => event.stopPropagation());
  const before = document.activeElement;
  const close = (): void => {
    if (!host.isConnected) return;
    open.delete(close);
    frame.close();
    host.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    onClose?.();
  };
  frame.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  frame.addEventListener('keydown', (event) => {
    if (modal) keepInside(event, root);
    else if (event.key === 'Escape') close();
  });
  document.body.append(host);
  open.add(close);
  if (modal) frame.showModal();
  else frame.show();
  return { body, close };
}

/** From the last control on to the first, and back: between them the browser's own would leave the page's keys in reach. */
function keepInside(event: KeyboardEvent, root: ShadowRoot): void {
  const stops = [...root.querySelectorAll<HTMLElement>('button, input, select, textarea')].filter(
    (stop) => !stop.matches(':disabled') && stop.checkVisibility(),
  );
  if (event.key !== 'Tab' || root.activeElement !== (event.shiftKey ? stops[0] : stops.at(-1))) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
