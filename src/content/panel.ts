import type { Claim } from '../core/facts';
import { t } from '../platform/i18n';
import { OWN_ATTRIBUTE } from '../site/flat-tree';
import type { Chip } from './chip';
import { PANEL_STYLE } from './chip-style';
import { dress } from './dress';
import { type Rest, snoozePart } from './snooze-part';

/** What the seller says of a thread; `undoes` takes an earlier word back. */
export interface Word {
  readonly claim: Claim;
  readonly at: number;
  readonly undoes: string | null;
}

export interface PanelSubject {
  readonly chip: Chip;
  /** The word in force that decides what the chip shows. */
  readonly told: { readonly factId: string; readonly claim: string } | null;
  readonly say: (word: Word) => Promise<void>;
  /** null where no alert is left that could rest. */
  readonly rest: Rest | null;
}

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

/** Local `YYYY-MM-DDTHH:mm`, as a time field wants it. */
const fieldValue = (at: number): string =>
  new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/**
 * The one panel of the page: what a chip's time rests on, shown on hover and focus, and on request the seller's own
 * word. It lies in the top layer, so that nothing of the page is moved or covered but for as long as it is open.
 */
export class Panel {
  private readonly host = document.createElement('div');
  private readonly panel = element('div', '', 'panel');
  private shown: PanelSubject | null = null;
  private isMenu = false;

  constructor(private readonly now: () => number) {
    this.host.setAttribute(OWN_ATTRIBUTE, 'panel');
    const root = this.host.attachShadow({ mode: 'open' });
    this.panel.setAttribute('popover', 'manual');
    this.panel.setAttribute('part', 'panel');
    this.panel.tabIndex = -1;
    dress(root, PANEL_STYLE);
    root.append(this.panel);
    for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'keyup'])
      this.host.addEventListener(type, (event) => event.stopPropagation());
    this.panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close(true);
    });
    this.panel.addEventListener('focusout', ({ relatedTarget }) => {
      if (this.isMenu && !(relatedTarget instanceof Node && this.panel.contains(relatedTarget))) this.closeSoon();
    });
  }

  /** Shows due time, receipt and basis beside the chip. */
  describe(subject: PanelSubject): void {
    if (this.isMenu) return;
    this.panel.setAttribute('role', 'tooltip');
    this.panel.removeAttribute('aria-label');
    this.panel.replaceChildren(this.lines(subject));
    this.open(subject);
  }

  /** The same with the seller's word, as a small dialog that takes the focus. */
  ask(subject: PanelSubject): void {
    this.isMenu = true;
    this.panel.setAttribute('role', 'dialog');
    this.panel.setAttribute('aria-label', t('panelLabel'));
    const word = element('div', '', 'word');
    if (subject.told) word.append(this.undoButton(subject, subject.told.factId));
    else word.append(element('p', t('panelWordHeading')), this.answered(subject), ...this.claims(subject));
    word.append(element('p', t('panelNote'), 'note'));
    if (subject.rest) word.append(snoozePart(subject.rest, this.now));
    const close = element('button', t('panelClose'));
    close.type = 'button';
    close.addEventListener('click', () => this.close(true));
    word.append(close);
    this.panel.replaceChildren(this.lines(subject), word);
    this.open(subject);
    this.panel.querySelector<HTMLElement>('button')?.focus();
  }

  /** What is said beside the chip now: countdowns go on while they are shown. */
  renew(): void {
    if (this.shown) this.panel.querySelector('.lines')?.replaceWith(this.lines(this.shown));
  }

  /** A tooltip goes as soon as the pointer does; the dialog stays until it is closed. */
  leave(chip: Chip): void {
    if (!this.isMenu && this.shown?.chip === chip) this.close(false);
  }

  /** Takes the panel down where its chip has gone. */
  keep(isThere: (chip: Chip) => boolean): void {
    if (this.shown && !isThere(this.shown.chip)) this.close(false);
  }

  close(returnFocus: boolean): void {
    const { shown } = this;
    this.shown = null;
    this.isMenu = false;
    if (this.panel.matches(':popover-open')) this.panel.hidePopover();
    if (returnFocus && shown?.chip.isFocusable) shown.chip.button.focus();
    // Focus describes the chip again; the seller has just closed that.
    if (returnFocus && !this.isMenu) this.hide();
  }

  remove(): void {
    this.close(false);
    this.host.remove();
  }

  private hide(): void {
    this.shown = null;
    if (this.panel.matches(':popover-open')) this.panel.hidePopover();
  }

  /** Focus may only have gone to another window, which has no related target: look again once it has settled. */
  private closeSoon(): void {
    setTimeout(() => {
      const root = this.host.shadowRoot!;
      if (this.isMenu && document.hasFocus() && root.activeElement === null) this.close(false);
    });
  }

  private open(subject: PanelSubject): void {
    this.shown = subject;
    if (!this.host.isConnected) document.body.append(this.host);
    if (!this.panel.matches(':popover-open')) this.panel.showPopover();
    // On the seller's own hover or click: measuring here is not on the page's account.
    const at = subject.chip.button.getBoundingClientRect();
    const { width, height } = this.panel.getBoundingClientRect();
    const below = at.bottom + 4 + height <= innerHeight;
    const left = Math.max(8, Math.min(at.right - width, innerWidth - width - 8));
    const top = below ? at.bottom + 4 : Math.max(8, at.top - 4 - height);
    this.panel.style.left = `${left}px`;
    this.panel.style.top = `${top}px`;
  }

  private lines({ chip }: PanelSubject): HTMLElement {
    const lines = element('div', '', 'lines');
    lines.append(...(chip.words?.details ?? []).map((line) => element('p', line)));
    return lines;
  }

  private answered(subject: PanelSubject): HTMLElement {
    const row = element('div', '', 'row');
    const time = element('input');
    time.type = 'datetime-local';
    time.max = fieldValue(this.now());
    time.value = fieldValue(this.now());
    time.setAttribute('aria-label', t('panelAnsweredTime'));
    const save = this.button(t('panelAnswered'), subject, () => {
      const at = new Date(time.value).getTime();
      return { claim: 'answered', at: Number.isFinite(at) ? Math.min(at, this.now()) : this.now(), undoes: null };
    });
    row.append(save, time);
    return row;
  }

  private claims(subject: PanelSubject): HTMLElement[] {
    const said =
      (claim: Claim): (() => Word) =>
      () => ({ claim, at: this.now(), undoes: null });
    return [
      this.button(t('panelNoResponse'), subject, said('no-response-needed')),
      this.button(t('panelNotBuyer'), subject, said('not-a-buyer-message')),
    ];
  }

  private undoButton(subject: PanelSubject, factId: string): HTMLElement {
    const claim = (subject.told?.claim ?? 'answered') as Claim;
    return this.button(t('panelUndo'), subject, () => ({ claim, at: this.now(), undoes: factId }));
  }

  private button(text: string, { say }: PanelSubject, word: () => Word): HTMLButtonElement {
    const button = element('button', text);
    button.type = 'button';
    button.addEventListener('click', async () => {
      try {
        await say(word());
        this.close(true);
      } catch {
        const failed = element('p', t('panelFailed'), 'failed');
        failed.setAttribute('role', 'alert');
        this.panel.querySelector('.failed')?.remove();
        button.after(failed);
      }
    });
    return button;
  }
}
