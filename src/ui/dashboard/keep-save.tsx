import { useState } from 'preact/hooks';
import { type CsvStyle, csvStyleOf } from '../../core/csv-cell';
import { t } from '../../platform/i18n';
import { clocksCsv } from './clocks-csv';
import type { KeepSource } from './keep-source';
import { SavingState, useSaving } from './saving';

/** Saves the whole ledger, to be restored, or its messages as a table. */
export function KeepSave({ keep }: { keep: KeepSource }) {
  const saving = useSaving(keep);
  const [delimiter, setDelimiter] = useState<CsvStyle['delimiter']>(() => csvStyleOf(navigator.language).delimiter);
  const isBusy = saving.running !== null;
  const saveAll = (): Promise<void> => saving.save('json', (work) => keep.file(Date.now(), work));
  const saveClocks = (): Promise<void> => {
    const style: CsvStyle = { delimiter, decimal: delimiter === ';' ? ',' : '.' };
    return saving.save('csv', (work) => clocksCsv(keep.eachThread, Date.now(), style, work));
  };
  return (
    <div class="keep-part">
      <h3>{t('keepSaveHeading')}</h3>
      <p class="quiet">{t('keepSaveNote')}</p>
      <button type="button" class="main-act" disabled={isBusy} onClick={() => void saveAll()}>
        {t('keepSaveAll')}
      </button>
      <p class="quiet">{t('keepCsvNote')}</p>
      <div class="keep-acts">
        <button type="button" disabled={isBusy} onClick={() => void saveClocks()}>
          {t('keepSaveClocks')}
        </button>
        <label class="choice-field">
          <span>{t('keepDelimiter')}</span>
          <select
            value={delimiter}
            onChange={({ currentTarget }) => setDelimiter(currentTarget.value as CsvStyle['delimiter'])}
          >
            <option value=",">{t('keepComma')}</option>
            <option value=";">{t('keepSemicolon')}</option>
          </select>
        </label>
      </div>
      <SavingState {...saving} />
    </div>
  );
}
