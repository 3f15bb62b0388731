import * as v from 'valibot';
import { type AlertCheck, NO_ALERT_YET } from '../core/alert-check';
import { readStored, writeStored } from './storage';

export const ALERT_CHECK = 'alert-check';

const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const schema = v.strictObject({
  lastSeenAt: v.nullable(instant),
  lastTouchedAt: v.nullable(instant),
  untouched: v.nullable(
    v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(1)), firstAt: instant, lastAt: instant }),
  ),
});

/** What is stored of whether alerts reach the seller; what is not valid counts as nothing. */
export async function readAlertCheck(): Promise<AlertCheck> {
  const parsed = v.safeParse(schema, await readStored(ALERT_CHECK));
  return parsed.success ? parsed.output : NO_ALERT_YET;
}

export const writeAlertCheck = (check: AlertCheck): Promise<void> => writeStored(ALERT_CHECK, check);
