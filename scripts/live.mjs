// `npm start -- --live`: the real Seller Central in a Chromium of its own, as a person would start it. No automation
// drives it and no test flag weakens it: a real account is in it.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const { env, platform } = process;

/** Where programs keep a user's data on this system. */
const userData = () => {
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
};

export const liveProfile = () => join(userData(), 'reply-clock', 'live-profile');

/** The browser's whole command line. The profile is kept, so that signing in is needed once. */
export const liveArguments = ({ extensionDir, profileDir, host }) => [
  `--user-data-dir=${profileDir}`,
  `--load-extension=${extensionDir}`,
  '--no-first-run',
  '--no-default-browser-check',
  `https://${host}/messaging/inbox`,
];

/** Why the live mode cannot run here, in one sentence; null if it can. */
export function liveObstacle({ uid = process.getuid?.(), hasDisplay, hosts, host }) {
  if (uid === 0)
    return 'As root Chromium runs without its sandbox only, and a real account should not be opened so; start this as an ordinary user.';
  if (!hasDisplay)
    return 'The live mode needs a display, for you have to sign in; without one, npm start shows the practice site.';
  if (!hosts.includes(host))
    return `${host} is no Seller Central host that Reply Clock knows; it knows ${hosts.join(', ')}.`;
  return null;
}

/** Opens the browser and waits until it is closed. */
export function openLive({ chromiumPath, extensionDir, host }) {
  const profileDir = liveProfile();
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  console.log(`
Opening https://${host}/messaging/inbox with the extension loaded.
Its profile stays in ${profileDir}; delete that folder to forget the sign-in and the ledger.
Nobody has checked this on every account's layout: where the page cannot be read, the badge says ?.

To use it in your own browser instead:
  Chromium, Chrome, Edge: chrome://extensions, Developer mode, "Load unpacked", choose ${extensionDir}
  Firefox: about:debugging#/runtime/this-firefox, "Load Temporary Add-on", choose manifest.json in ${join(extensionDir, '..', 'firefox')}

Close the window, or press Ctrl-C, to end.`);
  return new Promise((done, fail) => {
    const child = spawn(chromiumPath, liveArguments({ extensionDir, profileDir, host }), { stdio: 'ignore' });
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
    child.on('error', fail);
    child.on('close', () => done());
  });
}
