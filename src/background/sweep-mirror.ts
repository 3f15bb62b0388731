import { type AlertMark, dueAlerts, nextWakeAt } from '../core/alerts';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { nameOfAccount } from '../ledger/account';
import { glanceOfMirror, type Mirror, openClocksOf } from '../ledger/mirror';
import { wakeAt } from '../platform/alarms';
import { showNotification } from '../platform/notifications';
import { writeStored } from '../platform/storage';
import { MIRROR, readMirror } from './access';
import { alertWords } from './alert-text';
import { paintBadge } from './badge';

/** The sweep while the database cannot be opened: alerts for what was open when it last could. */
export async function sweepMirror(settings: Settings, now: Instant): Promise<void> {
  const mirror = await readMirror();
  if (mirror) await showDue(mirror, settings, now);
  await paintBadge(glanceOfMirror(mirror, settings, now), settings, now);
}

async function showDue(mirror: Mirror, settings: Settings, now: Instant): Promise<void> {
  const open = openClocksOf(mirror);
  let marks: readonly AlertMark[] = mirror.marks;
  for (const { id, kind, stage, members } of dueAlerts(open, marks, settings, now)) {
    const first = members[0]!;
    const clock = mirror.open.find(({ threadId }) => threadId === first.threadId);
    const account = clock ? nameOfAccount(clock.account, clock.host) : null;
    const subject = {
      deadline: first.deadline,
      buyer: clock?.buyer ?? null,
      subject: clock?.subject ?? null,
      account,
      readAsOf: mirror.at,
    };
    const { title, message } = alertWords(kind, members.length, subject, settings, now);
    try {
      await showNotification(id, title, message);
    } catch {
      continue;
    }
    marks = [...marks, ...members.map(({ threadId, deadline }) => ({ threadId, stage, deadline }))];
    await writeStored(MIRROR, { ...mirror, marks });
  }
  await wakeAt(nextWakeAt(open, marks, settings, now));
}
