import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { manifestFor, type Target } from './manifest.config.ts';

/** One build per browser: `vite build --mode chrome` or `--mode firefox`. */
export default defineConfig(({ mode }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [preact(), crx({ manifest: manifestFor(target), browser: target })],
    build: {
      outDir: `dist/${target}`,
      emptyOutDir: true,
      target: target === 'chrome' ? 'chrome125' : 'firefox140',
      modulePreload: false,
      // The manifest names no such page: the worker opens it.
      rolldownOptions: { input: { welcome: 'src/ui/welcome/welcome.html' } },
      // Reviewers rebuild and compare: nothing may depend on time or place.
      sourcemap: false,
    },
  };
});
