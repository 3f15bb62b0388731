/** Strings whole, so that a number within a buyer's words is none; and numbers whole, fraction and exponent included. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[-+.\deE]*/g;
const LONG = /^-?\d{16}/;

/** JSON text with its numbers of 16 digits or more as strings: a double would change ids such as `threadId` (19 digits). */
export const quoteLongNumbers = (json: string): string =>
  json.replace(STRING_OR_NUMBER, (token) => (LONG.test(token) ? `"${token}"` : token));
