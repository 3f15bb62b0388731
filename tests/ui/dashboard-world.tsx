/// <reference types="vite/client" />
import { vi } from 'vitest';
import type { LedgerView, ShownThread } from '../../src/core/ledger-view';
import { rulesOf } from '../../src/core/settings';
import type { DashboardSource } from '../../src/ui/dashboard/dashboard-source';
import type { SectionProps } from '../../src/ui/dashboard/section-props';
import { ledgerView } from './dashboard-view';
import { NOW } from './states';
import '../../src/ui/dashboard/dashboard.css';
import '../../src/ui/dashboard/accounts.css';
import '../../src/ui/dashboard/blind-hours.css';
import '../../src/ui/dashboard/share.css';
import '../../src/ui/dashboard/thread-link.css';
import '../../src/ui/dashboard/trend.css';
import '../../src/ui/dashboard/times.css';
import '../../src/ui/dashboard/heat.css';

export * from './dashboard-view';
export { clearPage, drawPage, standingOut, unfoldAll } from './pages-world';

/** A thread as the table shows it, named after its id. */
export const shownThread = (threadId: string, over: Partial<ShownThread> = {}): ShownThread => ({
  ...{ threadId, caseId: threadId.replace('case:', ''), account: 'NORDWIND', host: 'sellercentral.amazon.de' },
  ...{ marketplaceId: null, orderId: null, buyer: `Buyer ${threadId.slice(5, 13)}`, subject: 'Where is my parcel?' },
  ...over,
});

/** A source that knows this view and every thread, and remembers what was asked. */
export const dashboardSource = (view: LedgerView = ledgerView()) => ({
  glance: vi.fn<DashboardSource['glance']>(() => Promise.reject(new Error('no glance'))),
  load: vi.fn<DashboardSource['load']>(async () => view),
  threads: vi.fn<DashboardSource['threads']>(async (ids) => ids.map((id) => shownThread(id))),
  looks: vi.fn<DashboardSource['looks']>(async () => []),
  onChange: vi.fn<DashboardSource['onChange']>(() => () => {}),
  openThread: vi.fn<DashboardSource['openThread']>(async () => {}),
  openInbox: vi.fn<DashboardSource['openInbox']>(async () => {}),
  allow: vi.fn<DashboardSource['allow']>(async () => true),
  openSettings: vi.fn<DashboardSource['openSettings']>(async () => {}),
});

/** What a section of the dashboard gets, 30 days chosen; its acts remember what was asked. */
export function dashboardProps(over: Partial<SectionProps> = {}) {
  const view = over.view ?? ledgerView();
  const props = {
    ...{ view, clocks: view.clocks, scope: { account: null, marketplaceId: null }, rulesOf: rulesOf(view.settings) },
    ...{ now: NOW, days: 30, source: dashboardSource(view), onShow: vi.fn<SectionProps['onShow']>() },
    attempt: vi.fn<SectionProps['attempt']>((act) => act.then(() => true)),
  } satisfies SectionProps;
  return { ...props, ...over };
}
