import { type CsvCell, csvStyleOf } from '../../core/csv-cell';
import { saveFile } from '../shared/save-file';
import { csvFile } from './csv-text';

export type { CsvCell };

/** Saves a table as a CSV file, as spreadsheets of the seller's country read it. */
export function saveCsv(name: string, columns: readonly string[], rows: readonly (readonly CsvCell[])[]): void {
  saveFile(`${name}.csv`, csvFile(columns, rows, csvStyleOf(navigator.language)));
}
