import type { Gap } from '../../core/proof';
import { t } from '../../platform/i18n';
import { spanStampText } from '../../platform/time-text';

/** "NORDWIND: not watched 24 Nov 2026, 18:00–25 Nov 2026, 09:00". */
export const gapText = ({ account, from, to }: Gap): string =>
  t('proofGap', account, spanStampText({ earliest: from, latest: to }));
