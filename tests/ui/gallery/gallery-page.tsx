import { render } from 'preact';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/span';
import { Popup } from '../../../src/ui/popup/popup';
import { plans } from '../plans';
import { NOW, states } from '../states';

const view = states[location.hash.slice(1)];
if (!view) throw new Error(`No state is named ${location.hash}; there are ${Object.keys(states).join(', ')}.`);

// For the camera.
Object.assign(globalThis, { stateNames: Object.keys(states) });

/** Which plan is behind a state's button. */
const planOf: Readonly<Record<string, string>> = {
  ...{ clear: 'nothing', snoozed: 'away', overdue: 'many', paused: 'no-hours', stale: 'long-unread' },
};

const acts = {
  openThread: async () => {},
  openInbox: async () => {},
  allow: async () => true,
  help: async () => {},
  openDashboard: async () => {},
  openSettings: async () => {},
  untouchedAlerts: async () => null,
  openAlertCheck: async () => {},
  tell: async () => 'f1',
  watch: async () => {},
  pauseUntil: async () => {},
  snooze: async () => ({ until: NOW + 30 * MINUTE_MS, lastAt: NOW + 2 * HOUR_MS }),
  wake: async () => {},
  readPlan: async () => plans[planOf[location.hash.slice(1)] ?? 'weekend']!,
};
render(
  <Popup view={view} now={NOW} days={30} onDays={() => {}} acts={acts} room={null} />,
  document.getElementById('popup')!,
);
