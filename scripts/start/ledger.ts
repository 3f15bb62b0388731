import type { ChromiumSession } from '../../tests/e2e/chromium';
import type { PracticeCase } from '../../tests/practice/server';

interface Span {
  readonly earliest: string;
  readonly latest: string;
}

/** The parts of the export that the account looks at; see docs/export.md. */
export interface Exported {
  readonly threads: readonly {
    readonly caseId: string | null;
    readonly label: { readonly buyer: string | null; readonly subject: string | null } | null;
    readonly clocks: readonly {
      readonly receivedAt: Span;
      readonly basis: string;
      readonly standing: string;
      readonly answeredAt: Span | null;
    }[];
  }[];
  readonly score: Readonly<Record<string, { readonly share: { readonly min: number; readonly max: number } | null }>>;
  readonly alerts: readonly { readonly caseId: string | null; readonly stage: string; readonly shownAt: string }[];
}

export const exportOf = async (browser: ChromiumSession): Promise<Exported> =>
  (await browser.ask({ type: 'ledger.export' })) as Exported;

export const threadOf = ({ threads }: Exported, caseId: string) => threads.find((thread) => thread.caseId === caseId);

/** When the one message that waits in this case was received; null where that thread or clock is not there. */
export function receivedOf({ threads }: Exported, { buyer, subject }: PracticeCase): Span | null {
  // Buyers may share a name, and a thread that was not opened may have no case id yet.
  const thread = threads.find(
    ({ label }) => label?.buyer === buyer && subject.startsWith((label.subject ?? '').replace(/…$/, '')),
  );
  const open = thread?.clocks.filter(({ answeredAt }) => !answeredAt) ?? [];
  return open.length === 1 ? open[0]!.receivedAt : null;
}

/** Whether all times of this case have been read from its messages. */
export function isPinned(exported: Exported, caseId: string): boolean {
  const clocks = threadOf(exported, caseId)?.clocks ?? [];
  return clocks.length > 0 && clocks.every(({ basis }) => basis === 'exact');
}
