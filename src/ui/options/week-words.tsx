import type { AlertPreview } from '../../core/alert-preview';
import type { Period } from '../../core/score';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { alertLine, dayText, periodText, unsaidLine } from './preview-words';
import type { Week } from './week-rows';

interface Props {
  readonly week: Week;
  readonly preview: AlertPreview;
  readonly receivedAt: Instant;
  readonly now: Instant;
  readonly isWatching: boolean;
}

/** All that the week's picture shows, in words. */
export const WeekWords = ({ week, preview, receivedAt, now, isWatching }: Props) => (
  <>
    <p class="week-head">{t('previewHead', dayText(receivedAt, now), dayText(preview.deadline.earliest, now))}</p>
    {isWatching ? <Alerts {...{ preview, receivedAt, now }} /> : <p>{t('previewOff')}</p>}
    <details>
      <summary>{t('weekAsText')}</summary>
      <Stretches name={t('weekKeyQuiet')} none={t('weekNoQuiet')} spans={week.absences} now={now} />
      <Stretches name={t('weekKeyWork')} none={t('weekNoWork')} spans={week.work} now={now} />
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
      <p class="week-late">{t('previewNoneInTime')}</p>
    )}
    <ul class="quiet">
      {preview.unsaid.map((step) => (
        <li key={step.stage}>{unsaidLine(step, preview, now)}</li>
      ))}
    </ul>
  </>
);

interface StretchesProps {
  readonly name: string;
  readonly none: string;
  readonly spans: readonly Period[];
  readonly now: Instant;
}

const Stretches = ({ name, none, spans, now }: StretchesProps) => (
  <>
    <h3>{name}</h3>
    {spans.length === 0 ? (
      <p>{none}</p>
    ) : (
      <ul>
        {spans.map((span) => (
          <li key={span.from}>{periodText(span, now)}</li>
        ))}
      </ul>
    )}
  </>
);
