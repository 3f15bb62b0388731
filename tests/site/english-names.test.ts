import { expect, it } from 'vitest';
import { MARKETPLACES } from '../../src/core/marketplaces';
import { ENGLISH_COUNTRIES, englishMonths, englishWeekdays } from '../../src/site/english-names';

const fold = (name: string): string => name.toLowerCase().replace(/\.+$/, '');
const namesOf = (language: string, shape: Intl.DateTimeFormatOptions, days: readonly number[]): string[] => {
  const format = new Intl.DateTimeFormat(language, { ...shape, timeZone: 'UTC' });
  return days.map((day) => fold(format.format(day)));
};
const ENGLISH = ['en-US', 'en-GB', 'en-IN', 'en-AU', 'en-CA', 'en-SG', 'en-ZA', 'en-IE', 'en-AE'];
const MONTH_DAYS = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15));
const WEEK_DAYS = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 1, 1 + day));

it.each(ENGLISH)('months and weekdays are those that Intl knows in %s', (language) => {
  for (const length of ['long', 'short'] as const) {
    const months = namesOf(language, { month: length }, MONTH_DAYS);
    expect(months.map((name) => englishMonths().get(name))).toEqual(months.map((_, at) => at + 1));
    const weekdays = namesOf(language, { weekday: length }, WEEK_DAYS);
    expect(weekdays.map((name) => englishWeekdays().get(name))).toEqual(weekdays.map((_, at) => at));
  }
});

it('every marketplace has the English country name that Intl knows', () => {
  const display = new Intl.DisplayNames(['en'], { type: 'region' });
  for (const { country } of MARKETPLACES)
    expect(ENGLISH_COUNTRIES[display.of(country)!.toLowerCase()], country).toBe(country);
});
