import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { manifestFor, type Target } from './manifest.config.ts';

/** What the worker has no use for, and the popup has: not what only pages in a tab share. */
const OF_PAGES =
  /node_modules\/preact\/|\/src\/ui\/shared\/(?!alert-check|asked|attempt|exact-times|file-button|news|page\.css|save-file)|\/src\/platform\/(page-side|send|refusal)\./;
const OF_ALL = /\/src\/(core|ledger|platform)\/(?!page-side|send|refusal)|\/node_modules\/(?!preact\/)/;

/** What rolldown tells of the modules while it puts them into files. */
type Modules = { getModuleInfo(id: string): { readonly importers: readonly string[] } | null };

const ofPopup = new Map<string, boolean>();
/** Whether the popup loads this module. */
function isOfPopup(id: string, modules: Modules): boolean {
  const known = ofPopup.get(id);
  if (known !== undefined) return known;
  // Modules that import each other: this one is still being asked for.
  ofPopup.set(id, false);
  const is =
    id.endsWith('/popup/popup-page.tsx') ||
    // A copy: rolldown uses the list again for the next answer.
    [...(modules.getModuleInfo(id)?.importers ?? [])].some((importer) => isOfPopup(importer, modules));
  ofPopup.set(id, is);
  return is;
}

/** Few files for what is shared: one for each set of sharers would be many small ones, for which the popup would wait. */
const SHARED = [
  {
    name: (id: string, modules: Modules) => (isOfPopup(id, modules) ? 'shared' : null),
    debugName: 'shared',
    test: OF_ALL,
    priority: 3,
  },
  { name: 'deriving', test: OF_ALL, priority: 2 },
  { name: 'pages', test: OF_PAGES, priority: 1 },
];

/** Vite's loader asks for what a part needs ahead of it, by links that it adds to the page. Ours loads the part. */
const PLAIN_LOADING: Plugin = {
  name: 'plain-loading',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

/** One build per browser: `vite build --mode chrome` or `--mode firefox`. */
export default defineConfig(({ mode }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [PLAIN_LOADING, preact(), crx({ manifest: manifestFor(target), browser: target })],
    build: {
      outDir: `dist/${target}`,
      emptyOutDir: true,
      target: target === 'chrome' ? 'chrome125' : 'firefox140',
      modulePreload: false,
      rolldownOptions: {
        // The manifest names no such pages: the worker or another page opens them.
        input: {
          welcome: 'src/ui/welcome/welcome.html',
          dashboard: 'src/ui/dashboard/dashboard.html',
          verify: 'src/ui/verify/verify.html',
          report: 'src/ui/report/report.html',
          ...(target === 'chrome' && { sound: 'src/ui/sound/sound.html' }),
        },
        output: { codeSplitting: { groups: SHARED, minShareCount: 2 } },
      },
      // Reviewers rebuild and compare: nothing may depend on time or place.
      sourcemap: false,
    },
  };
});
