import { isPageWord } from '../../src/site/censor-names';
import { vocabularyOf } from '../../src/site/censor-words';
import { countryOfName } from '../../src/site/flag';

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;
/** Two signs are a name in these scripts, three letters in others. */
const SHORTEST = 3;

/** Words in lower case, at least three letters long. */
export const foldedWordsOf = (text: string): string[] =>
  (
    text
      .replace(CJK, ' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  ).filter((word) => [...word].length >= SHORTEST);

/** Neighbouring signs of CJK texts, by twos. */
const pairsOf = (text: string): string[] =>
  [...text.matchAll(CJK)].flatMap(([run]) => {
    const signs = [...run];
    return signs.slice(1).map((sign, at) => signs[at]! + sign);
  });

/** Runs of four digits and more, as written in any script's digits; a year is nobody's. */
const numbersOf = (text: string): string[] =>
  (text.match(/\p{Nd}{4,}/gu) ?? []).filter((digits) => !/^(?:19|20)\d\d$/.test(digits));

/** Whether every piece of the text is a label, a part of a date, or a page maker's word. */
function maySay(text: string, language: string): boolean {
  const { piece } = vocabularyOf(language);
  piece.lastIndex = 0;
  const found = piece.exec(text);
  return (
    isPageWord(text) || (found?.[0] === text && !found.groups?.['number']) || countryOfName(text, language) !== null
  );
}

const parts = new Map<string, ReadonlySet<string>>();
/** Words of labels of several words, one by one. */
function partsOfLabels(language: string): ReadonlySet<string> {
  const known = parts.get(language) ?? new Set(foldedWordsOf(vocabularyOf(language).said.join(' ')));
  parts.set(language, known);
  return known;
}

/**
 * What of these private texts still stands in an output: their words, CJK pairs and numbers, but for words that are labels, dates'
 * or page makers'. Knows nothing of how the output was made, only the words that may be said.
 */
export function personalTraces(output: string, privateTexts: readonly string[], language: string): string[] {
  const labels = partsOfLabels(language);
  const said = new Set([...foldedWordsOf(output), ...pairsOf(output), ...numbersOf(output)]);
  const planted = new Set(
    privateTexts.flatMap((text) => [...foldedWordsOf(text), ...pairsOf(text), ...numbersOf(text)]),
  );
  return [...planted].filter(
    (each) => said.has(each) && !/^(?:0+|x+|字+)$/.test(each) && !labels.has(each) && !maySay(each, language),
  );
}
