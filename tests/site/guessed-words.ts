import { CANDIDATES } from '../../src/site/site-words';

export type Meaning = 'all' | 'response-needed' | 'sent' | 'resolved' | 'reported-unresolved' | 'filters';
const MEANINGS: readonly Meaning[] = ['all', 'response-needed', 'sent', 'resolved', 'reported-unresolved', 'filters'];

/** The guessed words of each language, by field as the file has them. */
export const guessedLanguages = CANDIDATES.trim()
  .split('\n')
  .map((line) => {
    const [language, ...fields] = line.split('|');
    return { language: language!, fields: fields.map((field) => field.split(',')) };
  });

export const guessedWords = guessedLanguages.flatMap(({ language, fields }) =>
  fields.flatMap((words, at) => words.map((word) => ({ language, word, meaning: MEANINGS[at]! }))),
);
