import Papa from 'papaparse';
import { type CsvCell, type CsvStyle, csvCell } from '../../core/csv-cell';

/** Without it Excel takes the file for one in the alphabet of its country. */
const UTF_8 = '\ufeff';
const CRLF = '\r\n';

type Row = readonly CsvCell[];

/** Rows as RFC 4180 has them, each ended, so that portions follow each other. */
export const csvRows = (rows: readonly Row[], style: CsvStyle): string => {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => row.map((cell) => csvCell(cell, style)));
  return (
    Papa.unparse(cells, { delimiter: style.delimiter, newline: CRLF, quotes: false, skipEmptyLines: false }) + CRLF
  );
};

export const csvHead = (columns: readonly string[], style: CsvStyle): string => UTF_8 + csvRows([columns], style);

export const csvFile = (columns: readonly string[], rows: readonly Row[], style: CsvStyle): Blob =>
  new Blob([csvHead(columns, style), csvRows(rows, style)], { type: 'text/csv;charset=utf-8' });
