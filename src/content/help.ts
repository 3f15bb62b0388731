import type { Reading, UnreadableReason } from '../core/reading';
import { t } from '../platform/i18n';
import { whyText } from '../platform/why-text';
import { OWN_ATTRIBUTE } from '../site/flat-tree';
import { dress } from './dress';
import { made, madeButton } from './made';

/** What a seller's example may help with. */
const HELPED: readonly UnreadableReason[] = ['list-not-understood', 'dates-not-understood', 'empty-not-proved'];

const STYLE = `
  :host { all: initial; color-scheme: inherit; }
  section {
    --ink: light-dark(#1c2229, #e8ebef); --ground: light-dark(#fff, #20252c); --line: light-dark(#8b93a0, #7d8592);
    position: fixed; inset: auto 16px 16px auto; z-index: 2147483646; box-sizing: border-box;
    width: min(340px, 100vw - 32px); padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px;
    background: var(--ground); color: var(--ink); box-shadow: 0 4px 16px rgb(0 0 0 / 0.18); font: 13px/1.5 system-ui, sans-serif;
  }
  h2 { margin: 0 0 4px; font-size: 13px; font-weight: 650; }
  p { margin: 0 0 8px; }
  div { display: flex; flex-wrap: wrap; gap: 8px; }
  button {
    font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px;
    padding: 3px 10px; min-height: 26px; cursor: pointer;
  }
  button:focus-visible { outline: 2px solid light-dark(#1f5f8b, #8ecbf2); outline-offset: 1px; }
  @media (forced-colors: active) { section { border-color: CanvasText; } }
`;

/** A small card in the corner of a page that cannot be read: what is missing, and what the seller can do. Once a page. */
export class HelpOffer {
  private host: HTMLElement | null = null;
  private closed = false;

  constructor(private readonly start: (what: 'teach' | 'report') => Promise<void>) {}

  /** What was told of the page last. */
  follow(reading: Reading): void {
    if (reading.kind !== 'list') return;
    this.hide();
    if (!this.closed && reading.result === 'unreadable' && HELPED.includes(reading.reason)) this.show(reading.reason);
  }

  hide(): void {
    this.host?.remove();
    this.host = null;
  }

  private show(reason: UnreadableReason): void {
    const host = document.createElement('div');
    host.setAttribute(OWN_ATTRIBUTE, 'help');
    const root = host.attachShadow({ mode: 'open' });
    dress(root, STYLE);
    const said = made('p', whyText(reason));
    const close = (): void => {
      this.closed = true;
      this.hide();
    };
    const begin = (what: 'teach' | 'report') => () =>
      void this.start(what).then(close, () => {
        said.textContent = t('helpFailed');
      });
    const section = made('section');
    section.setAttribute('aria-label', t('helpHeading'));
    const buttons = made('div');
    buttons.append(
      madeButton(t('helpTeach'), begin('teach')),
      madeButton(t('helpReport'), begin('report')),
      madeButton(t('helpClose'), close),
    );
    section.append(made('h2', t('helpHeading')), said, buttons);
    for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keyup', 'keypress'])
      host.addEventListener(type, (event) => event.stopPropagation());
    section.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
    said.setAttribute('role', 'status');
    root.append(section);
    document.body.append(host);
    this.host = host;
  }
}
