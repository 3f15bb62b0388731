import { expect, it } from 'vitest';
import { literalTextsIn } from './literal-texts';
import { pathsUnder, sourcesUnder, textOf } from './tree';

const FIX = 'Should another language be able to say this? Name it in public/_locales/en/messages.json and write t(…).';

it.each(['src/ui', 'src/content', 'src/background'])('%s draws no literal text', (folder) => {
  const sources = sourcesUnder(folder);
  expect(sources).not.toEqual([]);
  expect(
    sources.flatMap((path) => literalTextsIn(path, textOf(path))),
    FIX,
  ).toEqual([]);
});

it('pages hold no literal text but the name', () => {
  const pages = pathsUnder('src').files.filter((path) => path.endsWith('.html'));
  expect(pages).not.toEqual([]);
  const texts = pages.flatMap((path) => {
    const seen = textOf(path).replace(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>/g, '');
    return [...seen.split(/<[^>]*>/), ...(seen.match(/(?<=\s(?:title|alt|aria-label|placeholder)=")[^"]*/g) ?? [])];
  });
  expect(
    texts.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text) && text !== 'Reply Clock'),
    FIX,
  ).toEqual([]);
});

it.each([
  'export const A = () => <p>Nothing due</p>;',
  "export const A = () => <p>{'Nothing due'}</p>;",
  "export const A = ({ many }: { many: boolean }) => <p>{many ? 'many' : ''}</p>;",
  'export const A = ({ n }: { n: number }) => <p>{`${n} due`}</p>;',
  'export const A = () => <button aria-label="Close" />;',
  "export const A = () => <img alt={'Flag'} />;",
  "element.textContent = 'Overdue';",
  "element.textContent = t('overdue') + ' since';",
  "element.title = known ? 'Due' : t('unknown');",
  "element.setAttribute('aria-label', 'Close');",
  "element.append('Overdue');",
  "document.createTextNode('Overdue');",
  "make('button', { title: 'Close' });",
])('finds the literal text in %s', (source) => {
  expect(literalTextsIn('probe.tsx', source)).toHaveLength(1);
});

it.each([
  'export const A = () => <p class="quiet">{t(\'nothingDue\')}</p>;',
  'export const A = ({ n }: { n: number }) => <p>{n} · {`${n} %`}</p>;',
  "element.textContent = t('overdue');",
  "element.title = tn('due', 3);",
  "element.setAttribute('role', 'dialog');",
  "element.className = 'overdue';",
  "element.append(name, ' · ', child);",
])('lets %s pass', (source) => {
  expect(literalTextsIn('probe.tsx', source)).toEqual([]);
});
