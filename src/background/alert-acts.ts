import { commitGone } from '../ledger/alerts';
import { snoozeAlert } from '../ledger/snooze';
import { ownZone } from '../platform/own-zone';
import { database } from './access';
import { tellClocksChanged } from './notify-tabs';
import { readSettings } from './settings';
import { sweep } from './sweep';

/** "Snooze" on an alert. What cannot rest any more stays told of: the alert goes with the last of its messages that does. */
export async function snoozeFromAlert(id: string): Promise<void> {
  const [settings, now] = [await readSettings(), Date.now()];
  const until = await snoozeAlert(await database(), id, now + settings.snoozeMs, settings, ownZone(), now);
  if (until === null) return;
  await sweep();
  await tellClocksChanged();
}

/** An alert has left the screen. */
export const alertGone = async (id: string): Promise<void> => commitGone(await database(), id);
