import { expect, test } from 'vitest';
import { foldText, holdsWords, wordsOf } from '../../src/core/search-text';

const finds = (query: string, text: string): boolean => holdsWords(foldText(text), wordsOf(query));

test.each([
  ['jose', 'José García'],
  ['JOSÉ', 'jose garcia'],
  ['strasse', 'Hauptstraße 4'],
  ['lukasz', 'Łukasz'],
  ['istanbul', 'İSTANBUL'],
  ['Ｏrder', 'order 12'],
  ['parcel anna', 'Anna K.\nWhere is my parcel?'],
  ['305-1234567', 'x\n305-1234567-7654321'],
  ['مريم', 'مَريَم'],
])('%s finds %s', (query, text) => {
  expect(finds(query, text)).toBe(true);
});

test('every word must be there', () => {
  expect(finds('anna invoice', 'Anna K.\nWhere is my parcel?')).toBe(false);
});

test('a blank query has no words', () => {
  expect(wordsOf('  \n ')).toEqual([]);
});
