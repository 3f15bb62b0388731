import type { AlertPreview } from '../../core/alert-preview';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { alertLine, dateText, dayText, partsText, unsaidLine } from './preview-words';
import type { WeekRow } from './week-rows';

interface Props {
  readonly rows: readonly WeekRow[];
  readonly preview: AlertPreview;
  readonly receivedAt: Instant;
  readonly now: Instant;
  readonly isWatching: boolean;
}

/** All that the week's picture shows, in words. */
export const WeekWords = ({ rows, preview, receivedAt, now, isWatching }: Props) => (
  <>
    <p class="week-head">{t('previewHead', dayText(receivedAt, now), dayText(preview.deadline.earliest, now))}</p>
    {isWatching ? <Alerts {...{ preview, receivedAt, now }} /> : <p>{t('previewOff')}</p>}
    <details>
      <summary>{t('weekAsText')}</summary>
      <WeekTable rows={rows} />
    </details>
  </>
);

const Alerts = ({ preview, receivedAt, now }: Pick<Props, 'preview' | 'receivedAt' | 'now'>) => (
  <>
    <ol class="week-alerts">
      {preview.alerts.map((alert) => (
        <li key={`${alert.at} ${alert.kind}`}>{alertLine(alert, preview, receivedAt, now)}</li>
      ))}
    </ol>
    {preview.alerts.every(({ at }) => at > preview.deadline.earliest) && (
      <p class="week-late">
        {t(preview.alerts.some(({ absence }) => absence) ? 'previewNoneInTime' : 'previewNoneBefore')}
      </p>
    )}
    <ul class="quiet">
      {preview.unsaid.map((step) => (
        <li key={step.stage}>{unsaidLine(step, preview, now)}</li>
      ))}
    </ul>
  </>
);

const WeekTable = ({ rows }: Pick<Props, 'rows'>) => (
  <table class="week-table">
    <caption class="unseen">{t('weekAsText')}</caption>
    <thead>
      <tr>
        {['weekDay', 'weekKeyQuiet', 'weekKeyWork'].map((name) => (
          <th key={name} scope="col">
            {t(name)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ day, isOff, quiet, work }) => (
        <tr key={day}>
          <th scope="row">{dateText(day)}</th>
          <td>{isOff ? t('weekOff') : partsText(quiet)}</td>
          <td>{partsText(work)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
