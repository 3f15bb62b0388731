// Builds both targets: `dist/chrome` and `dist/firefox`.
import { build } from 'vite';

export async function buildAll({ quiet = false } = {}) {
  for (const mode of ['chrome', 'firefox']) await build({ mode, logLevel: quiet ? 'warn' : 'info' });
}

if (process.argv[1] === new URL(import.meta.url).pathname) await buildAll();
