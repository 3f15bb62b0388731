/**
 * English is on every page of the site, and the first use of `Intl` costs a page some 15 ms: its words stand here,
 * those of other languages come from `Intl` when such a page is read. A test compares both.
 */
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** With the short forms: three letters, in Britain and Australia also four or five. */
const numbered = (
  names: readonly string[],
  first: number,
  more: Readonly<Record<string, number>>,
): Map<string, number> =>
  new Map([
    ...names.flatMap((name, at): [string, number][] => [
      [name, at + first],
      [name.slice(0, 3), at + first],
    ]),
    ...Object.entries(more),
  ]);

export const englishMonths = (): Map<string, number> => numbered(MONTHS, 1, { sept: 9 });
export const englishWeekdays = (): Map<string, number> => numbered(WEEKDAYS, 0, { tues: 2, thurs: 4 });

/** Marketplaces' countries by their English names in lower case. */
export const ENGLISH_COUNTRIES: Readonly<Record<string, string>> = {
  'united states': 'US',
  canada: 'CA',
  mexico: 'MX',
  brazil: 'BR',
  'united kingdom': 'GB',
  germany: 'DE',
  france: 'FR',
  italy: 'IT',
  spain: 'ES',
  netherlands: 'NL',
  belgium: 'BE',
  ireland: 'IE',
  sweden: 'SE',
  poland: 'PL',
  türkiye: 'TR',
  turkey: 'TR',
  'south africa': 'ZA',
  egypt: 'EG',
  'saudi arabia': 'SA',
  'united arab emirates': 'AE',
  india: 'IN',
  singapore: 'SG',
  australia: 'AU',
  japan: 'JP',
};

export const isEnglish = (language: string): boolean => /^en(?:-|$)/i.test(language);
