import { textOf } from './text-of';

/** Where the account pill names the store, newest first; each as seen in public captures or code, see `seen`. */
const PILLS = [
  { seen: '2025-2026, new header', selector: '.dropdown-account-switcher-header-label-global', country: false },
  { seen: 'to 2024, `Brand | Country`', selector: '#partner-switcher .partner-dropdown-button > span', country: true },
  // Its neighbour `#sc-mkt-switcher-select` names marketplaces, never the store.
  { seen: 'before 2021', selector: '#merchant-name', country: true },
] as const;

/** All of them at once. */
export const PILL = PILLS.map(({ selector }) => selector).join();

/** The store's name in the account pill; null where the page shows none. */
export function readAccount(document: Document): string | null {
  for (const { selector, country } of PILLS) {
    const pill = document.querySelector(selector);
    if (!pill) continue;
    const text = textOf(pill);
    // Only the last bar divides store and country: a store's own name may hold one.
    const name = country ? text.replace(/ \| [^|]*$/, '').trim() : text;
    if (name !== '') return name;
  }
  return null;
}

/** Something drawn: an element and a hash of what it says. */
export interface Drawn {
  readonly element: Element;
  readonly content: string;
}

/**
 * Says whose what is drawn is: the account that the pill showed when it was drawn, not the one shown now. The pill may
 * change at once where the list follows later. Pure but for its memory.
 */
export class AccountCredit {
  private account: string | null = null;
  private drawn: readonly Drawn[] | null = null;

  get of(): string | null {
    return this.account;
  }

  /** `drawn`: the cards, none for an empty folder, null where there is nothing. `scrolled`: other rows of the same list. */
  observe(shown: string | null, drawn: readonly Drawn[] | null, scrolled = false): string | null {
    if (this.account === null || (shown !== this.account && !scrolled && isDrawnAnew(drawn, this.drawn)))
      this.account = shown;
    this.drawn = drawn;
    return this.account;
  }
}

function isDrawnAnew(now: readonly Drawn[] | null, before: readonly Drawn[] | null): boolean {
  if (now === null || before === null) return true;
  if (now.length === 0 && before.length === 0) return false;
  const elements = new Set(before.map(({ element }) => element));
  const contents = new Set(before.map(({ content }) => content));
  return !now.some(({ element, content }) => elements.has(element) && contents.has(content));
}
