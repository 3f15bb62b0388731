import { absencesAround } from '../core/absence';
import type { AlertMark, AlertRules } from '../core/alert-steps';
import { dueAlerts, nextWakeAt } from '../core/alerts';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { nameOfAccount } from '../ledger/account';
import { glanceOfMirror, type Mirror, openClocksOf } from '../ledger/mirror';
import { withMirrorAlert } from '../ledger/mirror-alerts';
import { wakeAt } from '../platform/alarms';
import { ownZone } from '../platform/own-zone';
import { readStored, writeStored } from '../platform/storage';
import { MIRROR, MIRROR_ALERTS, readMirror } from './access';
import { paintBadge } from './badge';
import { soundOfPass } from './pass-sound';
import { showAlert } from './show-alert';

/** The sweep while the database cannot be opened: alerts for what was open when it last could. */
export async function sweepMirror(settings: Settings, now: Instant): Promise<void> {
  const mirror = await readMirror();
  if (mirror) await showDue(mirror, settings, now);
  await paintBadge(glanceOfMirror(mirror, settings, now), settings, now);
}

async function showDue(mirror: Mirror, settings: Settings, now: Instant): Promise<void> {
  const open = openClocksOf(mirror);
  const absences = absencesAround(settings.quietWeek, ownZone(), now);
  const rules: AlertRules = { settings, absences, snoozes: mirror.snoozes ?? [] };
  const accountOf = new Map(mirror.open.map(({ threadId, account }) => [threadId, account]));
  const sound = soundOfPass();
  let marks: readonly AlertMark[] = mirror.marks;
  for (const alert of dueAlerts(open, marks, rules, now)) {
    const first = alert.members[0]!;
    const clock = mirror.open.find(({ threadId }) => threadId === first.threadId);
    const subject = {
      buyer: clock?.buyer ?? null,
      subject: clock?.subject ?? null,
      account: clock ? nameOfAccount(clock.account, clock.host) : null,
      readAsOf: mirror.at,
    };
    const accounts = alert.members.map((member) => accountOf.get(member.threadId) ?? null);
    const isSilent = await sound(alert, accounts, settings);
    if (!(await showAlert(alert, subject, accounts, settings, isSilent, now))) continue;
    marks = [
      ...marks,
      ...alert.members.map(({ threadId, deadline, stage }) => ({ threadId, stage: stage ?? alert.stage, deadline })),
    ];
    await writeStored(MIRROR, { ...mirror, marks });
    const row = { ...alert, keys: [...new Set(alert.members.map(({ threadId }) => threadId))] };
    const shown = withMirrorAlert(await readStored(MIRROR_ALERTS), { ...row, intendedAt: now, shownAt: now });
    await writeStored(MIRROR_ALERTS, shown);
  }
  if (settings.watching) await wakeAt(nextWakeAt(open, marks, rules, now));
}
