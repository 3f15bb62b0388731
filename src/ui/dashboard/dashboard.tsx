import { useMemo, useRef, useState } from 'preact/hooks';
import { WINDOW_DAYS, type WindowDays } from '../../core/clock';
import type { LedgerView } from '../../core/ledger-view';
import { rulesOf as rulesOfSettings } from '../../core/settings';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import type { Asked } from '../shared/asked';
import { useAttempt } from '../shared/attempt';
import { Glyph } from '../shared/glyph';
import type { DashboardSource } from './dashboard-source';
import { ScopeBar } from './scope-bar';
import type { Scope, SectionProps, TableFilter } from './section-props';
import { ANSWERS, KEPT } from './sections';
import { ThreadsSection } from './threads-section';

interface Props {
  readonly asked: Asked<LedgerView>;
  readonly now: Instant;
  readonly source: DashboardSource;
  readonly onRetry: () => void;
}

/** The whole dashboard, from plain data: one column of answers, each with its picture, its threads one click away. */
export function Dashboard({ asked, now, source, onRetry }: Props) {
  return (
    <main class="page dashboard" aria-busy={asked.kind === 'loading'}>
      <header class="page-head">
        <Glyph name="clock" />
        <h1>{t('dashboardTitle')}</h1>
      </header>
      {asked.kind === 'loading' && <p class="quiet">{t('dashboardLoading')}</p>}
      {asked.kind === 'failed' && (
        <div class="not-there" role="alert">
          <p>{t('dashboardNoLedger')}</p>
          <button type="button" onClick={onRetry}>
            {t('optionsRetry')}
          </button>
        </div>
      )}
      {asked.kind === 'shown' && <Shown view={asked.value} {...{ now, source }} />}
    </main>
  );
}

function Shown({ view, now, source }: { view: LedgerView; now: Instant; source: DashboardSource }) {
  const [scope, setScope] = useState<Scope>({ account: null, marketplaceId: null });
  const [days, setDays] = useState<WindowDays>(WINDOW_DAYS[1]);
  const [filter, setFilter] = useState<TableFilter>({});
  const [hasFailed, attempt] = useAttempt();
  const table = useRef<HTMLDivElement>(null);
  const rulesOf = useMemo(() => rulesOfSettings(view.settings), [view]);
  const clocks = useMemo(() => view.clocks.filter((clock) => isIn(clock, scope)), [view, scope]);
  const onShow = (wanted: TableFilter): void => {
    setFilter(wanted);
    table.current?.querySelector<HTMLElement>('h2')?.focus();
    table.current?.scrollIntoView({ block: 'start' });
  };
  const props: SectionProps = { view, clocks, scope, rulesOf, now, days, source, onShow, attempt };
  return (
    <>
      {hasFailed && (
        <p class="failed" role="alert">
          {t('panelFailed')}
        </p>
      )}
      <ScopeBar {...{ view, scope, days }} onScope={setScope} onDays={setDays} />
      {ANSWERS.map((Part) => (
        <Part key={Part.name} {...props} />
      ))}
      <div ref={table}>
        <ThreadsSection {...props} filter={filter} onFilter={setFilter} />
      </div>
      {KEPT.map((Part) => (
        <Part key={Part.name} {...props} />
      ))}
    </>
  );
}

const isIn = (of: { account: string; marketplaceId: string | null }, { account, marketplaceId }: Scope): boolean =>
  (account === null || of.account === account) && (marketplaceId === null || of.marketplaceId === marketplaceId);
