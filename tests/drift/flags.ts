import { marketplaceById } from '../../src/core/marketplaces';
import type { Random } from '../practice/random';
import { hashName } from './dice';
import { leaf, type Shape, text } from './shape';
import type { TrueCard } from './truth';

/** `readable`: something beside the picture says which country it is. `bare`: only the picture does. */
export const FLAGS = [
  'img alt',
  'img code',
  'img file',
  'img title',
  'svg label',
  'sprite role',
  'sprite title',
  'emoji',
  'bare img',
  'bare sprite',
  'none',
] as const;
export type FlagStyle = (typeof FLAGS)[number];

const SIZE = 'display:inline-block;width:21px;height:14px;flex:none;';
const SPRITE = 'https://m.media-amazon.com/images/G/01/sprite-7f3a.png';
const PLACES = ['DE', 'FR', 'IT', 'ES', 'GB', 'US', 'IN', 'NL', 'SE', 'PL', 'BE', 'IE', 'TR', 'JP', 'CA', 'MX', 'BR'];

/** A flag in this style; sprites are parts of one picture that only their offset tells apart. */
export function flagShape(random: Random, style: FlagStyle, language: string): Shape[] {
  if (style === 'none') return [];
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const country = (card: TrueCard): string => marketplaceById(card.marketplaceId)!.country;
  const name = (card: TrueCard): string => names.of(country(card))!;
  const file = hashName(random, 8);
  const set = (attribute: string, value: (card: TrueCard) => string): Shape['fill'] => {
    return (element, card) => element.setAttribute(attribute, value(card));
  };
  const picture = (fill: Shape['fill'], attributes: Record<string, string> = {}): Shape[] => [
    { ...leaf('img', { ...attributes, width: '21', height: '14' }, SIZE), fill },
  ];
  const spriteFill = (named: (element: Element, card: TrueCard) => void): Shape['fill'] => {
    return (element, card) => {
      const x = -24 * Math.max(0, PLACES.indexOf(country(card)));
      const css = `${element.getAttribute('style') ?? ''};background-image:url("${SPRITE}");background-position:${x}px 0`;
      element.setAttribute('style', css);
      named(element, card);
    };
  };
  const tag = random.pick(['i', 'span', 'div']);
  switch (style) {
    case 'img alt':
      return picture(set('alt', name));
    case 'img code':
      return picture(set('alt', country));
    case 'img file':
      return picture(
        set('src', (card) => `about:blank#/flags/${country(card).toLowerCase()}.png`),
        { alt: '' },
      );
    case 'img title':
      return picture(set('title', name), { alt: '' });
    case 'svg label':
      return [{ ...leaf('svg', { role: 'img' }, SIZE), fill: set('aria-label', name) }];
    case 'sprite role':
      return [
        {
          ...leaf(tag, { role: 'img' }, SIZE),
          fill: spriteFill((e, card) => e.setAttribute('aria-label', name(card))),
        },
      ];
    case 'sprite title':
      return [{ ...leaf(tag, {}, SIZE), fill: spriteFill((e, card) => e.setAttribute('title', name(card))) }];
    case 'emoji':
      return [text((card) => emojiOf(country(card)), SIZE)];
    case 'bare img':
      return picture(set('src', (card) => `data:image/svg+xml,${file}${PLACES.indexOf(country(card))}`));
    case 'bare sprite':
      return [{ ...leaf(tag, {}, SIZE), fill: spriteFill(() => {}) }];
  }
}

const emojiOf = (country: string): string =>
  [...country].map((letter) => String.fromCodePoint(0x1f1a5 + letter.charCodeAt(0))).join('');
