import Papa from 'papaparse';
import { saveFile } from './save-file';

export type CsvCell = string | number | null;

/** Saves a table as a CSV file. */
export function saveCsv(name: string, columns: readonly string[], rows: readonly (readonly CsvCell[])[]): void {
  const text = Papa.unparse({ fields: [...columns], data: rows.map((row) => [...row]) });
  saveFile(`${name}.csv`, new Blob([text], { type: 'text/csv' }));
}
