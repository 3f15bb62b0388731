import { readdirSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { type Complaint, complaintsAbout } from './lint-of';

/** One probe of each thing that a layer could import, as a path from `src/` or a package. */
const TARGETS = [
  'core/span',
  'site/watcher',
  'ledger/ledger',
  'ledger/glance',
  'background/sweep',
  'content/overlay',
  'observer/observer',
  'ui/shared/share',
  'ui/popup/popup-page',
  'platform/messages',
  'dayjs',
  'dayjs/plugin/utc.js',
  'valibot',
  'idb',
  'webextension-polyfill',
  'preact',
  'preact/hooks',
  '@preact/signals',
  'node:fs',
] as const;

const PAGE = [
  ...(['core/span', 'ledger/glance', 'ui/shared/share', 'platform/messages'] as const),
  ...(['preact', 'preact/hooks', '@preact/signals', 'dayjs', 'dayjs/plugin/utc.js'] as const),
];

/** The layer table. A layer may import itself and what is listed; everything else is forbidden. */
const MAY_IMPORT: Record<string, readonly (typeof TARGETS)[number][]> = {
  core: ['core/span'],
  site: ['core/span', 'site/watcher', 'valibot'],
  ledger: ['core/span', 'ledger/ledger', 'ledger/glance', 'idb'],
  platform: ['core/span', 'platform/messages', 'webextension-polyfill', 'valibot'],
  background: ['core/span', 'ledger/ledger', 'ledger/glance', 'background/sweep', 'platform/messages'],
  content: ['core/span', 'site/watcher', 'content/overlay', 'ui/shared/share', 'platform/messages'],
  observer: ['core/span', 'observer/observer'],
  'ui/shared': ['core/span', 'ui/shared/share', 'platform/messages', 'preact', 'preact/hooks', '@preact/signals'],
  'ui/popup': [...PAGE, 'ui/popup/popup-page'],
  'ui/options': PAGE,
  'ui/welcome': PAGE,
  'ui/dashboard': PAGE,
  'ui/report': PAGE,
  'ui/verify': PAGE,
  'ui/sound': PAGE,
};

/** How a file directly in `src/<layer>/` writes the import. */
function specifierOf(layer: string, target: string): string {
  if (!/^(core|site|ledger|background|content|observer|ui|platform)\//.test(target)) return target;
  if (target.startsWith(`${layer}/`)) return `./${target.slice(layer.length + 1)}`;
  if (layer.startsWith('ui/') && target.startsWith('ui/')) return `../${target.slice(3)}`;
  return `${layer
    .split('/')
    .map(() => '..')
    .join('/')}/${target}`;
}

const probes = Object.entries(MAY_IMPORT).flatMap(([layer, allowed]) =>
  TARGETS.map((target) => ({
    layer,
    target,
    allowed: allowed.includes(target),
    path: `src/${layer}/probe-${target.replace(/[^a-z]/g, '-')}.ts`,
    text: `import type { X } from '${specifierOf(layer, target)}';\nexport type Y = X;\n`,
  })),
);

/** Ways around that the rule must see through. */
const DETOURS = {
  'src/core/detour-dynamic.ts': "export const load = () => import('../platform/messages');\n",
  'src/core/detour-reexport.ts': "export * from '../ledger/ledger';\n",
  'src/core/detour-dot.ts': "import { x } from './../site/watcher';\nexport const y = x;\n",
  'src/ledger/detour-side-effect.ts': "import '../background/worker';\n",
  'src/observer/detour-schema.ts': "import { CAPS } from '../platform/reading-schema';\nexport const caps = CAPS;\n",
  'src/content/detour-popup.ts': "import { x } from '../ui/popup/popup-page';\nexport const y = x;\n",
};

let complaints: Complaint[];
const restricted = (path: string): boolean =>
  complaints.some((complaint) => complaint.path === path && complaint.rule === 'lint/style/noRestrictedImports');

beforeAll(async () => {
  complaints = await complaintsAbout({
    ...Object.fromEntries(probes.map(({ path, text }) => [path, text])),
    ...DETOURS,
    'src/observer/value.ts':
      "import { marksOfCase } from '../core/card-mark';\nexport const marks = marksOfCase('', '');\n",
  });
}, 60_000);

it.each(probes.filter(({ allowed }) => !allowed))('$layer may not import $target', ({ path }) => {
  expect(restricted(path)).toBe(true);
});

it.each(probes.filter(({ allowed }) => allowed))('$layer may import $target', ({ path }) => {
  expect(complaints.filter((complaint) => complaint.path === path)).toEqual([]);
});

it.each(Object.keys(DETOURS))('no way around: %s', (path) => {
  expect(restricted(path)).toBe(true);
});

// Card and case are known as the same by marks that both sides work out: so by the same code, bundled into both.
it('the observer may import the code of core, not its types alone', () => {
  expect(complaints.filter(({ path }) => path === 'src/observer/value.ts')).toEqual([]);
});

it('every folder of src is a layer of the table', () => {
  const foldersOf = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  const folders = foldersOf('src').flatMap((name) =>
    name === 'ui' ? foldersOf('src/ui').map((page) => `ui/${page}`) : name,
  );
  const strangers = folders.filter((folder) => !Object.hasOwn(MAY_IMPORT, folder));
  expect(strangers, 'What may it import? Give it a row in biome.json and in MAY_IMPORT above.').toEqual([]);
});
