import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** Not the project's own text: made, fetched or kept by tools. */
const NOT_OURS = new Set(['.git', '.cache', 'node_modules', 'dist', 'practice-output', 'coverage']);

/** Every file and folder below `folder`, as paths from the root with `/`. */
export function pathsUnder(folder = '.'): { files: string[]; folders: string[] } {
  const found = { files: [] as string[], folders: [] as string[] };
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name) || entry.name.endsWith('.log')) continue;
      const inside = join(path, entry.name);
      found[entry.isDirectory() ? 'folders' : 'files'].push(relative(ROOT, inside).split(sep).join('/'));
      if (entry.isDirectory()) visit(inside);
    }
  };
  visit(join(ROOT, folder));
  return found;
}

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const sourcesUnder = (folder: string): string[] =>
  pathsUnder(folder).files.filter((path) => /\.(ts|tsx)$/.test(path));
