import { untouchedAlerts } from '../../core/alert-check';
import type { Instant } from '../../core/span';
import { readAlertCheck } from '../../platform/alert-check';
import { tellsWhoClosed } from '../../platform/notifications';
import type { UntouchedAlerts } from './untouched';

/** From what is stored: the worker need not be awake for it. */
export async function readUntouched(now: Instant): Promise<UntouchedAlerts> {
  const alerts = untouchedAlerts(await readAlertCheck(), now);
  return alerts && { ...alerts, countsCloses: tellsWhoClosed() };
}
