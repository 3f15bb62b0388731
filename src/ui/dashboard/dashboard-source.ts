import type { InboxLook } from '../../core/blind-hours';
import type { Glance } from '../../core/glance';
import type { LedgerView, ShownThread } from '../../core/ledger-view';
import type { Instant } from '../../core/span';
import { readGlance } from '../../ledger/glance';
import { readInboxLooks } from '../../ledger/proof-file';
import { readLedgerView, readShownThreads } from '../../ledger/view';
import { openSettings } from '../../platform/own-pages';
import { askToRead } from '../../platform/permissions';
import { send } from '../../platform/send';
import { onNews } from '../shared/news';

/** What the dashboard lives on; a test has one of its own. Each rejects where it cannot be done. */
export interface DashboardSource {
  /** What is counted already, or soon is. */
  glance(): Promise<Glance>;
  load(): Promise<LedgerView>;
  /** Aligned with `ids`; null for a thread that is not there any more. */
  threads(ids: readonly string[]): Promise<readonly (ShownThread | null)[]>;
  /** The looks at all inboxes since `from`, in no order. */
  looks(from: Instant): Promise<readonly InboxLook[]>;
  /** Calls when something may have changed; answers how to stop. */
  onChange(listener: () => void): () => void;
  openThread(threadId: string): Promise<void>;
  openInbox(host: string | null): Promise<void>;
  /** Called straight from the click: browsers ask for a permission only then. false where the seller said no. */
  allow(host: string): Promise<boolean>;
  openSettings(): Promise<void>;
}

const orReject = <T>(read: T | null): T => {
  if (read === null) throw new Error('no ledger');
  return read;
};

export const dashboardSource: DashboardSource = {
  glance: async () => orReject(await readGlance(Date.now())),
  load: async () => orReject(await readLedgerView(Date.now())),
  threads: async (ids) => orReject(await readShownThreads(ids)),
  looks: async (from) => orReject(await readInboxLooks(from)),
  onChange: onNews,
  async openThread(threadId) {
    await send({ type: 'thread.open', threadId });
  },
  async openInbox(host) {
    await send({ type: 'inbox.open', host });
  },
  allow: askToRead,
  openSettings,
};
