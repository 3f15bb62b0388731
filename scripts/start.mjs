// `npm start`: the practice Seller Central with the extension loaded; `-- --live [--host=…]`: the real one.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { liveObstacle, openLive } from './live.mjs';
import { endChildrenOnSignals, say } from './processes.mjs';
import { setUpOrExit } from './setup.mjs';

const ROOT = join(import.meta.dirname, '..');
const { env, platform } = process;
const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** A TypeScript module of the project, as it stands. */
async function load(path) {
  const { runnerImport } = await import('vite');
  return (await runnerImport(join(ROOT, path), { root: ROOT, configFile: false, logLevel: 'warn' })).module;
}

async function build() {
  const { buildOrExit } = await import('./build.mjs');
  await buildOrExit({ quiet: true });
  say('the extension is built.');
}

async function live(host) {
  await setUpOrExit({});
  const { HOSTS } = await load('src/core/marketplaces.ts');
  const obstacle = liveObstacle({ hasDisplay, hosts: HOSTS, host });
  if (obstacle) {
    console.error(obstacle);
    process.exit(1);
  }
  await setUpOrExit({ chromium: true });
  await build();
  await openLive({ chromiumPath: env.CHROMIUM_PATH, extensionDir: join(ROOT, 'dist', 'chrome'), host });
}

async function practice() {
  await setUpOrExit({ chromium: true, fonts: !hasDisplay });
  await build();
  if (hasDisplay) {
    const { runAttended } = await load('scripts/start/attended.ts');
    await runAttended();
    return;
  }
  say('there is no display: the practice runs by itself and ends with an account.');
  const { runUnattended } = await load('scripts/start/unattended.ts');
  process.exitCode = (await runUnattended(say)) ? 0 : 1;
}

let options;
try {
  options = parseArgs({ options: { live: { type: 'boolean' }, host: { type: 'string' } } }).values;
} catch (error) {
  console.error(`${error.message}; npm start knows -- --live and --host=sellercentral.amazon.….`);
  process.exit(1);
}
if (options.live || !hasDisplay) endChildrenOnSignals();
await (options.live ? live(options.host ?? 'sellercentral.amazon.com') : practice());
// Vite's module runner keeps nothing that has to be waited for.
process.exit();
