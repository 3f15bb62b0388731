import { knownPieces, type Piece, unknownPieces } from './censor';

/** What is looked at of one text. */
const LONGEST = 2_000;
const MOST_PIECES = 40;
/** Where the site cuts a card's subject, its sign included. */
const CUT = 76;

/** Lengths are told by these steps only: a name is not to be known by its length. */
const STEPS = [21, 11, 6, 3, 2, 1] as const;
const shortened = (length: number): number => STEPS.find((step) => length >= step) ?? 0;

/** Whose digits a page writes matters to who reads its dates. */
const ZEROS = ['٠۰०๐０', '٩۹९๙９'] as const;
const zeroOf = (digit: string): string =>
  [...ZEROS[0]].find((zero, at) => digit >= zero && digit <= [...ZEROS[1]][at]!) ?? '0';
const zeros = (digits: string): string => (digits.length > 4 ? '{digits}' : digits.replace(/./gu, zeroOf));

function shapeOfWord(word: string): string {
  const length = shortened([...word].length);
  const [first = ''] = word;
  const isCapital = (text: string): boolean => text !== text.toLowerCase();
  if (!isCapital(first)) return 'x'.repeat(length);
  const isAllCapital = length > 1 && word === word.toUpperCase();
  return isAllCapital ? 'X'.repeat(length) : `X${'x'.repeat(length - 1)}`;
}

function shapeOfSign(sign: string): string {
  if (/^\s+$/.test(sign)) return /[\u00a0\u2009\u202f]/.test(sign) ? '⍽' : ' ';
  return sign.replace(/[^\p{P}+|<>=~^`]/gu, '');
}

function shapeOf({ kind, text }: Piece): string {
  switch (kind) {
    case 'label':
    case 'date':
      return text;
    case 'number':
      return zeros(text);
    case 'sign':
      return shapeOfSign(text);
    case 'word':
      return shapeOfWord(text);
    case 'cjk':
      return '字'.repeat(shortened([...text].length));
    case 'flag':
      return '🏳';
    case 'emoji':
      return '☺';
    default:
      return `{${kind}}`;
  }
}

/**
 * A text as a report may show it: labels and dates' words as they are, every digit as 0, anything else by its form.
 * `isPrivate`: even what looks like a label is not one here.
 */
export function shapeOfText(raw: string, language: string, isPrivate = false): string {
  const start = raw.normalize('NFC').slice(0, LONGEST);
  const text = start.replace(/[^\S\u00a0\u2009\u202f]+/g, ' ').trim();
  const known = isPrivate ? null : knownPieces(text, language);
  if (known)
    return known
      .map((piece) => (piece.kind === 'sign' ? piece.text.replace(/\S+|\s+/g, shapeOfSign) : shapeOf(piece)))
      .join('');
  const pieces = unknownPieces(text);
  const shape = pieces.slice(0, MOST_PIECES).map(shapeOf).join('');
  const more =
    pieces.length > MOST_PIECES || raw.length > LONGEST ? (pieces.length > 200 ? ' {much more}' : ' {more}') : '';
  return `${shape}${more}${text.length === CUT && text.endsWith('…') ? '{cut}' : ''}`;
}
