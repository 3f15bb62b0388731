import { vocabularyOf } from './censor-words';
import { countryOfName } from './flag';

/** What one piece of a text is. `label` and `date` are words that may be said; the rest stands for what it was. */
export type PieceKind =
  | 'label'
  | 'date'
  | 'number'
  | 'sign'
  | 'word'
  | 'cjk'
  | 'flag'
  | 'emoji'
  | 'email'
  | 'url'
  | 'uuid'
  | 'order'
  | 'price'
  | 'phone'
  | 'id';
export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

/** No label or date is longer. */
const LONGEST_KNOWN = 200;

/**
 * The pieces of a text of which every word is a label or a part of a date, null for any other text. A month that stands
 * without a number is no date: buyers are called April and May.
 */
export function knownPieces(text: string, language: string): readonly Piece[] | null {
  if (text.length > LONGEST_KNOWN) return null;
  if (countryOfName(text, language)) return [{ kind: 'label', text }];
  const { piece, alone } = vocabularyOf(language);
  if (alone.has(text.toLowerCase())) return [{ kind: 'label', text }];
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const groups = piece.exec(text)?.groups;
    const found = groups && Object.entries(groups).find(([, each]) => each !== undefined);
    if (!found) return null;
    pieces.push({ kind: found[0] as PieceKind, text: found[1]! });
  }
  const has = (kind: PieceKind): boolean => pieces.some((each) => each.kind === kind);
  if (has('date') && !has('number')) return null;
  const numbers = pieces.filter(({ kind }) => kind === 'number');
  if (
    numbers.length > MOST_NUMBERS ||
    !numbers.every(({ text }) => isSmall(text, has('label') || numbers.length === 1))
  )
    return null;
  return has('label') || has('date') || isDateOfNumbers(text) || !has('number') ? pieces : null;
}

/** Two days with their times. */
const MOST_NUMBERS = 12;
/** A day, an hour, a year; and a count where nothing else is. An account or a telephone number comes in other parts. */
const isSmall = (digits: string, mayCount: boolean): boolean =>
  digits.length <= (mayCount ? 3 : 2) || /^(?:19|20|25)\d\d$/.test(digits) || /^\P{ASCII}{4}$/u.test(digits);

/** `6.7.2026`, `2026-07-06 15:30`, `15:30`: few digits with few signs. */
const isDateOfNumbers = (text: string): boolean =>
  /^(?:\p{Nd}{1,4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,4})?[ ,T\u202f]*(?:\p{Nd}{1,2}:\p{Nd}{2}(?::\p{Nd}{2})?)?$/u.test(text);

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー';
/** From the most special to the least; what is left is one sign. */
const UNKNOWN = new RegExp(
  [
    '(?<email>[^\\s@<>()]+@[^\\s@<>()]+\\.[\\p{L}\\p{N}]+)',
    '(?<url>(?:https?:\\/\\/|www\\.)\\S+)',
    '(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})',
    '(?<order>(?<!\\p{Nd})\\p{Nd}{3}-\\p{Nd}{7}-\\p{Nd}{7}(?!\\p{Nd}))',
    '(?<price>\\p{Sc}\\s?\\p{Nd}[\\p{Nd}.,\\u202f]*|\\p{Nd}[\\p{Nd}.,\\u202f]*\\s?\\p{Sc})',
    '(?<phone>\\+?\\p{Nd}[\\p{Nd}\\s()\\/.-]{6,20}\\p{Nd})',
    `(?<cjk>[${CJK}]+)`,
    // Letters and digits in one: ids of all kinds. CJK is parted from digits, for dates are written so.
    `(?<id>(?:(?![${CJK}])[\\p{L}\\p{M}])+[\\p{N}][\\p{L}\\p{M}\\p{N}]*|\\p{N}+(?:(?![${CJK}])[\\p{L}])[\\p{L}\\p{M}\\p{N}]*)`,
    `(?<word>(?:(?![${CJK}])[\\p{L}\\p{M}])+)`,
    '(?<number>\\p{N}+)',
    '(?<flag>[\\u{1f1e6}-\\u{1f1ff}]{2})',
    '(?<emoji>\\p{Extended_Pictographic}[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u200d\\ufe0f]*)',
    '(?<sign>[\\s\\S])',
  ].join('|'),
  'giu',
);

/** The pieces of a text that may be anything, by their form alone. */
export const unknownPieces = (text: string): readonly Piece[] =>
  [...text.matchAll(UNKNOWN)].map(({ groups, 0: whole }) => ({
    kind: Object.entries(groups!).find(([, each]) => each !== undefined)![0] as PieceKind,
    text: whole,
  }));
