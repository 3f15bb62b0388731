import { afterEach, expect, it } from 'vitest';
import { readAccount } from '../../src/site/account';
import { make } from './reconstruction';

afterEach(() => document.body.replaceChildren());

const label = (name: string, ...inside: (Node | string)[]) => make('span', { class: name }, ...inside);

/** The three generations of the account pill that are attested; the elements around them are reconstructions. */
it.each<[string, () => HTMLElement, string | null]>([
  [
    '2025 on: store and country apart',
    () =>
      make(
        'button',
        {},
        label('dropdown-account-switcher-header-label-global', ' NORD\u00a0WIND '),
        make('i', {}, '|'),
        label('dropdown-account-switcher-header-label-regional', 'Deutschland'),
      ),
    'NORD WIND',
  ],
  [
    'to 2024: `Brand | Country`',
    () =>
      make(
        'div',
        { id: 'partner-switcher' },
        make('div', { class: 'partner-dropdown-button' }, make('span', {}, 'NORDWIND | Germany')),
      ),
    'NORDWIND',
  ],
  [
    'a brand with a bar in its name',
    () =>
      make(
        'div',
        { id: 'partner-switcher' },
        make('div', { class: 'partner-dropdown-button' }, make('span', {}, 'NORD | WIND | Germany')),
      ),
    'NORD | WIND',
  ],
  [
    'before 2021: the marketplace switcher names no store, its neighbour does',
    () =>
      make(
        'div',
        {},
        make('div', { id: 'sc-mkt-switcher-select' }, 'amazon.de'),
        make('a', { id: 'merchant-name' }, 'NORDWIND'),
      ),
    'NORDWIND',
  ],
  ['a pill without text yet', () => label('dropdown-account-switcher-header-label-global', ''), null],
  ['a page without a pill', () => make('div', {}, 'NORDWIND | Germany'), null],
])('%s', (_, draw, name) => {
  document.body.append(draw());
  expect(readAccount(document)).toBe(name);
});

it('the newest pill speaks where two are there', () => {
  document.body.append(
    make('a', { id: 'merchant-name' }, 'Old name'),
    label('dropdown-account-switcher-header-label-global', 'NORDWIND'),
  );
  expect(readAccount(document)).toBe('NORDWIND');
});
