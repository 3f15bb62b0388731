import { type CsvCell, type CsvStyle, csvCell } from '../../core/csv-cell';

/** Without it Excel takes the file for one in the alphabet of its country. */
const UTF_8 = '\ufeff';
const CRLF = '\r\n';

type Row = readonly CsvCell[];

/** What holds a delimiter, a quote or a line's end, or blanks at an end that some programs drop, stands in quotes. */
const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * Rows as RFC 4180 has them, each ended, so that portions follow each other. Not by a library: those in wide use also fetch
 * files or make code of texts, and neither may be in the extension. A test reads what this writes with one of them.
 */
export const csvRows = (rows: readonly Row[], style: CsvStyle): string =>
  rows
    .map((row) => row.map((cell) => quoted(csvCell(cell, style), style.delimiter)).join(style.delimiter))
    .map((line) => line + CRLF)
    .join('');

export const csvHead = (columns: readonly string[], style: CsvStyle): string => UTF_8 + csvRows([columns], style);

export const csvFile = (columns: readonly string[], rows: readonly Row[], style: CsvStyle): Blob =>
  new Blob([csvHead(columns, style), csvRows(rows, style)], { type: 'text/csv;charset=utf-8' });
