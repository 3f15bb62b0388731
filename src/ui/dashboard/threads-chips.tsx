import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText, spanText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import { standingWord } from '../shared/standing-word';
import type { TableFilter } from './section-props';

interface Props {
  readonly filter: TableFilter;
  readonly now: Instant;
  readonly onFilter: (filter: TableFilter) => void;
}

/** What narrows the table, each to be taken back. */
export function ThreadsChips({ filter, now, onFilter }: Props) {
  const { only, received, standings = [] } = filter;
  if (!only && !received && standings.length === 0) return null;
  return (
    <ul class="chips" aria-label={t('threadsOnly')}>
      {only && <Chip text={only.title} onRemove={() => onFilter({ ...filter, only: null })} />}
      {received && <Chip text={periodText(received, now)} onRemove={() => onFilter({ ...filter, received: null })} />}
      {standings.map((standing) => (
        <Chip
          key={standing}
          text={standingWord(standing)}
          onRemove={() => onFilter({ ...filter, standings: standings.filter((each) => each !== standing) })}
        />
      ))}
    </ul>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <li>
      <button type="button" class="chip" aria-label={t('threadsRemove', text)} onClick={onRemove}>
        <span>{text}</span>
        <Glyph name="cross" />
      </button>
    </li>
  );
}

function periodText({ from, to }: NonNullable<TableFilter['received']>, now: Instant): string {
  if (to === Number.POSITIVE_INFINITY) return t('threadsReceivedSince', clockText(from, now));
  if (from === Number.NEGATIVE_INFINITY) return t('threadsReceivedBefore', clockText(to, now));
  return t('threadsReceivedIn', spanText({ earliest: from, latest: to }, now));
}
