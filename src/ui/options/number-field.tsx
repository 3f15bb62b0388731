import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { t, uiLanguage } from '../../platform/i18n';

interface Props {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly why: string;
  /** Ends when it is saved, or was not; then `value` says which. */
  readonly onSave: (value: number) => Promise<unknown>;
  /** Each good value as it is typed; null once none is waiting to be saved. */
  readonly onTry?: (value: number | null) => void;
}

/** A number as the seller typed it, with either decimal sign; null for anything else. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
}

/** A number as it is shown in a field, in the seller's language. */
export const numberText = (value: number): string =>
  new Intl.NumberFormat(uiLanguage(), { maximumFractionDigits: 2, useGrouping: false }).format(value);

/** A number of the settings: saved when the field is left, or refused beside it with the reason. */
export function NumberField({ name, unit, value, least, most, why, onSave, onTry }: Props) {
  const ids = { note: useId(), error: useId() };
  const [typed, setTyped] = useState(() => numberText(value));
  useLayoutEffect(() => setTyped(numberText(value)), [value]);
  const goodOf = (text: string): number | null => {
    const number = parseNumber(text);
    return number !== null && number >= least && number <= most ? number : null;
  };
  const good = goodOf(typed);
  const save = (): void => {
    if (good !== null && good !== value) void onSave(good);
    else onTry?.(null);
  };
  return (
    <div class="number-field">
      <label>
        <span class="number-name">{name}</span>
        <input
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-invalid={good === null}
          aria-describedby={`${ids.error} ${ids.note}`}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onTry?.(goodOf(currentTarget.value));
          }}
          onBlur={save}
          onKeyDown={({ key }) => key === 'Enter' && save()}
        />
        <span>{unit}</span>
      </label>
      <p id={ids.error} class="failed" role="status">
        {good !== null ? null : t('numberRefused', numberText(least), numberText(most))}
      </p>
      <p id={ids.note} class="quiet">
        {why}
      </p>
    </div>
  );
}
