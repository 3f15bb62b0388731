import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Standing, WINDOW_DAYS, type WindowDays } from '../../core/clock';
import type { LedgerView } from '../../core/ledger-view';
import { rulesOf } from '../../core/settings';
import type { Instant } from '../../core/span';
import { windowFigures } from '../../core/window-figures';
import { t } from '../../platform/i18n';
import type { Asked } from '../shared/asked';
import { useAttempt } from '../shared/attempt';
import { Glyph } from '../shared/glyph';
import { AccountsSection } from './accounts-section';
import { countFilter } from './count-filter';
import type { DashboardSource } from './dashboard-source';
import { FirstAnswers, type FirstGlance } from './first-answers';
import { FirstStep } from './first-step';
import { ScopeBar } from './scope-bar';
import { ALL, type Scope, type SectionProps, type TableFilter } from './section-props';
import { ANSWERS, KEPT } from './sections';
import { ThreadsSection } from './threads-section';

interface Props {
  readonly asked: Asked<LedgerView>;
  /** What is drawn until it is there, if anything. */
  readonly first?: FirstGlance | null;
  readonly now: Instant;
  readonly source: DashboardSource;
  readonly onRetry: () => void;
}

/** The whole dashboard, from plain data: one column of answers, each with its picture, its threads one click away. */
export function Dashboard({ asked, first = null, now, source, onRetry }: Props) {
  const [days, setDays] = useState<WindowDays>(WINDOW_DAYS[1]);
  /** A count that was clicked before its messages were there. */
  const [wanted, setWanted] = useState<Standing | null>(null);
  const isWaiting = asked.kind === 'loading' && !first;
  return (
    <main class="page dashboard" aria-busy={isWaiting}>
      <header class="page-head">
        <Glyph name="clock" />
        <h1>{t('dashboardTitle')}</h1>
      </header>
      {isWaiting && <p class="quiet">{t('dashboardLoading')}</p>}
      {asked.kind === 'loading' && first && (
        <FirstAnswers glance={first} {...{ days, now }} onDays={setDays} onStanding={setWanted} />
      )}
      {asked.kind === 'failed' && (
        <div class="not-there" role="alert">
          <p>{t('dashboardNoLedger')}</p>
          <button type="button" onClick={onRetry}>
            {t('optionsRetry')}
          </button>
        </div>
      )}
      {asked.kind === 'shown' && <Shown view={asked.value} {...{ now, source, days, wanted }} onDays={setDays} />}
    </main>
  );
}

interface ShownProps extends Pick<Props, 'now' | 'source'> {
  readonly view: LedgerView;
  readonly days: WindowDays;
  readonly onDays: (days: WindowDays) => void;
  readonly wanted: Standing | null;
}

function Shown({ view, now, source, days, onDays, wanted }: ShownProps) {
  const [scope, setScope] = useState<Scope>(ALL);
  const [filter, setFilter] = useState<TableFilter>({});
  /** What the table was last asked to show, and to be gone to for. */
  const [going, setGoing] = useState<TableFilter | null>(null);
  const [hasFailed, attempt] = useAttempt();
  const table = useRef<HTMLDivElement>(null);
  const isWhole = useSecondTurn();
  const props = useMemo((): SectionProps => {
    const clocks = view.clocks.filter((clock) => isIn(clock, scope));
    const onShow = (wanted: TableFilter): void => {
      setFilter(wanted);
      setGoing({ ...wanted });
    };
    return { view, clocks, scope, rulesOf: rulesOf(view.settings), now, days, source, onShow, attempt };
  }, [view, scope, now, days, source]);
  useLayoutEffect(() => {
    if (wanted === null) return;
    const { clocks, rulesOf, onShow } = props;
    onShow(countFilter(wanted, windowFigures(clocks, rulesOf, now, days, null), clocks, days));
  }, []);
  useLayoutEffect(() => {
    // A count may be clicked before the table is drawn.
    if (!going || !isWhole) return;
    table.current?.querySelector<HTMLElement>('h2')?.focus();
    table.current?.scrollIntoView({ block: 'start' });
  }, [going, isWhole]);
  // Then no answer has anything to say; what is kept stays, for it may have just been erased or be restored.
  const isEmpty = view.clocks.length === 0 && view.history.length === 0;
  // The same elements as long as nothing has changed: what is drawn is not drawn again for the next.
  const [answers, kept] = useMemo(
    () => [ANSWERS, KEPT].map((parts) => parts.map((Part) => <Part key={Part.name} {...props} />)),
    [props],
  );
  return (
    <>
      {hasFailed && (
        <p class="failed" role="alert">
          {t('panelFailed')}
        </p>
      )}
      {isEmpty ? <FirstStep {...props} /> : <ScopeBar {...{ view, scope, days }} onScope={setScope} {...{ onDays }} />}
      {isEmpty
        ? view.accounts.length > 0 && <AccountsSection {...props} />
        : isWhole
          ? answers
          : answers!.slice(0, AT_ONCE)}
      {!isWhole && (
        <p class="quiet" aria-busy="true">
          {t('dashboardLoading')}
        </p>
      )}
      <div ref={table}>{isWhole && !isEmpty && <ThreadsSection {...props} filter={filter} onFilter={setFilter} />}</div>
      {isWhole && kept}
    </>
  );
}

/** What is seen without scrolling: it waits for no other answer. */
const AT_ONCE = 2;

/** Whether all may be drawn: once the first answers have been. */
function useSecondTurn(): boolean {
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    // Two frames on, the first answers have been painted; a hidden tab has none.
    const timer = setTimeout(() => setIsWhole(true), 40);
    return () => clearTimeout(timer);
  }, []);
  return isWhole;
}

const isIn = (of: { account: string; marketplaceId: string | null }, { account, marketplaceId }: Scope): boolean =>
  (account === null || of.account === account) && (marketplaceId === null || of.marketplaceId === marketplaceId);
