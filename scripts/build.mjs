// Builds both targets: `dist/chrome` and `dist/firefox`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');

/** CRXJS tells of its steps, and warns of an option that it sets itself, past Vite's log level. */
const CHATTER = /\[crx:content-scripts-iife\]|✓ \S+\.iife\.ts → |inlineDynamicImports`? option is ignored/;

/** Scripts that no manifest names: the browser puts them into pages, at the worker's word, by their files' names. */
const SCRIPTS = [
  // What cannot be written (a page may freeze what it has) must fail, so that it is said.
  { entry: 'src/observer/observer', strict: true },
  { entry: 'src/content/page-help', strict: false },
];

/** Builds both targets into folders of `into`. Two builds of the same sources are the same, byte for byte. */
export async function buildAll({ quiet = false, into = join(ROOT, 'dist') } = {}) {
  // Whoever builds, and from within whatever: what ships is never a development build.
  process.env.NODE_ENV = 'production';
  for (const target of ['chrome', 'firefox']) {
    const outDir = join(into, target);
    await withoutChatter(() =>
      build({ root: ROOT, mode: target, logLevel: 'warn', build: { outDir, emptyOutDir: true } }),
    );
    for (const script of SCRIPTS) await buildScript(script, outDir);
    if (!quiet) console.log(summaryOf(target, outDir));
  }
}

/** One classic script in one file. */
async function buildScript({ entry, strict }, outDir) {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      // What both browsers know, so that both get the same bytes.
      target: 'es2022',
      lib: {
        entry: join(ROOT, `${entry}.ts`),
        formats: ['iife'],
        name: 'script',
        fileName: () => `${entry}.js`,
      },
      rolldownOptions: { output: { strict } },
    },
  });
}

async function withoutChatter(work) {
  const streams = [process.stdout, process.stderr];
  for (const stream of streams) {
    const write = stream.write.bind(stream);
    stream.write = (text, ...rest) => CHATTER.test(String(text)) || write(text, ...rest);
  }
  try {
    return await work();
  } finally {
    // The prototype's own `write` shows again.
    for (const stream of streams) delete stream.write;
  }
}

function summaryOf(target, folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map((entry) => gzipSync(readFileSync(join(entry.parentPath, entry.name))).length);
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  return `dist/${target}: ${files.length} files, ${kilobytes.toFixed(1)} KB compressed`;
}

/** For commands: a build that fails ends the process with the bundler's own words, which name file and line. */
export async function buildOrExit(options) {
  try {
    await buildAll(options);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildOrExit();
