// `npm run package`: builds, and writes one zip per browser as its store takes it. The same sources give the same bytes.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpOrExit } from './setup.mjs';

const ROOT = join(import.meta.dirname, '..');
const BUDGET_BYTES = 400_000;

// Zip keeps local wall-clock time, so a local date is the same everywhere.
const ALWAYS = new Date(1980, 0, 1);

/** One folder as a zip: files in the order of their names, with a fixed time. Pure JavaScript, so that no Node's zlib differs. */
export async function zipOf(folder) {
  const { zipSync } = await import('fflate');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(files), { level: 9, mtime: ALWAYS });
}

/** Zips the built targets in `dist`; answers what was written. */
export async function packageAll({ dist = join(ROOT, 'dist') } = {}) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  mkdirSync(dist, { recursive: true });
  const packages = [];
  for (const target of ['chrome', 'firefox']) {
    const path = join(dist, `reply-clock-${target}-${version}.zip`);
    const bytes = await zipOf(join(dist, target));
    writeFileSync(path, bytes);
    packages.push({ path, size: bytes.length });
  }
  return packages;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUpOrExit({});
  const { buildOrExit } = await import('./build.mjs');
  await buildOrExit();
  for (const { path, size } of await packageAll()) {
    const over = size > BUDGET_BYTES;
    if (over) process.exitCode = 1;
    const verdict = over ? 'MORE THAN' : 'within';
    console.log(
      `${relative(ROOT, path)}: ${(size / 1_000).toFixed(1)} KB, ${verdict} the ${BUDGET_BYTES / 1_000} KB allowed`,
    );
  }
}
