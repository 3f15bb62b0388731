import { join } from 'node:path';

/** Where the built extensions are; `npm run build` writes them. `DIST` names another folder. */
const DIST = process.env['DIST'] ?? join(import.meta.dirname, '..', '..', 'dist');

export const builtFor = (target: 'chrome' | 'firefox'): string => join(DIST, target);
