import { expect } from 'vitest';
import type { PracticeCase } from '../practice/server';
import type { Session } from './session';

/** The parts of the export that the tests look at; see docs/export.md. */
export interface Exported {
  readonly coverage: readonly { account: string; host: string; state: string; complete: boolean; why: string | null }[];
  readonly threads: readonly ExportedThread[];
  readonly score: Readonly<
    Record<
      string,
      {
        onTime: number;
        late: number;
        overdue: number;
        settled: number;
        unclear: number;
        share: { min: number; max: number } | null;
        knownFrom: string | null;
      }
    >
  >;
  readonly alerts: readonly { caseId: string | null; deadline: Span; stage: string; shownAt: string }[];
  readonly facts: readonly unknown[];
}
export interface ExportedThread {
  readonly account: string;
  readonly host: string;
  readonly marketplace: string;
  readonly caseId: string | null;
  readonly orderId: string | null;
  readonly label: { buyer: string | null; subject: string | null } | null;
  readonly clocks: readonly ExportedClock[];
}
export interface ExportedClock {
  readonly receivedAt: Span;
  readonly deadline: Span;
  readonly basis: string;
  readonly answeredAt: Span | null;
  readonly standing: string;
}
interface Span {
  readonly earliest: string;
  readonly latest: string;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const exportOf = async (session: Session): Promise<Exported> =>
  (await session.ask({ type: 'ledger.export' })) as Exported;

export const threadOf = ({ threads }: Exported, buyer: string): ExportedThread | undefined =>
  threads.find(({ label }) => label?.buyer === buyer);

const widthMs = ({ earliest, latest }: Span): number => Date.parse(latest) - Date.parse(earliest);
const holds = ({ earliest, latest }: Span, at: number): boolean =>
  Date.parse(earliest) <= at && at <= Date.parse(latest);

/** Whether the thread's times have been read from its messages. */
export const isPinned = (thread: ExportedThread | undefined): thread is ExportedThread =>
  thread !== undefined && thread.clocks.length > 0 && thread.clocks.every(({ basis }) => basis === 'exact');

/** Each exported time holds what really happened, and each case that waits is there. Buyers tell the cases apart. */
export function expectTruth(exported: Exported, cases: readonly PracticeCase[]): void {
  for (const { buyer, state } of cases) {
    if (state !== 'response-needed') continue;
    const open = threadOf(exported, buyer)?.clocks.filter(({ answeredAt }) => answeredAt === null);
    expect(open?.length, `open clocks of ${buyer}`).toBeGreaterThan(0);
  }
  for (const thread of exported.threads) expectTrueThread(thread, cases);
}

function expectTrueThread(thread: ExportedThread, cases: readonly PracticeCase[]): void {
  const truth = cases.find(({ buyer }) => buyer === thread.label?.buyer);
  if (!truth) throw new Error(`no such case: ${JSON.stringify(thread.label)}`);
  const { buyer } = truth;
  expect(thread.marketplace, buyer).toBe(truth.marketplaceId);
  expect([null, truth.caseId], buyer).toContain(thread.caseId);
  expect([null, truth.orderId], buyer).toContain(thread.orderId);
  expect(truth.subject.startsWith(thread.label!.subject!.replace(/…$/, '')), `${buyer}: ${thread.label!.subject}`).toBe(
    true,
  );
  for (const { receivedAt, deadline, basis, answeredAt } of thread.clocks) {
    expect(Date.parse(deadline.earliest) - Date.parse(receivedAt.earliest), buyer).toBe(DAY_MS);
    expect(Date.parse(deadline.latest) - Date.parse(receivedAt.latest), buyer).toBe(DAY_MS);
    const written = truth.messages.filter(({ author }) => author === 'buyer').map(({ at }) => at);
    if (basis === 'exact') {
      expect(widthMs(receivedAt), buyer).toBeLessThan(MINUTE_MS);
      expect(
        written.some((at) => holds(receivedAt, at)),
        `${buyer}: ${JSON.stringify(receivedAt)} holds a message`,
      ).toBe(true);
    } else {
      // A list of the page's own data proves bounds, which may lie days apart; a card names a day.
      if (basis === 'assumed') expect(widthMs(receivedAt), buyer).toBeLessThanOrEqual(DAY_MS);
      const happened = [...written, truth.lastUpdatedAt];
      expect(
        happened.some((at) => holds(receivedAt, at)),
        `${buyer}: ${JSON.stringify(receivedAt)} holds a message or the last activity`,
      ).toBe(true);
    }
    const replied = truth.messages.filter(({ author }) => author === 'seller').map(({ at }) => at);
    if (answeredAt && basis === 'exact')
      expect(
        [...replied, truth.markedAt ?? 0].some((at) => holds(answeredAt, at)),
        `${buyer}: ${JSON.stringify(answeredAt)} holds the reply`,
      ).toBe(true);
  }
}
