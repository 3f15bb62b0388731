import { WINDOW_DAYS } from '../../core/clock';
import type { RollOff } from '../../core/roll-off';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { spanText } from '../../platform/time-text';
import { ChartTable } from './chart-table';

const MOST_ROWS = 500;

/** Each late message and when it leaves each window, as far as that is known. */
export const RollOffTable = ({ rollOffs, now }: { readonly rollOffs: readonly RollOff[]; readonly now: Instant }) => (
  <ChartTable
    name="late-replies"
    caption={t('rollOffTable')}
    columns={[t('rollOffReceived'), ...WINDOW_DAYS.map((days) => tn('rollOffLeaves', days))]}
    rows={() =>
      rollOffs
        .slice(0, MOST_ROWS)
        .map(({ clock, leaves }) => [
          spanText(clock.receivedAt, now),
          ...WINDOW_DAYS.map((days) => (leaves[days] ? spanText(leaves[days], now) : t('rollOffLeft'))),
        ])
    }
  />
);
