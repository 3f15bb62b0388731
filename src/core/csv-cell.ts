/** How a spreadsheet of the seller's own country writes tables: which delimiter, and which decimal sign. */
export interface CsvStyle {
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
}
export type CsvCell = string | number | null;

/** Spreadsheets split and count as the numbers of their country are written: where a comma is the decimal sign, by semicolons. */
export const csvStyleOf = (language: string): CsvStyle => {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',')
    ? { delimiter: ';', decimal: ',' }
    : { delimiter: ',', decimal: '.' };
};

const LINE_ENDS = '\\t\\r\\n\\v\\f\\u0085\\u2028\\u2029';
/** What is not seen, or is dropped: blanks, invisible signs, quotes. */
const SKIPPED = '\\p{Z}\\p{Cf}\\p{Cc}"\'`´‘’‚“”„«»＂＇\\ufe00-\\ufe0f\\u034f\\u115f\\u1160\\u3164\\uffa0';
const SIGNS = '=+\\-@＝＋－＠﹢﹣﹦﹫−⁼₌⁺⁻₊₋';
/**
 * What makes a spreadsheet take a text for a formula, also in full width, and also behind what it skips. Tabs and line ends
 * begin a cell of their own in some.
 */
const FORMULA = new RegExp(`(^|[${LINE_ENDS}])((?:(?![${LINE_ENDS}])[${SKIPPED}])*)(?=[${SIGNS}])`, 'gu');
const LEADING = /^[\t\r\n]/u;
/** A file that is opened in a country of another delimiter is split there, whatever is quoted. */
const AFTER_DELIMITER: Readonly<Record<CsvStyle['delimiter'], RegExp>> = {
  ',': new RegExp(`(;)([${SKIPPED}]*)(?=[${SIGNS}])`, 'gu'),
  ';': new RegExp(`(,)([${SKIPPED}]*)(?=[${SIGNS}])`, 'gu'),
};

/** A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one, on each line. */
export function plainText(text: string, delimiter: CsvStyle['delimiter'] = ','): string {
  const plain = text.replace(FORMULA, "$1'$2").replace(AFTER_DELIMITER[delimiter], "$1'$2");
  return LEADING.test(plain) ? `'${plain}` : plain;
}

/** One cell as text: numbers as that country writes them, and never guarded, for they are our own. */
export function csvCell(cell: CsvCell, { delimiter, decimal }: CsvStyle): string {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  return typeof cell === 'number' ? String(cell).replace('.', decimal) : plainText(cell, delimiter);
}
