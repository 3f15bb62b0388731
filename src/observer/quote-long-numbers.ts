/**
 * Strings whole, so that a number within a buyer's words is none; and numbers whole, fraction and exponent included. A
 * string that was cut off reaches to the end: looked for again from each of its quotes, it would hold up the page.
 */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[-+.\deE]*/g;
const LONG = /^-?\d{16}/;

/** JSON text with its numbers of 16 digits or more as strings: a double would change ids such as `threadId` (19 digits). */
export const quoteLongNumbers = (json: string): string =>
  json.replace(STRING_OR_NUMBER, (token) => (LONG.test(token) ? `"${token}"` : token));
