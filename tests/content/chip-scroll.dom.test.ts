import { afterEach, expect, test } from 'vitest';
import { Chip } from '../../src/content/chip';

afterEach(() => document.body.replaceChildren());

/** A scrolling list of cards, no ancestor of which is positioned, with a chip on each. */
function listOf(cardTag: string, cardStyle: string, listTag: string) {
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height: 200px; overflow: auto';
  const list = document.createElement(listTag);
  const cards = Array.from({ length: 20 }, () => {
    const card = document.createElement(cardTag);
    card.style.cssText = cardStyle;
    for (const words of ['Anna K.', 'Where is my parcel?']) {
      const line = document.createElement(cardTag === 'tr' ? 'td' : 'div');
      line.textContent = words;
      card.append(line);
    }
    list.append(card);
    return card;
  });
  scroller.append(list);
  document.body.append(scroller);
  const before = { height: scroller.scrollHeight, tops: cards.map((card) => card.getBoundingClientRect().top) };
  const chips = cards.map((card) => {
    const chip = new Chip(card, card.lastElementChild!);
    chip.show({ look: 'calm', text: '3 h 20', details: [], changesAt: null, rests: false });
    chip.keepAttached();
    chip.place(100, -20);
    return chip;
  });
  return { scroller, cards, chips, before };
}

type Like = readonly [tag: string, style: string, list: string];
const BLOCKS: readonly Like[] = [
  ['div', 'padding: 8px; border-bottom: 1px solid', 'div'],
  ['a', 'display: block; margin: 10px 0', 'div'],
  ['li', 'padding: 8px', 'ul'],
  ['tr', '', 'table'],
];
const OTHERS: readonly Like[] = [
  ['div', 'display: flex; flex-direction: column; gap: 8px', 'div'],
  ['div', 'display: grid; gap: 8px', 'div'],
];

test.each([...BLOCKS, ...OTHERS])('a chip on a %s (%s) scrolls with its card', (tag, style, list) => {
  const { scroller, cards, chips } = listOf(tag, style, list);
  const distances = () =>
    chips.map((chip, i) => chip.button.getBoundingClientRect().top - cards[i]!.getBoundingClientRect().top);
  const before = distances();
  scroller.scrollTop = 150;
  expect(scroller.scrollTop).toBe(150);
  expect(distances()).toEqual(before);
});

test.each([...BLOCKS, ...OTHERS])('a chip on a %s (%s) moves nothing', (tag, style, list) => {
  const { scroller, cards, before } = listOf(tag, style, list);
  expect(cards.map((card) => card.getBoundingClientRect().top)).toEqual(before.tops);
  expect(scroller.scrollHeight).toBe(before.height);
});
