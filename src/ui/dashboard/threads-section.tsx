import { useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { clockRows, type RowOrder, sortRows } from '../../core/clock-rows';
import { t, tn } from '../../platform/i18n';
import type { SectionProps, TableFilter } from './section-props';
import { ThreadsChips } from './threads-chips';
import { ThreadsEmpty } from './threads-empty';
import { ofStandings, type Received, rowsBut } from './threads-filter';
import { ThreadsFilters } from './threads-filters';
import { ThreadsGrid } from './threads-grid';
import { useThreadNames } from './threads-names';
import { ThreadsSave } from './threads-save';
import { useSearch } from './threads-search';
import { ThreadsSearchSaid } from './threads-search-said';

interface Props extends SectionProps {
  readonly filter: TableFilter;
  readonly onFilter: (filter: TableFilter) => void;
}

/** The threads behind every number. */
export function ThreadsSection(props: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-labelledby="threads-heading" class="threads">
      <h2 id="threads-heading" tabIndex={-1} ref={heading}>
        {t('threadsHeading')}
      </h2>
      {props.clocks.length === 0 ? (
        <ThreadsEmpty isAll={props.view.clocks.length === 0} source={props.source} attempt={props.attempt} />
      ) : (
        // What was pressed goes with what it took back; the focus stays here.
        <Threads {...props} onTaken={() => heading.current?.focus({ preventScroll: true })} />
      )}
    </section>
  );
}

interface ThreadsProps extends Props {
  readonly onTaken: () => void;
}

function Threads({ view, clocks, rulesOf, now, source, attempt, filter, onFilter, onTaken }: ThreadsProps) {
  const [typed, setTyped] = useState('');
  const [days, setDays] = useState<Received>('any');
  const [isNotOpened, setIsNotOpened] = useState(false);
  const [order, setOrder] = useState<RowOrder>('urgent');
  const own = useRef(filter);
  const narrow = (wanted: TableFilter): void => {
    own.current = wanted;
    onFilter(wanted);
  };
  // A count elsewhere asks for exactly its messages: whatever was typed or chosen before would leave some out.
  useLayoutEffect(() => {
    if (filter === own.current) return;
    own.current = filter;
    setTyped('');
    setDays('any');
  }, [filter]);
  const [turn, onTurn] = useReducer((last: number) => last + 1, 0);
  const { names, turn: namesTurn } = useThreadNames(source, view);
  const search = useSearch(typed, clocks, names, () => onTurn(null));
  const { words } = search;

  const all = useMemo(() => sortRows(clockRows(clocks, rulesOf, now), order), [clocks, rulesOf, now, order]);
  // Names that come change the rows only where something is looked for.
  const nameTurns = words.length > 0 ? turn + namesTurn : 0;
  const butStandings = useMemo(
    () => rowsBut(all, filter, days, words, names, now),
    [all, filter, days, words, names, nameTurns],
  );
  const rows = useMemo(() => ofStandings(butStandings, filter), [butStandings, filter]);
  const showsAccount = useMemo(() => new Set(clocks.map(({ account }) => account)).size > 1, [clocks]);
  const asked = useTurn([filter, days, order, words]);
  const showAll = (): void => {
    setTyped('');
    setDays('any');
    narrow({});
    onTaken();
  };
  const isLooking = words.length > 0 && search.state === 'reading' && search.known < search.total;
  const isNarrowed = rows.length < all.length || typed !== '';
  return (
    <>
      <ThreadsFilters
        {...{ typed, days, filter }}
        rows={butStandings}
        onType={setTyped}
        onDays={setDays}
        onFilter={narrow}
      />
      <ThreadsChips
        {...{ filter, now }}
        onFilter={(wanted) => {
          narrow(wanted);
          onTaken();
        }}
      />
      <ThreadsSearchSaid {...search} />
      <div class="threads-said">
        <span role="status">
          {isNarrowed ? tn('threadsCountOf', rows.length, String(all.length)) : tn('threadsCount', rows.length)}
        </span>
        {isNarrowed && (
          <button type="button" onClick={showAll}>
            {t('threadsShowAll')}
          </button>
        )}
      </div>
      {rows.length === 0 ? (
        <p>{t(isLooking ? 'threadsNothingYet' : 'threadsNothing')}</p>
      ) : (
        <ThreadsGrid
          {...{ rows, names, now, order, showsAccount, asked }}
          onOrder={setOrder}
          onOpen={async (threadId) => setIsNotOpened(!(await attempt(source.openThread(threadId))))}
        />
      )}
      {isNotOpened && <p class="failed">{t('popupFailed')}</p>}
      {names.hasFailed && (
        <div class="threads-said" role="alert">
          <span class="failed">{t('threadsNamesFailed')}</span>
          <button type="button" onClick={() => names.retry()}>
            {t('optionsRetry')}
          </button>
        </div>
      )}
      <p class="quiet" id="threads-how">
        {t('threadsHow')}
      </p>
      <ThreadsSave {...{ rows, names }} />
    </>
  );
}

/** Another number as soon as one of these is another. */
function useTurn(parts: readonly unknown[]): number {
  const [asked, setAsked] = useState({ parts, turn: 0 });
  if (parts.every((part, i) => part === asked.parts[i])) return asked.turn;
  const next = { parts, turn: asked.turn + 1 };
  setAsked(next);
  return next.turn;
}
