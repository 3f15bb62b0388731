import { type Standing, WINDOW_DAYS } from '../../core/clock';
import type { ClockRow } from '../../core/clock-rows';
import { t } from '../../platform/i18n';
import { Glyph } from '../shared/glyph';
import { standingWord } from '../shared/standing-word';
import type { TableFilter } from './section-props';
import type { Received } from './threads-filter';
import { STANDING_GLYPHS, STANDINGS } from './threads-words';

interface Props {
  readonly typed: string;
  readonly days: Received;
  readonly filter: TableFilter;
  /** What each standing's count is of. */
  readonly rows: readonly ClockRow[];
  readonly onType: (typed: string) => void;
  readonly onDays: (days: Received) => void;
  readonly onFilter: (filter: TableFilter) => void;
}

/** Which messages the table shows: by what is typed, when they were received, and how they stand. */
export function ThreadsFilters({ typed, days, filter, rows, onType, onDays, onFilter }: Props) {
  return (
    <form class="threads-filters" onSubmit={(event) => event.preventDefault()}>
      <label class="choice-field threads-search">
        <span>{t('threadsSearch')}</span>
        <input
          type="search"
          value={typed}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <label class="choice-field">
        <span>{t('threadsReceived')}</span>
        <select value={String(days)} onChange={({ currentTarget }) => onDays(daysOf(currentTarget.value))}>
          <option value="any">{t('threadsAnyTime')}</option>
          {WINDOW_DAYS.map((choice) => (
            <option key={choice} value={String(choice)}>
              {t('threadsLastDays', String(choice))}
            </option>
          ))}
        </select>
      </label>
      <StandingChoices {...{ filter, rows, onFilter }} />
    </form>
  );
}

const daysOf = (value: string): Received => WINDOW_DAYS.find((days) => String(days) === value) ?? 'any';

function StandingChoices({ filter, rows, onFilter }: Pick<Props, 'filter' | 'rows' | 'onFilter'>) {
  const chosen = filter.standings ?? [];
  const toggle = (standing: Standing): void => {
    const standings = STANDINGS.filter((each) => chosen.includes(each) !== (each === standing));
    onFilter({ ...filter, standings });
  };
  return (
    <fieldset class="standing-choices">
      <legend>{t('threadsStanding')}</legend>
      {STANDINGS.map((standing) => (
        <label key={standing}>
          <input type="checkbox" checked={chosen.includes(standing)} onChange={() => toggle(standing)} />
          <Glyph name={STANDING_GLYPHS[standing]} />
          <span>{standingWord(standing)}</span>
          <span class="quiet">{rows.filter((row) => row.standing === standing).length}</span>
        </label>
      ))}
    </fieldset>
  );
}
