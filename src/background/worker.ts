import { checkBatch, checkOpenClocks, repairFound } from '../ledger/repair';
import { rebuildBatch } from '../ledger/start';
import { onAlarm } from '../platform/alarms';
import { answerMessages } from '../platform/answer';
import { onInstalledOrStarted } from '../platform/lifecycle';
import { onNotificationButton, onNotificationClicked, onNotificationClosed } from '../platform/notifications';
import { onPermissionsChanged } from '../platform/permissions';
import { onTabAddress } from '../platform/tabs';
import { database, ledger } from './access';
import { alertGone, snoozeFromAlert } from './alert-acts';
import { noteTouched } from './alert-check';
import { answers } from './answers';
import { registerObserver } from './exact-times';
import { watchAll } from './master-switch';
import { tellCoverageChanged } from './notify-tabs';
import { openAlert } from './open-thread';
import { purge } from './purge';
import { isWatching, readSettings } from './settings';
import { sweep } from './sweep';
import { checkPermissions, signedOutHost } from './watching';
import { welcome } from './welcome';

// Every listener is added before the first pause: the browser starts the worker *for* an event and drops it otherwise.

answerMessages(answers);

onAlarm((why) => {
  run(sweep);
  if (why === 'safety') run(() => purge(Date.now()));
});

onNotificationClicked((id) => {
  run(() => openAlert(id));
  run(() => noteTouched(id, Date.now()));
});
onNotificationButton((id) => {
  run(() => snoozeFromAlert(id));
  run(() => noteTouched(id, Date.now()));
});
onNotificationClosed((id, bySeller) => {
  run(() => alertGone(id));
  if (bySeller) run(() => noteTouched(id, Date.now()));
});

onInstalledOrStarted((why) => {
  run(sweep);
  if (why === 'installed') run(welcome);
  if (why !== 'started') run(watchAll);
});

onPermissionsChanged(() =>
  run(async () => {
    await checkPermissions(Date.now());
    await watchAll();
    await sweep();
    await tellCoverageChanged();
  }),
);

onTabAddress((url) => {
  const host = signedOutHost(url);
  if (host === null) return;
  run(async () => {
    if (!(await isWatching())) return;
    if (!(await ledger.recordHostState(host, 'signed-out', Date.now()))) return;
    await sweep();
    await tellCoverageChanged();
  });
});

run(async () => {
  await sweep();
  await registerObserver();
  const db = await database();
  while (await rebuildBatch(db, await readSettings(), Date.now()));
  if (await checkPermissions(Date.now())) await sweep();
  await checkOpenClocks(db);
  for (let more = true; more; ) {
    more = await checkBatch(db, Date.now());
    if ((await repairFound(db, Date.now())) > 0) await sweep();
  }
});

/** A failed event is reported and changes nothing else; the next sweep makes up for it. */
function run(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => console.error('Reply Clock:', error));
}
