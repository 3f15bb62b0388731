import { GAP_MS } from '../../core/proof';
import { HOUR_MS } from '../../core/span';
import type { ProofLog } from '../../ledger/proof-file';
import { t, tn } from '../../platform/i18n';
import { stampText } from '../../platform/time-text';
import { gapText } from '../shared/gap-text';

const MOST = 20;

/** When no page was looked at, newest first; many are folded. */
export function ProofGaps({ gaps, gapsFrom }: Pick<ProofLog, 'gaps' | 'gapsFrom'>) {
  const hours = String(GAP_MS / HOUR_MS);
  if (gaps.length === 0) return <p>{t('proofNoGaps', stampText(gapsFrom), hours)}</p>;
  const newest = [...gaps].sort((a, b) => b.to - a.to);
  return (
    <details>
      <summary>{tn('proofGaps', gaps.length, hours, stampText(gapsFrom))}</summary>
      <ul class="facts">
        {newest.slice(0, MOST).map((gap) => (
          <li key={`${gap.account} ${gap.from}`}>{gapText(gap)}</li>
        ))}
        {newest.length > MOST && <li>{tn('proofMoreGaps', newest.length - MOST)}</li>}
      </ul>
    </details>
  );
}
