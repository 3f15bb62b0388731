import { expect, it } from 'vitest';
import { runsOf, textOf } from '../../src/site/text-of';
import { make } from './reconstruction';

const shadow = (host: HTMLElement, html: string, mode: 'open' | 'closed' = 'open'): HTMLElement => {
  host.attachShadow({ mode }).innerHTML = html;
  return host;
};
const texts = (element: HTMLElement): string[] => runsOf(element).map((run) => run.text);

it('joins neighbouring text nodes and keeps elements apart', () => {
  const element = make(
    'div',
    {},
    'Response ',
    'needed',
    document.createComment('x'),
    ' 3',
    make('b', {}, 'bold'),
    'after',
  );
  expect(texts(element)).toEqual(['Response needed 3', 'bold', 'after']);
});
it('reads through open shadow roots and slots, in drawn order', () => {
  const host = shadow(
    make('kat-box', {}, make('i', { slot: 'end' }, 'last'), 'light', make('u', { slot: 'nowhere' }, 'never drawn')),
    'first <slot></slot> <slot name="end"></slot><slot name="x">fallback</slot>',
  );
  expect(texts(host)).toEqual(['first', 'light', 'last', 'fallback']);
});
it("reads a component's label once, whether it draws it or not", () => {
  expect(texts(make('div', {}, make('kat-link', { label: '405-1234567-1234567' })))).toEqual(['405-1234567-1234567']);
  expect(texts(shadow(make('kat-link', { label: 'Open' }), '<span class="link__inner">Open</span>'))).toEqual(['Open']);
  expect(texts(shadow(make('kat-badge', { label: 'New' }), '<i></i>', 'closed'))).toEqual(['New']);
  expect(texts(make('option', { label: 'plain elements show no label' }))).toEqual([]);
});
it('leaves out what is not shown, what sellers type, and our own overlay', () => {
  const element = make(
    'div',
    {},
    make('script', {}, 'a'),
    make('style', {}, 'b'),
    make('textarea', {}, 'c'),
    make('p', { hidden: '' }, 'd'),
    make('p', { style: 'color:red; display: none' }, 'e'),
    make('span', { 'data-reply-clock': '' }, 'f'),
    'g',
  );
  expect(textOf(element)).toBe('g');
});
it('stands any depth and any length', () => {
  let deep = make('div', {}, 'bottom');
  for (let level = 0; level < 20_000; level++) deep = make('div', {}, deep);
  expect(texts(deep)).toEqual(['bottom']);
  expect(textOf(make('p', {}, 'y'.repeat(10_000_000))).length).toBe(400);
});
