import { type DateWords, dateWordsOf } from './date-words';

/**
 * A text as a row of tokens: one character of `shape` each. `n` number, `M` month, `X` month or weekday, `W` weekday,
 * `P` part of the day, `R` relative day, `Z` zone, `J` `T` `O` `E` words around times and between a date's parts,
 * `Y` `m` `D` `h` `i` `s` marks behind numbers (年月日時分秒), blanks and punctuation as themselves.
 */
export interface Tokens {
  readonly shape: string;
  readonly values: readonly number[];
  /** How many digits a number has. */
  readonly digits: readonly number[];
}

const PIECE =
  /(\d+)|([ ,،、]+)|(?:gmt|utc|غرينتش)(?:([+-])(\d{1,2})(?::(\d{2}))?)?(?![\p{L}\p{M}])|([-/.:()[\]])|(?=[\p{L}\p{M}’])/uy;
/** What stands behind a number; ordinal endings mean nothing. */
const MARK =
  / ?(?:([年년])|(月(?!曜)|월(?!요))|(日(?!曜)|일(?!요)|号|號)|([時时點点시]|นาฬิกา|h(?!\p{L}))|(分|분|นาที|min(?!\p{L}))|([秒초]|วินาที|s(?!\p{L})))|(?:st|nd|rd|th|er|o|e)(?![\p{L}\p{M}])/uy;
const MARKS = 'YmDhis';
const LETTER = /[\p{L}\p{M}]/u;
/** Scripts that set no blanks between words. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const DOTS = /[.॰]*/y;
const MONTH_NUMBER = / ?(\d{1,2})(?!\d)/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The tokens of a folded text; null as soon as something in it is no part of a date. */
export function tokensOf(text: string, language: string): Tokens | null {
  const words = dateWordsOf(language);
  let shape = '';
  const values: number[] = [];
  const digits: number[] = [];
  const push = (kind: string, value: number, length = 0): void => {
    shape += kind;
    values.push(value);
    digits.push(length);
  };
  for (let at = 0; at < text.length; ) {
    const piece = matchAt(PIECE, text, at);
    if (!piece) return null;
    const [whole, number, blank, sign, hours, minutes, mark] = piece;
    at += whole.length;
    if (number) {
      if (number.length > 4) return null;
      push('n', Number(number), number.length);
      const behind = matchAt(MARK, text, at);
      const kind = behind ? behind.slice(1).findIndex((group) => group !== undefined) : -1;
      if (kind >= 0) push(MARKS[kind]!, 0);
      at += behind?.[0].length ?? 0;
    } else if (blank) {
      if (shape !== '' && !shape.endsWith(' ')) push(' ', 0);
    } else if (mark) push(mark, 0);
    else if (whole) push('Z', (sign === '-' ? -1 : 1) * (60 * Number(hours ?? 0) + Number(minutes ?? 0)));
    else {
      const word = wordAt(text, at, words);
      if (!word) return null;
      const [length, kind, value] = word;
      at += length;
      if (kind === 'N') {
        const month = matchAt(MONTH_NUMBER, text, at);
        if (!month) return null;
        push('M', Number(month[1]));
        at += month[0].length;
      } else push(kind, value);
      at += matchAt(DOTS, text, at)![0].length;
    }
  }
  return shape.endsWith(' ') ? slice({ shape, values, digits }, 0, shape.length - 1) : { shape, values, digits };
}

export const slice = ({ shape, values, digits }: Tokens, from: number, to: number): Tokens => ({
  shape: shape.slice(from, to),
  values: values.slice(from, to),
  digits: digits.slice(from, to),
});

function wordAt(text: string, at: number, words: DateWords): [length: number, kind: string, value: number] | null {
  for (const [word, meanings] of words.get(text.charAt(at)) ?? []) {
    if (!text.startsWith(word, at)) continue;
    const end = at + word.length;
    if (end < text.length && !DENSE.test(word.at(-1)!) && LETTER.test(text.charAt(end))) continue;
    const { M, W } = meanings;
    if (M !== undefined && W !== undefined) return [word.length, 'X', 10 * M + W];
    for (const kind of ['M', 'W', 'R', 'P', 'N', 'Z', 'J', 'T', 'O', 'E'] as const)
      if (meanings[kind] !== undefined) return [word.length, kind, meanings[kind]];
  }
  return null;
}
