import { expect, it } from 'vitest';
import { pathsUnder, textOf } from './tree';

const { files, folders } = pathsUnder();
const OWN = files.filter(
  (path) => /\.(ts|tsx|mjs|js|json|css|html|md|svg|yml|grit)$/.test(path) && path !== 'package-lock.json',
);

const VAGUE = /(^|[-.])(utils?|helpers?|common|managers?|services?)([-.]|$)/i;
const isVague = (path: string): boolean => VAGUE.test(path.split('/').at(-1)!.replace('service-worker', ''));

it('no file or folder has a name that could hold anything', () => {
  expect([...files, ...folders].filter(isVague), 'What is in it? Name it after that.').toEqual([]);
  expect(
    ['src/utils', 'src/core/time-helpers.ts', 'src/CommonParts.ts', 'src/core/uncommon-case.ts'].map(isVague),
  ).toEqual([true, true, false, false]);
});

/** Dated work: a line that says `TODO [2027-01-31]`, and why. */
const TODO = /\bTODO\b(?:\s*\[(\d{4}-\d{2}-\d{2})\])?/g;
const overdueTodosIn = (text: string, today: string): string[] =>
  [...text.matchAll(TODO)].filter(([, date]) => date === undefined || date < today).map(([found]) => found);

it('every TODO has a date that is not past', () => {
  const today = new Date().toISOString().slice(0, 10);
  const late = OWN.filter((path) => !path.startsWith('tests/conventions/') && !path.endsWith('.md')).flatMap((path) =>
    overdueTodosIn(textOf(path), today).map((found) => `${path}: ${found}`),
  );
  expect(late, 'Is it done? Does it still matter? Do it, take it out, or give it a new date and a reason.').toEqual([]);
});

it.each([
  ['// TODO later', 1],
  ['// TODO [2026-01-31] later', 1],
  ['// TODO [2026-02-01] today is still in time', 0],
  ['// mastodon', 0],
])('of %s, %i are too late on the first of February', (text, late) => {
  expect(overdueTodosIn(text, '2026-02-01')).toHaveLength(late);
});

/** In pieces, so that this file does not find itself. */
const IDLE_TEST = new RegExp(
  String.raw`\b(it|test|describe|suite|bench)\s*\.\s*(?:\w+\s*\.\s*)*(${['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'].join('|')})\b`,
);

it('no test is skipped, left to do, or runs alone', () => {
  const idle = files
    .filter((path) => path.startsWith('tests/') && /\.(ts|tsx)$/.test(path))
    .filter((path) => IDLE_TEST.test(textOf(path)));
  expect(idle, 'Why does it not run? Mend it or take it out; a test that does not run promises nothing.').toEqual([]);
  const probes = ['it', 'describe.concurrent'].map((word) => `${word}.${'skip'}('x', () => {})`);
  expect([...probes, 'it("skip only todo", f)'].map((text) => IDLE_TEST.test(text))).toEqual([true, true, false]);
});

it('speaks of nothing outside of the repository', () => {
  // In pieces again. The user interface has a folder of that name of its own.
  const outside = [
    ['', 'work', 'shared'],
    ['', 'work', 'main'],
    ['', 'tmp', 'bash_jobs'],
  ].map((parts) => parts.join('/'));
  const sibling = ['..', 'shared'].join('/');
  const hasOwn = (path: string): boolean => path === 'biome.json' || /^(src|tests)\/ui\//.test(path);
  const strangers = OWN.flatMap((path) =>
    [...outside, ...(hasOwn(path) ? [] : [sibling])]
      .filter((place) => textOf(path).includes(place))
      .map((place) => `${path}: ${place}`),
  );
  expect(strangers, 'A reader has only this repository. Say what they need in its own words.').toEqual([]);
});
