import type { CsvCell, CsvStyle } from '../../core/csv-cell';
import { HOUR_MS, type Instant } from '../../core/span';
import type { ExportedThread, LongWork } from '../../ledger/export-file';
import { csvHead, csvRows } from './csv-text';

/** One row for each message of a buyer; docs/export.md tells what each column means. */
const COLUMNS = [
  ...['account', 'host', 'marketplace', 'case_id', 'order_id', 'buyer', 'subject'],
  ...['received_local', 'received_utc_from', 'received_utc_to', 'deadline_utc_from', 'deadline_utc_to'],
  ...['answered_utc_from', 'answered_utc_to', 'response_hours_min', 'response_hours_max'],
  ...['basis', 'standing', 'outcomes'],
];

/** "2026-11-28 14:05" in the seller's zone: spreadsheets of all countries take it for a time. */
function localText(iso: string): string {
  const at = new Date(iso);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const hoursBetween = (from: string, to: string): number =>
  Math.max(0, Math.round(((Date.parse(to) - Date.parse(from)) / HOUR_MS) * 100) / 100);

function rowsOf({ account, host, marketplace, caseId, orderId, label, clocks }: ExportedThread): CsvCell[][] {
  const thread = [account ?? host, host, marketplace, caseId, orderId, label?.buyer ?? null, label?.subject ?? null];
  return clocks.map(({ receivedAt, deadline, answeredAt, basis, standing, outcomes }) => [
    ...thread,
    ...[localText(receivedAt.earliest), receivedAt.earliest, receivedAt.latest, deadline.earliest, deadline.latest],
    ...[answeredAt?.earliest ?? null, answeredAt?.latest ?? null],
    answeredAt && hoursBetween(receivedAt.latest, answeredAt.earliest),
    answeredAt && hoursBetween(receivedAt.earliest, answeredAt.latest),
    ...[basis, standing, outcomes.join(' ')],
  ]);
}

/** All clocks of the ledger as a CSV file. */
export async function clocksCsv(
  eachThread: (now: Instant, onThreads: (threads: readonly ExportedThread[]) => void, work: LongWork) => Promise<void>,
  now: Instant,
  style: CsvStyle,
  work: LongWork,
): Promise<Blob> {
  const texts = [csvHead(COLUMNS, style)];
  await eachThread(now, (threads) => texts.push(csvRows(threads.flatMap(rowsOf), style)), work);
  return new Blob(texts, { type: 'text/csv;charset=utf-8' });
}
