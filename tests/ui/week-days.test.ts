import { afterEach, expect, test, vi } from 'vitest';

let language = 'en-US';
vi.mock('webextension-polyfill', () => ({ default: { i18n: { getUILanguage: () => language } } }));
const { weekDays } = await import('../../src/ui/dashboard/week-days');

afterEach(() => vi.unstubAllGlobals());

const weekOf = (of: string): string[] => {
  language = of;
  return weekDays().map(({ index, short }) => `${index} ${short}`);
};

test('the week begins as it does where the language is spoken', () => {
  expect(weekOf('en-US')[0]).toBe('6 Sun');
  expect(weekOf('en-US')[6]).toBe('5 Sat');
  expect(weekOf('de-DE')).toEqual(['0 Mo', '1 Di', '2 Mi', '3 Do', '4 Fr', '5 Sa', '6 So']);
});

test('with Monday where the browser cannot tell', () => {
  class NoWeek {
    readonly tag: string;
    constructor(tag: string) {
      this.tag = tag;
    }
  }
  vi.stubGlobal('Intl', { Locale: NoWeek, DateTimeFormat: Intl.DateTimeFormat });
  expect(weekOf('en-US')[0]).toBe('0 Mon');
});
