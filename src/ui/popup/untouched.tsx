import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { ageText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import type { Acts, Attempt } from './acts';

/** How many alerts nobody touched, and since when. `countsCloses`: one that was closed is not among them. */
export type UntouchedAlerts = {
  readonly count: number;
  readonly since: Instant;
  readonly countsCloses: boolean;
} | null;

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
      <p class="state-text state-line">
        {t(
          alerts.countsCloses ? 'reachUntouched' : 'reachUnclicked',
          String(alerts.count),
          ageText(now - alerts.since),
        )}
      </p>
      <button type="button" class="remedy" onClick={() => attempt(acts.openAlertCheck())}>
        {t('reachCheck')}
      </button>
    </div>
  );
}
