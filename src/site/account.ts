import { textOf } from './text-of';

/** Where the account pill names the store, newest first; each as seen in public captures or code, see `seen`. */
const PILLS = [
  { seen: '2025-2026, new header', selector: '.dropdown-account-switcher-header-label-global', country: false },
  { seen: 'to 2024, `Brand | Country`', selector: '#partner-switcher .partner-dropdown-button > span', country: true },
  // Its neighbour `#sc-mkt-switcher-select` names marketplaces, never the store.
  { seen: 'before 2021', selector: '#merchant-name', country: true },
] as const;

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
