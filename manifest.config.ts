import { defineManifest } from '@crxjs/vite-plugin';
import pkg from './package.json' with { type: 'json' };
import { HOSTS } from './src/core/marketplaces.ts';

export type Target = 'chrome' | 'firefox';

const ICONS = { 16: 'icons/icon-16.png', 32: 'icons/icon-32.png', 48: 'icons/icon-48.png', 128: 'icons/icon-128.png' };
const WORKER = 'src/background/worker.ts';

/** One manifest for both browsers; only the background's kind and Firefox's own fields differ. */
export const manifestFor = (target: Target) =>
  defineManifest({
    manifest_version: 3,
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    version: pkg.version,
    default_locale: 'en',
    icons: ICONS,
    incognito: 'not_allowed',
    // Each permission's reason stands in docs/architecture.md.
    permissions: [
      ...['alarms', 'notifications', 'storage', 'scripting'],
      // Firefox's background is a document, which plays sounds by itself.
      ...(target === 'chrome' ? ['offscreen'] : []),
    ],
    host_permissions: HOSTS.map((host) => `https://${host}/*`),
    background:
      target === 'chrome'
        ? { service_worker: WORKER, type: 'module' as const }
        : { scripts: [WORKER], type: 'module' as const },
    content_scripts: [
      {
        matches: HOSTS.map((host) => `https://${host}/messaging/*`),
        js: ['src/content/content.iife.ts'],
        run_at: 'document_idle',
        all_frames: false,
      },
    ],
    options_ui: { page: 'src/ui/options/options.html', open_in_tab: true },
    action: { default_title: '__MSG_extensionName__', default_popup: 'src/ui/popup/popup.html', default_icon: ICONS },
    ...(target === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'reply-clock@reply-clock.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
    ...(target === 'chrome' && { minimum_chrome_version: '125' }),
  } as Parameters<typeof defineManifest>[0]);
