/** The longest text that a reading may carry, in UTF-16 units; the same as the schema's cap (a test compares them). */
export const TEXT_CAP = 400;
/** What is looked at of one text on the page. More is never copied: a page may hold strings of 10 MB. */
export const RAW_CAP = 4 * TEXT_CAP;

/** Anything that cleaning may change. Most texts have none of it, and are kept as they are at the cost of one test. */
const UNCLEAN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code units on purpose, surrogates included
  /^ | $| {2}|[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufeff\uffa0]/;
/** Bidirectional controls, zero-width and other characters that show nothing but change what a text equals. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners are listed to be removed, not to join
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are blanks to a reader
const BLANK = /[\s\u0000-\u001f\u007f-\u009f]+/g;

/** A text as a person sees it: white space folded, invisible characters gone, well-formed, at most `TEXT_CAP` long. */
export const cleanText = (raw: string): string =>
  raw.length <= TEXT_CAP && !UNCLEAN.test(raw) ? raw : cleanTextSlowly(raw);

/** The same without the quick test: for code that must be small and sees few texts. */
export function cleanTextSlowly(raw: string): string {
  const text = raw
    .slice(0, RAW_CAP)
    .toWellFormed()
    .replace(BLANK, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return text.length > TEXT_CAP ? cut(text) : text;
}

/** Never splits a surrogate pair. */
function cut(text: string): string {
  const last = text.charCodeAt(TEXT_CAP - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? TEXT_CAP - 1 : TEXT_CAP).trimEnd();
}
