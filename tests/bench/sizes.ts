import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './rows';

interface Part {
  readonly name: string;
  readonly mostKb: number;
  readonly holds: (file: string, files: Files) => boolean;
}
type Files = ReadonlyMap<string, Buffer>;

const isScript = (file: string): boolean => file.endsWith('.js');
/** The worker names it, but loads it into pages only. */
const isObserver = (file: string): boolean => isScript(file) && file.startsWith('src/observer/');
const isForPages = (file: string): boolean => /^src\/(content|observer)\//.test(file);

/** Scripts and styles that a page or script loads, by following the names it mentions. */
function loadedBy(start: string, files: Files): Set<string> {
  const loaded = new Set<string>();
  const wave = [start];
  for (let file = wave.pop(); file !== undefined; file = wave.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const text = files.get(file)!.toString();
    for (const other of files.keys())
      if (/\.(js|css)$/.test(other) && !isObserver(other) && text.includes(other.split('/').at(-1)!)) wave.push(other);
  }
  return loaded;
}

const PARTS: readonly Part[] = [
  { name: 'content script', mostKb: 30, holds: (file) => file === 'src/content/content.iife.js' },
  // Put into a page only when the seller asks for it.
  { name: 'page help', mostKb: 45, holds: (file) => file === 'src/content/page-help.js' },
  { name: 'observer', mostKb: 3, holds: isObserver },
  { name: 'popup', mostKb: 15, holds: (file, files) => loadedBy('src/ui/popup/popup.html', files).has(file) },
  {
    name: 'worker',
    mostKb: 30,
    // It names the scripts that it puts into pages, and loads none of them.
    holds: (file, files) => !isForPages(file) && loadedBy('service-worker-loader.js', files).has(file),
  },
  { name: 'whole package', mostKb: 400, holds: () => true },
];

/** Compressed sizes of what was built for Chromium. */
export function sizeRows(built: string): Row[] {
  const files = new Map(
    readdirSync(built, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(built.length + 1), readFileSync(path)] as const;
      }),
  );
  return PARTS.flatMap(({ name, mostKb, holds }): Row[] => {
    const parts = [...files].filter(([file]) => holds(file, files)).map(([, bytes]) => gzipSync(bytes).length / 1_000);
    if (parts.length === 0) return [];
    const ours = [parts.reduce((sum, kb) => sum + kb, 0)];
    return [{ name: `gzip size: ${name}`, unit: 'KB', ours, bare: null, budget: { most: mostKb } }];
  });
}
