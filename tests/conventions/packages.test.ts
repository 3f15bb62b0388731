import { expect, it } from 'vitest';
import { pathsUnder, textOf } from './tree';

const pkg = JSON.parse(textOf('package.json'));
const lock = JSON.parse(textOf('package-lock.json'));
const direct: Record<string, string> = { ...pkg.dependencies, ...pkg.devDependencies };

it('every dependency is pinned exactly', () => {
  const loose = Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(loose, 'Which version was tried? Pin that one: npm install --save-exact.').toEqual([]);
});

it('the lockfile is in step with package.json', () => {
  const root = lock.packages[''];
  const { dependencies, devDependencies, version } = pkg;
  expect(
    { version: root.version, dependencies: root.dependencies, devDependencies: root.devDependencies },
    'Run npm install, and commit package-lock.json.',
  ).toEqual({ version, dependencies, devDependencies });
  for (const [name, version] of Object.entries(direct))
    expect(lock.packages[`node_modules/${name}`].version, name).toBe(version);
});

it('every locked package names what it must contain', () => {
  const entries = Object.entries<{ integrity?: string; link?: boolean }>(lock.packages).filter(([path]) => path !== '');
  expect(
    entries.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path),
    'Was it locked by hand? Run npm install again.',
  ).toEqual([]);
});

it('every dependency is used', () => {
  const text = pathsUnder()
    .files.filter((path) => /\.(ts|tsx|mjs|json|html)$/.test(path) && !/^package(-lock)?\.json$/.test(path))
    .map(textOf)
    .join('\n');
  const idle = Object.keys(direct).filter((name) => !name.startsWith('@types/') && !text.includes(name));
  expect(idle, 'Does anything still need it? If not: npm uninstall.').toEqual([]);
});

it('what the built extension holds stands in dependencies, what only builds and tests in devDependencies', () => {
  const sources = pathsUnder('src')
    .files.filter((path) => /\.(ts|tsx)$/.test(path))
    .map(textOf)
    .join('\n');
  const imported = new Set(
    [...sources.matchAll(/(?:from|import) '(@[^/']+\/[^/']+|[^./'][^/']*)/g)].map((match) => match[1]!),
  );
  expect([...imported].sort()).toEqual(
    Object.keys(pkg.dependencies)
      .filter((name) => imported.has(name))
      .sort(),
  );
});
