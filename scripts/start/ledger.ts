import type { ChromiumSession } from '../../tests/e2e/chromium';

interface Span {
  readonly earliest: string;
  readonly latest: string;
}

/** The parts of the export that the account looks at; see docs/export.md. */
export interface Exported {
  readonly threads: readonly {
    readonly caseId: string | null;
    readonly label: { readonly buyer: string | null } | null;
    readonly clocks: readonly { readonly basis: string; readonly standing: string; readonly answeredAt: Span | null }[];
  }[];
  readonly score: Readonly<Record<string, { readonly share: { readonly min: number; readonly max: number } | null }>>;
  readonly alerts: readonly { readonly caseId: string | null; readonly stage: string; readonly shownAt: string }[];
}

export const exportOf = async (browser: ChromiumSession): Promise<Exported> =>
  (await browser.ask({ type: 'ledger.export' })) as Exported;

export const threadOf = ({ threads }: Exported, caseId: string) => threads.find((thread) => thread.caseId === caseId);

/** Whether all times of this case have been read from its messages. */
export function isPinned(exported: Exported, caseId: string): boolean {
  const clocks = threadOf(exported, caseId)?.clocks ?? [];
  return clocks.length > 0 && clocks.every(({ basis }) => basis === 'exact');
}
