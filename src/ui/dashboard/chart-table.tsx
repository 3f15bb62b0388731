import { useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { type CsvCell, saveCsv } from './save-csv';

interface Props {
  /** Also the file's name. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly string[];
  /** Asked for once somebody wants to see them. */
  readonly rows: () => readonly (readonly CsvCell[])[];
}

/** What a picture shows, as text: for screen readers, for whoever prefers numbers, and to be saved. */
export function ChartTable(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="chart-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('chartAsTable')}</summary>
      {isOpen && <Opened {...props} />}
    </details>
  );
}

function Opened({ name, caption, columns, rows }: Props) {
  const drawn = rows();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={caption}>
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) =>
                  j === 0 ? (
                    <th key={columns[j]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={columns[j]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <button type="button" onClick={() => saveCsv(name, columns, drawn)}>
        {t('chartSave')}
      </button>
    </>
  );
}
