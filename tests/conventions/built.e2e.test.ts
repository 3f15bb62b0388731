import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTS } from '../../src/core/marketplaces';
import { ROOT } from './tree';

const DIST = join(ROOT, 'dist');
/** Put into the page's own world at run time, so it speaks of the page's requests; it makes none itself. */
const OBSERVER = 'src/observer/observer.js';
const PERMISSIONS = {
  chrome: ['alarms', 'notifications', 'offscreen', 'scripting', 'storage'],
  firefox: ['alarms', 'notifications', 'scripting', 'storage'],
};
/** Chromium's worker has it play sounds; Firefox's background plays them by itself. */
const SOUND_PAGE = 'src/ui/sound/sound.html';

const filesIn = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, Buffer] => [relative(folder, path), readFileSync(path)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The text of a module and of all that it imports. */
function withImports(files: ReadonlyMap<string, Buffer>, path: string, seen = new Set<string>()): string {
  if (seen.has(path)) return '';
  seen.add(path);
  const text = files.get(path)!.toString();
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)].map((match) =>
    join(dirname(path), match[1]!),
  );
  return text + imports.map((imported) => withImports(files, imported, seen)).join('\n');
}

function node(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      args,
      { cwd: ROOT, env: { ...process.env, ...env }, maxBuffer: 64e6 },
      (error, stdout, stderr) => (stdout === '' && error ? fail(new Error(stderr || error.message)) : done(stdout)),
    );
  });
}

let again: string;
beforeAll(async () => {
  again = mkdtempSync(join(tmpdir(), 'reply-clock-build-'));
  // A process of its own, elsewhere and in another zone: what a reviewer has.
  const build = `import(${JSON.stringify(join(ROOT, 'scripts/build.mjs'))}).then((m) => m.buildAll({ into: ${JSON.stringify(again)} }))`;
  await node(['-e', build], { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8' });
});
afterAll(() => rmSync(again, { recursive: true, force: true }));

describe.each(['chrome', 'firefox'] as const)('the build for %s', (target) => {
  const built = () => filesIn(join(again, target));
  const manifest = () => JSON.parse(built().get('manifest.json')!.toString());
  const scripts = () =>
    [...built()].filter(([path]) => path.endsWith('.js')).map(([path, bytes]) => [path, bytes.toString()] as const);

  it('is what stands in dist, byte for byte', () => {
    const there = filesIn(join(DIST, target));
    const differing = [...new Set([...there.keys(), ...built().keys()])].filter(
      (path) => !there.get(path)?.equals(built().get(path) ?? Buffer.of()),
    );
    expect(differing, 'Is dist older than the sources? npm run build. If not: what depends on time or place?').toEqual(
      [],
    );
  });

  it('asks for the permissions that are explained, the known hosts, and nothing else', () => {
    const { permissions, host_permissions, optional_permissions, optional_host_permissions } = manifest();
    expect([...permissions].sort()).toEqual(PERMISSIONS[target]);
    expect(host_permissions).toEqual(HOSTS.map((host) => `https://${host}/*`));
    expect([optional_permissions, optional_host_permissions]).toEqual([undefined, undefined]);
  });

  it('runs on messaging pages only, in the top frame only', () => {
    const { content_scripts } = manifest();
    expect(content_scripts).toHaveLength(1);
    expect(content_scripts[0].matches).toEqual(HOSTS.map((host) => `https://${host}/messaging/*`));
    expect(content_scripts[0].all_frames).toBe(false);
    expect([content_scripts[0].world, content_scripts[0].match_about_blank]).toEqual([undefined, undefined]);
  });

  it('shows pages nothing to probe, and stays out of private windows', () => {
    const { web_accessible_resources, externally_connectable, incognito } = manifest();
    expect([web_accessible_resources, externally_connectable]).toEqual([undefined, undefined]);
    expect(incognito).toBe('not_allowed');
  });

  it('holds every file that its manifest and pages name', () => {
    const files = built();
    const { icons, action, options_ui, background, content_scripts } = manifest();
    const named = [
      ...Object.values<string>(icons),
      ...Object.values<string>(action.default_icon),
      action.default_popup,
      options_ui.page,
      ...(background.scripts ?? [background.service_worker]),
      ...content_scripts[0].js,
      ...(content_scripts[0].css ?? []),
    ];
    const inPages = [...files]
      .filter(([path]) => path.endsWith('.html'))
      .flatMap(([path, bytes]) =>
        [...bytes.toString().matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, url]) =>
          url!.startsWith('/') ? url!.slice(1) : join(dirname(path), url!),
        ),
      );
    // The worker opens pages that the manifest does not name.
    const worker = withImports(files, background.scripts?.[0] ?? background.service_worker);
    const opened = [...worker.matchAll(/["'`](src\/ui\/[^"'`]+\.html)["'`]/g)].map(([, path]) => path!);
    expect(opened).toContain(SOUND_PAGE);
    expect(opened.length).toBeGreaterThan(1);
    expect([...named, ...inPages, ...opened].filter((path) => !files.has(path))).toEqual(
      target === 'chrome' ? [] : [SOUND_PAGE],
    );
  });

  it('has a background without a page', () => {
    const { background } = manifest();
    const [entry] = background.scripts ?? [background.service_worker];
    const text = withImports(built(), entry);
    expect(text).toContain('onMessage');
    expect(text.match(/\b(document|window)\.\w+/g) ?? []).toEqual([]);
  });

  it('has a content script without a database, whole in one file', () => {
    const text = built().get(manifest().content_scripts[0].js[0])!.toString();
    expect(text).toContain('MutationObserver');
    expect(text.match(/indexedDB|\bIDB[A-Z]\w+/g) ?? []).toEqual([]);
    expect(text.match(/\bimport\s*[({"']|\bimport\.meta/g) ?? []).toEqual([]);
  });

  it('has an observer that is whole in one classic script of at most 3 KB, and asks for nothing', () => {
    const bytes = built().get(OBSERVER)!;
    const text = bytes.toString();
    expect(gzipSync(bytes).length).toBeLessThanOrEqual(3_000);
    expect(text.match(/\bimport\b|\bexport\b|\b(browser|chrome)\./g) ?? []).toEqual([]);
    // A method of that name is what takes the place of the page's `fetch`.
    expect(text.match(/\S{2}\bfetch\s*\(\w*\)\S/g)).toEqual([expect.stringMatching(/^.\{fetch\(\w\)\{$/)]);
    expect(
      text.match(/\.fetch\s*\(|new [\w.]*XMLHttpRequest|\.send\s*\(|sendBeacon|WebSocket|EventSource/g),
    ).toBeNull();
    expect(bytes).toEqual(filesIn(join(again, target === 'chrome' ? 'firefox' : 'chrome')).get(OBSERVER));
  });

  it.each([
    [
      'makes a request',
      /\b(fetch\s*\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|importScripts|modulepreload)/g,
    ],
    ['turns text into code', /\beval\s*\(|\bnew\s+Function\b|[^.\w]Function\s*\(/g],
    [
      'names a place on the web other than Seller Central and name spaces',
      /https?:\/\/(?!sellercentral|\$\{|www\.w3\.org\/)[^\s"'`)]*/g,
    ],
  ])('nothing in it %s', (what, forbidden) => {
    const spoken = scripts().filter(([path]) => path !== OBSERVER || what !== 'makes a request');
    const found = spoken.flatMap(([path, text]) => (text.match(forbidden) ?? []).map((match) => `${path}: ${match}`));
    expect(found).toEqual([]);
  });
});

