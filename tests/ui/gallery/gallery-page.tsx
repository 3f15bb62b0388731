import { render } from 'preact';
import { Popup } from '../../../src/ui/popup/popup';
import { NOW, states } from '../states';

const view = states[location.hash.slice(1)];
if (!view) throw new Error(`No state is named ${location.hash}; there are ${Object.keys(states).join(', ')}.`);

// For the camera.
Object.assign(globalThis, { stateNames: Object.keys(states) });

const acts = {
  openThread: async () => {},
  openInbox: async () => {},
  allow: async () => true,
  help: async () => {},
  openDashboard: async () => {},
  openSettings: async () => {},
  tell: async () => 'f1',
  pauseUntil: async () => {},
};
render(
  <Popup view={view} now={NOW} days={30} onDays={() => {}} acts={acts} room={null} />,
  document.getElementById('popup')!,
);
