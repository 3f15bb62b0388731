import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import type { Acts, Attempt } from './acts';

/** How many alerts nobody touched, and since when. */
export type UntouchedAlerts = { readonly count: number; readonly since: Instant } | null;

interface Props {
  readonly now: Instant;
  readonly acts: Acts;
  readonly attempt: Attempt;
}

/** Asks whether alerts come at all, where for long none was clicked or closed. */
export function Untouched({ now, acts, attempt }: Props) {
  const [alerts, setAlerts] = useState<UntouchedAlerts>(null);
  useEffect(() => {
    acts.untouchedAlerts().then(setAlerts, () => {});
  }, []);
  if (!alerts) return null;
  return (
    <div class="state doubt">
      <Glyph name="question" />
      <p class="state-text state-line">{t('reachUntouched', String(alerts.count), clockText(alerts.since, now))}</p>
      <button type="button" class="remedy" onClick={() => attempt(acts.openAlertCheck())}>
        {t('reachCheck')}
      </button>
    </div>
  );
}