it('Firefox is told who it is and that nothing is collected; Chromium is not told', () => {
  const read = (target: string) => JSON.parse(readFileSync(join(again, target, 'manifest.json'), 'utf8'));
  const { gecko } = read('firefox').browser_specific_settings;
  expect(gecko.id).toMatch(/^[\w.-]+@[\w.-]+$/);
  expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
  expect(Number.parseInt(gecko.strict_min_version, 10)).toBeGreaterThanOrEqual(140);
  expect(read('chrome').browser_specific_settings).toBeUndefined();
  expect([read('chrome').background.scripts, read('firefox').background.service_worker]).toEqual([
    undefined,
    undefined,
  ]);
});

it('Mozilla’s linter has nothing to say but of Android, where it is not offered, and of a sink in Preact that we never use', async () => {
  const report = await node(
    [
      join(ROOT, 'node_modules/web-ext/bin/web-ext.js'),
      'lint',
      '--source-dir',
      join(again, 'firefox'),
      '--no-config-discovery',
      '--output=json',
      '--boring',
    ],
    { NO_UPDATE_NOTIFIER: '1' },
  );
  const { errors, warnings, notices } = JSON.parse(report) as Record<
    'errors' | 'warnings' | 'notices',
    { code: string; file?: string }[]
  >;
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  // Preact can set `innerHTML`, where it is told to: our linter forbids that (`dangerouslySetInnerHTML`).
  expect(
    warnings.map(({ code, file }) => `${code} ${/^assets\/(pages)/.exec(file ?? '')?.[1] ?? file}`).sort(),
  ).toEqual(['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION manifest.json', 'UNSAFE_VAR_ASSIGNMENT pages']);
});

it('packages hold the build, the same bytes each time, within 400 KB', async () => {
  const pack = `import(${JSON.stringify(join(ROOT, 'scripts/package.mjs'))}).then(async (m) => console.log(JSON.stringify(await m.packageAll({ dist: ${JSON.stringify(again)} }))))`;
  const paths = async (TZ: string): Promise<{ path: string; size: number }[]> =>
    JSON.parse(await node(['-e', pack], { TZ }));
  const packages = await paths('Asia/Tokyo');
  expect(packages).toHaveLength(2);
  const bytes = packages.map(({ path }) => readFileSync(path));
  await paths('America/New_York');
  packages.forEach(({ path, size }, i) => {
    expect(readFileSync(path).equals(bytes[i]!)).toBe(true);
    expect(size).toBeLessThan(400_000);
    const target = path.includes('firefox') ? 'firefox' : 'chrome';
    const inside = unzipSync(bytes[i]!);
    expect(new Map(Object.entries(inside).map(([name, content]) => [name, Buffer.from(content)]))).toEqual(
      filesIn(join(again, target)),
    );
  });
});
