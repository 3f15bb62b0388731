import { foldText, perLanguage, supportedOf } from './date-fold';
import { englishMonths, englishWeekdays, isEnglish } from './english-names';
import { relativeWordsOf } from './relative-words';

/**
 * What a word of a date text may be: month, its prefix ("tháng 7"), weekday, part of the day (24 bits, one per hour),
 * relative day (how many days back), zone (minutes east), what stands before a time, behind one, between a date's parts,
 * and what says that years count from the Buddha.
 */
export type WordKind = 'M' | 'N' | 'W' | 'P' | 'R' | 'Z' | 'J' | 'T' | 'O' | 'E';
export type Meanings = Partial<Record<WordKind, number>>;

/** A language's words by their first letter, longest first. */
export type DateWords = ReadonlyMap<string, readonly (readonly [word: string, meanings: Meanings])[]>;

const MORNING = 0xfff;
const EVENING = 0xfff000;

/** Words that `Intl` does not give as such, or not in every version; no page language uses one otherwise in a date. */
const BESIDE: readonly (readonly [kind: WordKind, value: number, words: string])[] = [
  [
    'J',
    0,
    'at|um|à|a las|a la|às|alle ore|alle|ore|om|kl|klo|godz|o|saat|को|அன்று|في|في الساعة|الساعة|เวลา|lúc|vào lúc|t',
  ],
  ['T', 0, 'uhr|hrs|बजे|น|giờ'],
  ['O', 0, 'de|del|le|den|of|ngày|năm|ที่|ค.ศ'],
  ['P', MORNING, 'am|午前|上午|오전|पूर्वाह्न|முற்பகல்|ก่อนเที่ยง'],
  ['P', EVENING, 'pm|午後|下午|오후|अपराह्न|பிற்பகல்|หลังเที่ยง'],
  ['M', 3, 'mrz'],
  ['M', 10, 'अक्तूबर|अक्तू'],
  ['E', 0, 'พ.ศ|พุทธศักราช'],
];

const bare = (name: string): string => foldText(name).replace(/[.॰]+$/, '');

/** Zone words and their minutes east of UTC. Those from 10,000 on have several meanings, which `HOMES` tells apart. */
const ZONES =
  'z0|pst-480|pdt-420|est-300|edt-240|brt-180|brst-120|cet60|mez60|cest120|mesz120|sast120|eet120|eest180|trt180|ict420|sgt480|jst540|kst540|aest600|aedt660|ist10000|bst10001|gst10002|cst10003|cdt10005|ast10004';

/** The page language's words from `Intl` at run time (no tables to ship, none to go out of date), and English ones beside. */
export const dateWordsOf = perLanguage((language): DateWords => {
  const all = new Map<string, Meanings>();
  for (const each of isEnglish(language) ? [] : supportedOf(language)) addIntl(all, each);
  for (const [word, back] of relativeWordsOf(language).days) add(all, word, 'R', back);
  // A word of the page's own language does not mean what it means in English.
  const own = new Set(all.keys());
  for (const [word, month] of englishMonths()) if (!own.has(word)) add(all, word, 'M', month);
  for (const [word, weekday] of englishWeekdays()) if (!own.has(word)) add(all, word, 'W', weekday);
  for (const [kind, value, words] of BESIDE)
    for (const word of words.split('|')) if (kind === 'P' || !own.has(word)) add(all, bare(word), kind, value);
  for (const [, word, eastMin] of ZONES.matchAll(/([a-z]+)([-\d]*)/g))
    if (!own.has(word!)) add(all, word!, 'Z', Number(eastMin));
  return byFirstLetter(all);
});

function add(all: Map<string, Meanings>, word: string, kind: WordKind, value: number): void {
  const old = all.get(word);
  all.set(word, { ...old, [kind]: kind === 'P' ? (old?.P ?? 0) | value : value });
}

function byFirstLetter(all: ReadonlyMap<string, Meanings>): DateWords {
  const letters = new Map<string, [string, Meanings][]>();
  for (const entry of [...all].sort(([a], [b]) => b.length - a.length)) {
    const letter = entry[0].charAt(0);
    letters.set(letter, [...(letters.get(letter) ?? []), entry]);
  }
  return letters;
}

function addIntl(all: Map<string, Meanings>, language: string): void {
  const words = (shape: Intl.DateTimeFormatOptions, type: string, times: readonly number[]): string[] => {
    const format = new Intl.DateTimeFormat(language, {
      ...shape,
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
    return times.map((time) => bare(format.formatToParts(time).find((part) => part.type === type)?.value ?? ''));
  };
  const months = Array.from({ length: 12 }, (_, index) => Date.UTC(2026, index, 15));
  const weekdays = Array.from({ length: 7 }, (_, index) => Date.UTC(2026, 1, 1 + index));
  // Noon and midnight have words of their own, the minutes after them others.
  const hours = [0, 12, ...Array.from({ length: 24 }, (_, hour) => hour + 0.5)];
  const times = hours.map((hour) => Date.UTC(2026, 0, 1, 0, 60 * hour));

  for (const length of ['long', 'short'] as const) {
    for (const [weekday, word] of words({ weekday: length }, 'weekday', weekdays).entries())
      add(all, word, 'W', weekday);
    for (const shape of [{}, { day: 'numeric' }, { year: 'numeric', day: 'numeric' }] as const) {
      const names = words({ ...shape, month: length }, 'month', months);
      for (const [index, name] of names.entries()) {
        const prefix = /^(\p{L}+) ?\d/u.exec(name)?.[1];
        if (prefix) add(all, prefix, 'N', 0);
        else if (!/\d/.test(name)) add(all, name, 'M', index + 1);
      }
    }
  }
  // Versions differ in where they cut: "Sep", "Sept".
  const names = words({ month: 'long', day: 'numeric' }, 'month', months);
  for (const [index, name] of names.entries())
    for (let end = 3; /^\p{Script=Latin}+$/u.test(name) && end < name.length; end++) {
      const cut = name.slice(0, end);
      if (!all.has(cut) && names.filter((other) => other.startsWith(cut)).length === 1) add(all, cut, 'M', index + 1);
    }
  const time = { hour: 'numeric', minute: '2-digit', hour12: true } as const;
  for (const [index, word] of words(time, 'dayPeriod', times).entries())
    if (word) add(all, word, 'P', hours[index]! < 12 ? MORNING : EVENING);
  for (const dayPeriod of ['long', 'short'] as const)
    for (const [index, word] of words({ ...time, dayPeriod }, 'dayPeriod', times).entries())
      if (word) add(all, word, 'P', 1 << Math.floor(hours[index]!));
}
