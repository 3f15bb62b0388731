import type { ClockRow } from '../../core/clock-rows';
import { type Instant, MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import { marketplaceName } from '../shared/marketplace-name';
import { standingWord } from '../shared/standing-word';
import type { CsvCell } from './save-csv';
import type { ThreadNames } from './threads-names';

/** In UTC: a file is read elsewhere, too. */
const timeCell = (at: Instant): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

export const csvColumns = (): string[] => [
  t('threadsStanding'),
  t('threadsCsvBuyer'),
  t('threadsCsvSubject'),
  t('threadsCsvOrder'),
  t('threadsCsvCase'),
  t('dashboardAccount'),
  t('dashboardMarketplace'),
  ...['threadsReceived', 'threadsDue'].flatMap((name) => [t('threadsCsvFrom', t(name)), t('threadsCsvTo', t(name))]),
  t('threadsCsvTookFrom'),
  t('threadsCsvTookTo'),
];

/** Each message as the table shows it, times as ranges; empty where something is not known or no longer kept. */
export const csvRows = (rows: readonly ClockRow[], names: ThreadNames): CsvCell[][] =>
  rows.map(({ clock, standing, deadline, response }) => {
    const thread = names.of(clock.threadId);
    return [
      standingWord(standing),
      thread?.buyer ?? null,
      thread?.subject ?? null,
      thread?.orderId ?? null,
      thread?.caseId ?? null,
      clock.account,
      clock.marketplaceId === null ? null : marketplaceName(clock.marketplaceId),
      ...[clock.receivedAt, deadline].flatMap(({ earliest, latest }) => [timeCell(earliest), timeCell(latest)]),
      response && Math.floor(response.tookMs.min / MINUTE_MS),
      response && Math.ceil(response.tookMs.max / MINUTE_MS),
    ];
  });
