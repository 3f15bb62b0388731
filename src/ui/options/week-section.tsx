import { useId, useMemo, useState } from 'preact/hooks';
import { alertsFor } from '../../core/alert-preview';
import { instantsOf, wallMs, wallOf } from '../../core/local-time';
import type { Settings } from '../../core/settings';
import { DAY_MS, exactly, type Instant, MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import { ownZone } from '../../platform/own-zone';
import type { Asked } from '../shared/asked';
import { Section } from './section';
import { WeekPicture } from './week-picture';
import { weekOf } from './week-rows';
import { WeekWords } from './week-words';

interface Props {
  /** With what is being typed. */
  readonly settings: Asked<Settings>;
  readonly now: Instant;
  readonly onRetry: () => void;
}

/** The week ahead: when alerts rest, and when those of one message would come. */
export const WeekSection = ({ settings, now, onRetry }: Props) => (
  <Section id="week" heading={t('optionsWeek')} asked={settings} onRetry={onRetry}>
    {(current) => <Preview settings={current} now={now} />}
  </Section>
);

/** A message of up to so many days ahead is due within the week that is drawn. */
const DAYS_AHEAD = 5;

/** When a typed wall time is; null where it is none of today's or of the days ahead. */
function receiptOf(wall: string, zone: string, now: Instant): Instant | null {
  const today = wallOf(now, zone).slice(0, 10);
  const day = (wallMs(`${wall.slice(0, 10)}T00:00`) - wallMs(`${today}T00:00`)) / DAY_MS;
  if (!(day >= 0 && day <= DAYS_AHEAD) || Number.isNaN(wallMs(wall))) return null;
  return instantsOf(wall, zone)[0] ?? null;
}

function Preview({ settings, now }: { settings: Settings; now: Instant }) {
  const error = useId();
  const zone = ownZone();
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAccount] = useState<string | null>(null);
  const account = settings.accountStages.some((own) => own.account === asked) ? asked : null;
  const read = typed === null ? null : receiptOf(typed, zone, now);
  const receivedAt = read ?? Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const isRefused = typed !== null && read === null;
  const rows = useMemo(() => weekOf(settings, zone, now), [settings, zone, now]);
  const preview = useMemo(
    () => alertsFor({ account, receivedAt: exactly(receivedAt) }, settings, zone, receivedAt),
    [account, receivedAt, settings, zone],
  );
  return (
    <>
      <p class="quiet">{t('optionsWeekWhy')}</p>
      <div class="week-fields">
        <label>
          {t('previewReceived')}
          <input
            type="datetime-local"
            value={typed ?? wallOf(receivedAt, zone)}
            aria-invalid={isRefused}
            aria-describedby={error}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        {typed !== null && (
          <button type="button" onClick={() => setTyped(null)}>
            {t('previewNow')}
          </button>
        )}
        {settings.accountStages.length > 0 && (
          <label>
            {t('previewAccount')}
            <select value={account ?? ''} onChange={({ currentTarget }) => setAccount(currentTarget.value || null)}>
              <option value="">{t('previewCommon')}</option>
              {settings.accountStages.map((own) => (
                <option key={own.account} value={own.account}>
                  {own.account}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p id={error} class="failed week-refused" role="status">
        {isRefused && t('previewRefused')}
      </p>
      <WeekPicture {...{ rows, receivedAt, preview, zone, now }} />
      <WeekWords {...{ rows, preview, receivedAt, now }} isWatching={settings.watching} />
    </>
  );
}
