import type { Coverage } from '../../core/glance';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { spanText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';

interface Props {
  readonly accounts: readonly Coverage[];
  readonly now: Instant;
  readonly onSwitchOn: () => void;
}

/** The master switch is off: said before all else, with the way back. */
export function SwitchedOff({ accounts, now, onSwitchOn }: Props) {
  const asOf = asOfText(accounts, now);
  return (
    <div class="state warning switched-off">
      <Glyph name="warning" />
      <p class="state-text state-line">{t('badgeOff')}</p>
      <button type="button" class="remedy" onClick={onSwitchOn}>
        {t('popupSwitchOn')}
      </button>
      {asOf !== null && <p class="state-detail quiet">{t('popupOffDetail', asOf)}</p>}
    </div>
  );
}

/** When what is shown was read; null where nothing ever was. */
export function asOfText(accounts: readonly Coverage[], now: Instant): string | null {
  const read = accounts.flatMap(({ asOf }) => asOf ?? []);
  return read.length === 0 ? null : spanText({ earliest: Math.min(...read), latest: Math.max(...read) }, now);
}
