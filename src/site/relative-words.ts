import { foldText, perLanguage, supportedOf } from './date-fold';
import { isEnglish } from './english-names';

export const RELATIVE_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type RelativeUnit = (typeof RELATIVE_UNITS)[number];
export interface Ago {
  readonly unit: RelativeUnit;
  /** null: the number that stands in the text. */
  readonly count: number | null;
}

/** How a language counts from now. */
export interface RelativeWords {
  /** How many days back these words mean, as shown in lower case: "today", "yesterday". */
  readonly days: ReadonlyMap<string, number>;
  readonly now: ReadonlySet<string>;
  /** By `agoKey`; mostly one unit, but a language may cut two to the same letter. */
  readonly agos: ReadonlyMap<string, readonly Ago[]>;
  /** How a relative text without a number begins. */
  readonly starts: RegExp;
}

/** Blanks and dots differ between versions, the number between texts. */
export const agoKey = (folded: string): string =>
  folded
    .replace(/(\D)[.॰]/g, '$1')
    .replace(/\d+/, '#')
    .replace(/ /g, '');

/** "Just now" as sites write it; `Intl` knows only "now". */
const JUST_NOW =
  'now|just now|gerade eben|à l’instant|proprio ora|justo ahora|ahora mismo|agora mesmo|zojuist|just nu|przed chwilą|az önce|たった今|刚刚|剛剛|방금|방금 전|अभी|अभी अभी|เมื่อสักครู่|vừa xong';
const ENGLISH_DAYS = new Map([
  ['today', 0],
  ['yesterday', 1],
]);
/** One of each plural form. */
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 22, 100];

/** A language's relative words, from `Intl` at run time; English ones, which need none, stand beside them. */
export const relativeWordsOf = perLanguage((language): RelativeWords => {
  const days = new Map(ENGLISH_DAYS);
  const now = new Set(JUST_NOW.split('|').map(foldText));
  const agos = new Map<string, Ago[]>();
  for (const each of isEnglish(language) ? [] : supportedOf(language)) addIntl(each, days, now, agos);
  // Arabic has words of their own for one and two.
  const numberless = [...agos.keys()].filter((key) => !key.includes('#'));
  const starts = new Set(
    [...days.keys(), ...now, ...numberless].map((word) => word.slice(0, 3).replace(/[^\p{L}\p{M}]/gu, '.')),
  );
  return { days, now, agos, starts: new RegExp(`^\\s*(?:an? .{1,8}ago|${[...starts].join('|')})`, 'i') };
});

function addIntl(language: string, days: Map<string, number>, now: Set<string>, agos: Map<string, Ago[]>): void {
  for (const style of ['long', 'short', 'narrow'] as const) {
    const auto = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style, numeric: 'auto' });
    const always = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style, numeric: 'always' });
    now.add(foldText(auto.format(0, 'second')));
    for (const back of [0, 1, 2, 3]) {
      const word = foldText(auto.format(-back, 'day')).replace(/\.$/, '');
      if (auto.format(-back, 'day') !== always.format(-back, 'day') && !/\d/.test(word)) days.set(word, back);
    }
    for (const unit of RELATIVE_UNITS) {
      // One letter for "month" is another's for "minute".
      if (style !== 'long' && (unit === 'month' || unit === 'year')) continue;
      for (const count of COUNTS) {
        const text = foldText(always.format(-count, unit));
        // "-5 h" says too little to be one.
        if (/^[-+]/.test(text)) continue;
        const key = agoKey(text);
        const same = agos.get(key) ?? [];
        const ago = { unit, count: key.includes('#') ? null : count };
        if (!same.some((other) => other.unit === unit)) agos.set(key, [...same, ago]);
      }
    }
  }
}
