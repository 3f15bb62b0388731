import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
/** `DRIFT_SEED=17` repeats one redesign of the page, `DRIFT_RUNS=50` draws so many; `LONG=1` ten times the usual. */
const { DRIFT_SEED, DRIFT_RUNS, LONG } = process.env;
const drift = {
  runs: Number(DRIFT_RUNS ?? (LONG ? 10_000 : 1_000)),
  seed: DRIFT_SEED ? Number(DRIFT_SEED) : null,
};

const START = 'tests/scripts/start.e2e.test.ts';

/** `*.test.ts`: plain Node. `*.dom.test.ts(x)`: a real Chromium page. `*.e2e.test.ts`: the built extension in real browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/**/*.dom.test.*', 'tests/**/*.e2e.test.*', 'node_modules/**'],
          environment: 'node',
          // By default one core would be left idle.
          maxWorkers: 2,
          // Laws look at many worlds, and a busy machine takes its time.
          testTimeout: 30_000,
        },
      },
      {
        // The texts under public/ are imported as data.
        publicDir: false,
        // Always mocked in pages; and what is used is named, or the first run would reload in the middle of a test.
        optimizeDeps: {
          exclude: ['webextension-polyfill'],
          include: ['axe-core', 'papaparse', 'uplot', '@tanstack/virtual-core'],
        },
        test: {
          name: 'dom',
          provide: { drift },
          include: ['tests/**/*.dom.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: ['--no-sandbox'] } }),
            instances: [{ browser: 'chromium', viewport: { width: 1600, height: 900 } }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/**/*.e2e.test.ts'],
          exclude: [START, 'node_modules/**'],
          environment: 'node',
          // They wait more than they work: for alarms, and for pages that come to rest.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Alone, for it builds the extension that the others run.
        test: { name: 'start', include: [START], environment: 'node', testTimeout: 200_000 },
      },
    ],
  },
});
