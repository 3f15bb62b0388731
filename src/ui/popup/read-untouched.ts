import { untouchedAlerts } from '../../core/alert-check';
import type { Instant } from '../../core/span';
import { readAlertCheck } from '../../platform/alert-check';
import type { UntouchedAlerts } from './untouched';

/** From what is stored: the worker need not be awake for it. */
export const readUntouched = async (now: Instant): Promise<UntouchedAlerts> =>
  untouchedAlerts(await readAlertCheck(), now);
