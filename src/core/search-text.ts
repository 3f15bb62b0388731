/** Letters that are typed without their mark, and that no decomposition takes it from. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};
const MARKED = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** A text as it is compared: without case, accents, or width of letters. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(MARKED, (letter) => PLAIN[letter]!);

/** The folded words of a query; none where it is blank. */
export const wordsOf = (query: string): string[] => foldText(query).split(/\s+/).filter(Boolean);

/** Whether a folded text holds every word, in whatever order. */
export const holdsWords = (folded: string, words: readonly string[]): boolean =>
  words.every((word) => folded.includes(word));
