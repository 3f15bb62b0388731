import type { Random } from '../practice/random';
import type { DateStyle } from './date-styles';
import { weighted } from './dice';

const MOST_DRAWN_LONG = 2_000;

/** How many cards the folder holds; now and then very many. */
export const sizeOf = (random: Random, seed: number): number => {
  if (seed % 500 === 7) return MOST_DRAWN_LONG;
  if (seed % 125 === 11) return 300;
  return weighted(random, [
    [1.5, 1],
    [2, 2],
    [2, 3],
    [6, random.whole(4, 12)],
    [5, random.whole(13, 60)],
  ] as const);
};

const DATES: readonly (readonly [number, DateStyle])[] = [
  [5, 'attested'],
  [2, 'attested minute'],
  [2, 'long'],
  [2, 'medium'],
  [1, 'long minute'],
  [1, 'medium minute'],
  [1, 'full'],
  [1, 'dashed'],
  [1, 'iso'],
  [1, 'slashed'],
  [1, 'year-less'],
  [1, 'relative'],
  [2, 'smart'],
];
/** Words of these are written for English, or for Chinese as seen. */
const ENGLISH_ONLY: readonly DateStyle[] = ['dashed', 'relative', 'smart', 'attested', 'attested minute', 'year-less'];

/** How cards show their day. */
export function cardDates(random: Random, language: string): DateStyle {
  const chosen = weighted(random, DATES);
  if (language.startsWith('en') || !ENGLISH_ONLY.includes(chosen)) return chosen;
  return language === 'zh-CN' && !['dashed', 'relative', 'smart'].includes(chosen) ? chosen : 'long';
}

/** How messages show their minute. */
export function threadDates(random: Random, language: string): DateStyle {
  const chosen = weighted(random, [
    [5, 'attested minute'],
    [1, 'medium minute'],
    [1, 'long minute'],
  ] as const);
  return language.startsWith('en') || language === 'zh-CN' ? chosen : 'long minute';
}

export type ListState = 'whole' | 'part' | 'loading' | 'missing' | 'empty';
/** How much of the list is drawn. */
export const listStateOf = (random: Random): ListState =>
  weighted(random, [
    [90, 'whole'],
    [6, 'part'],
    [1, 'loading'],
    [1, 'missing'],
    [2, 'empty'],
  ] as const);
