import { expect, it } from 'vitest';
import { keysOf, type Messages, misusesIn, namesIn, placeholdersOf, usesIn } from './message-uses';
import { pathsUnder, sourcesUnder, textOf } from './tree';

const TEXTS = 'public/_locales/en/messages.json';
const messages = JSON.parse(textOf(TEXTS)) as Messages;
// The function itself takes any name.
const sources = sourcesUnder('src').filter((path) => path !== 'src/platform/i18n.ts');
const read = (path: string) => [path, textOf(path)] as const;

it('every text that is used exists, with as many placeholders as are filled', () => {
  const misuses = sources.flatMap((path) => misusesIn(...read(path), messages));
  expect(misuses, `Misspelt, or not yet in ${TEXTS}?`).toEqual([]);
});

it('every text is used', () => {
  const spoken = new Set(sources.flatMap((path) => usesIn(...read(path)).flatMap((use) => keysOf(use, messages))));
  const named = sources.map((path) => namesIn(...read(path)));
  const inManifest = new Set([...textOf('manifest.config.ts').matchAll(/__MSG_(\w+)__/g)].map((match) => match[1]));
  const idle = Object.keys(messages).filter(
    (key) => !spoken.has(key) && !inManifest.has(key) && !named.some((names) => names(key)),
  );
  expect(idle, `Does anything still say this? If not, take it out of ${TEXTS}.`).toEqual([]);
});

it('placeholders count from $1 without a gap', () => {
  const gaps = Object.entries(messages).filter(([, { message }]) => placeholdersOf(message) < 0);
  expect(gaps, 'Number them in the order in which t(…) fills them.').toEqual([]);
});

it('every language has the same texts', () => {
  const languages = pathsUnder('public/_locales').files.filter((path) => path !== TEXTS);
  for (const path of languages)
    expect(Object.keys(JSON.parse(textOf(path))).sort(), path).toEqual(Object.keys(messages).sort());
});

const PROBE: Messages = {
  due: { message: 'due' },
  first: { message: 'first by $1' },
  many: { message: '$1 due' },
  manyOne: { message: 'one due' },
  lonely: { message: '$1 due' },
  stateCalm: { message: 'calm' },
};

it.each([
  ["t('missing');", 1],
  ["t(known ? 'due' : 'missing');", 1],
  ["t('first');", 1],
  ["t('due', name);", 1],
  ["tn('lonely', 3);", 1],
  ["tn('many', 3, name);", 1],
  ['t(`mood${state}`);', 1],
  ["t('due'); t('first', at); tn('many', 3); t(`state${state}`); t('first', ...all);", 0],
])('sees what is wrong with %s', (source, wrong) => {
  expect(misusesIn('probe.ts', source, PROBE)).toHaveLength(wrong);
});

it('a name made of two pieces of its file is used; one of foreign pieces is not', () => {
  const names = namesIn('probe.ts', "const due = late ? 'wasDue' : 'due'; say(`${due}At`);");
  expect([names('wasDueAt'), names('dueAt'), names('due'), names('otherAt')]).toEqual([true, true, true, false]);
});
