import type { Standing } from '../../core/clock';
import { t } from '../../platform/i18n';

/** What became of a message, in a word or two. */
export function standingWord(standing: Standing): string {
  switch (standing) {
    case 'running':
      return t('standingRunning');
    case 'overdue':
      return t('standingOverdue');
    case 'on-time':
      return t('standingOnTime');
    case 'late':
      return t('standingLate');
    case 'excluded':
      return t('standingExcluded');
    case 'settled':
      return t('standingSettled');
    case 'unclear':
      return t('standingUnclear');
  }
}
