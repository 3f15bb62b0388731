import type { Source } from '../../core/facts';
import { rulesOf } from '../../core/settings';
import { deadlineOf } from '../../core/standing';
import { t } from '../../platform/i18n';
import { spanStampText } from '../../platform/time-text';
import { ShownText } from '../shared/shown-text';
import { standingWord } from '../shared/standing-word';
import type { ReportRow, ReportView } from './report-source';
import { linksText, sourcesText, threadText } from './report-words';

/** Late, overdue and unclear messages, with where each time comes from. */
export function ReportTable({ view, isNamed }: { view: ReportView; isNamed: boolean }) {
  const rules = rulesOf(view.settings);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="report-table" tabIndex={0} aria-label={t('statementTable')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('statementThread')}</th>
            <th scope="col">{t('statementReceived')}</th>
            <th scope="col">{t('statementDue')}</th>
            <th scope="col">{t('statementClosed')}</th>
            <th scope="col">{t('statementStanding')}</th>
            <th scope="col">{t('statementLinks')}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={`${row.clock.threadId} ${row.clock.ordinal}`}>
              <th scope="row">
                {threadText(row.thread)}
                {isNamed && <Names row={row} />}
              </th>
              <td>
                {spanStampText(row.clock.receivedAt)}
                <From sources={row.sources.received} />
              </td>
              <td>{spanStampText(deadlineOf(row.clock, rules(row.clock.account)))}</td>
              <td>
                {row.clock.closing ? spanStampText(row.clock.closing.at) : t('statementOpen')}
                <From sources={row.sources.closed} />
              </td>
              <td>{standingWord(row.standing)}</td>
              <td>{linksText(row.links)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function From({ sources }: { sources: readonly Source[] }) {
  const text = sourcesText(sources);
  return text === null ? null : <span class="quiet">{text}</span>;
}

const Names = ({ row: { thread } }: { row: ReportRow }) => (
  <span class="names">
    {thread?.buyer && <ShownText kind="buyer" text={thread.buyer} />}
    {thread?.subject && <ShownText kind="subject" text={thread.subject} />}
  </span>
);
