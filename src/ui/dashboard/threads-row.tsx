import type { ComponentChildren } from 'preact';
import type { ClockRow } from '../../core/clock-rows';
import type { ShownThread } from '../../core/ledger-view';
import { marketplaceById } from '../../core/marketplaces';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { Country } from '../shared/country';
import { Glyph } from '../shared/glyph';
import { ShownText } from '../shared/shown-text';
import { standingWord } from '../shared/standing-word';
import { answeredText, dueText, receivedText, STANDING_GLYPHS, whoseText } from './threads-words';

interface Props {
  readonly row: ClockRow;
  /** undefined until its name has come. */
  readonly thread: ShownThread | null | undefined;
  readonly now: Instant;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly showsAccount: boolean;
  readonly onOpen: (row: ClockRow) => void;
}

/** One message of a buyer's: drawn at its place, the active one reached by Tab. */
export function ThreadsRow({ row, thread, now, index, top, height, isActive, showsAccount, onOpen }: Props) {
  const { clock, standing } = row;
  const due = dueText(row, now);
  const country = clock.marketplaceId === null ? null : marketplaceById(clock.marketplaceId)?.country;
  return (
    <tr
      class="thread-row"
      // The row of headings is the first.
      aria-rowindex={index + 2}
      {...(thread === null ? { 'aria-disabled': true } : {})}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)`, blockSize: `${height}px` }}
      onClick={() => onOpen(row)}
    >
      <Cell name={`standing standing-${standing}`}>
        <Glyph name={STANDING_GLYPHS[standing]} />
        <span>{standingWord(standing)}</span>
      </Cell>
      <Cell name="whose">
        <Whose {...{ row, thread, now }} />
      </Cell>
      <Cell name="received" label={t('threadsReceived')}>
        {receivedText(row, now)}
      </Cell>
      <Cell name={`due ${due.urgency ?? ''}`} label={due.urgency === null ? t('threadsDue') : undefined}>
        <span class="due-lead">{due.lead}</span> {due.beside !== null && <span class="beside">{due.beside}</span>}
      </Cell>
      <Cell name={`answered ${row.isOpen ? 'not-yet' : ''}`} label={t('threadsAnswered')}>
        <span>{answeredText(row)}</span>{' '}
        {clock.closing?.told != null && <span class="beside">{t('threadsYourWord')}</span>}
      </Cell>
      {showsAccount && (
        <Cell name="account-cell">
          <ShownText kind="account" text={clock.account} />
        </Cell>
      )}
      <Cell name="market">{country ? <Country code={country} /> : <span>{t('threadsNone')}</span>}</Cell>
    </tr>
  );
}

/** The label stands before it where the headings are out of sight. */
const Cell = ({ name, label, children }: { name: string; label?: string | undefined; children: ComponentChildren }) => (
  <td class={`cell ${name}`} data-label={label}>
    {children}
  </td>
);

/** Who wrote, and of what; an empty bar of the same height until that has come. */
function Whose({ row, thread, now }: Pick<Props, 'row' | 'thread' | 'now'>) {
  if (thread === undefined)
    return (
      <span class="name-coming">
        <span class="unseen">{t('threadsNameComing')}</span>
      </span>
    );
  const isPurged = thread !== null && thread.buyer === null && thread.subject === null;
  return (
    <>
      <ShownText kind="buyer" text={whoseText(thread, row, now)} />
      {isPurged && <span class="beside shown">{t('threadsNoNames')}</span>}
      {thread?.subject != null && <ShownText kind="subject" text={thread.subject} />}
    </>
  );
}
