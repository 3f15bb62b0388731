import { join } from 'node:path';
import { build } from 'vite';

/** One script of the sources and what measures them, in memory; minified, as the extension is. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: { 'webextension-polyfill': join(import.meta.dirname, 'page', 'no-extension.ts') } },
    build: {
      write: false,
      minify: process.env['BENCH_READABLE'] === undefined,
      target: 'chrome125',
      lib: { entry: join(import.meta.dirname, 'page', entry), formats: ['iife'], name: 'benchPage' },
    },
  });
  const [{ output }] = built as unknown as [{ output: { code: string }[] }];
  return output[0]!.code;
}
