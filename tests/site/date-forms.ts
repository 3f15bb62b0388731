import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/span';

/** Every language that Seller Central is offered in, with the zones of marketplaces that are read in it. */
export const LANGUAGES: readonly (readonly [language: string, zones: readonly string[]])[] = [
  ['en-US', ['America/Los_Angeles', 'Europe/London']],
  ['en-GB', ['Europe/London', 'Europe/Berlin']],
  ['en-IN', ['Asia/Kolkata', 'America/Los_Angeles']],
  ['en-AU', ['Australia/Sydney']],
  ['en-CA', ['America/Toronto', 'America/Los_Angeles']],
  ['en-SG', ['Asia/Singapore']],
  ['en-AE', ['Asia/Dubai']],
  ['en-ZA', ['Africa/Johannesburg']],
  ['en-IE', ['Europe/Dublin']],
  ['de', ['Europe/Berlin', 'Europe/London']],
  ['fr', ['Europe/Paris', 'Europe/Brussels']],
  ['it', ['Europe/Rome', 'Europe/London']],
  ['es', ['Europe/Madrid', 'America/Los_Angeles']],
  ['es-ES', ['Europe/Madrid']],
  ['es-MX', ['America/Mexico_City']],
  ['pt-BR', ['America/Sao_Paulo']],
  ['nl', ['Europe/Amsterdam']],
  ['sv', ['Europe/Stockholm']],
  ['pl', ['Europe/Warsaw']],
  ['tr', ['Europe/Istanbul']],
  ['ja', ['Asia/Tokyo', 'America/Los_Angeles']],
  ['zh-CN', ['America/Los_Angeles', 'Asia/Tokyo']],
  ['zh-TW', ['America/Los_Angeles']],
  ['ko', ['America/Los_Angeles', 'Asia/Tokyo']],
  ['ar', ['Asia/Riyadh', 'Africa/Cairo']],
  ['ar-EG', ['Africa/Cairo']],
  ['hi', ['Asia/Kolkata']],
  ['hi-IN-u-nu-deva', ['Asia/Kolkata']],
  ['ta', ['Asia/Kolkata']],
  ['ta-IN-u-nu-tamldec', ['Asia/Kolkata']],
  ['th', ['Asia/Kolkata', 'America/Los_Angeles']],
  ['th-TH-u-nu-thai', ['Europe/London']],
  ['vi', ['America/Los_Angeles', 'Europe/London']],
];

/** A form that dates are written in. */
export interface Form {
  readonly options: Intl.DateTimeFormatOptions;
  readonly hasDay: boolean;
  readonly hasYear: boolean;
  readonly hasTime: boolean;
  /** Day and month are numbers, without a word that tells which is which. */
  readonly isNumeric: boolean;
}

const STYLES = ['full', 'long', 'medium', 'short', undefined] as const;

/** CLDR's own styles, and every choice of parts: about 400 forms. */
export const FORMS: readonly Form[] = [
  ...STYLES.flatMap((dateStyle) =>
    STYLES.filter((timeStyle) => dateStyle ?? timeStyle).map((timeStyle) => ({
      options: { ...(dateStyle ? { dateStyle } : {}), ...(timeStyle ? { timeStyle } : {}) },
      hasDay: dateStyle !== undefined,
      hasYear: dateStyle !== undefined,
      hasTime: timeStyle !== undefined,
      isNumeric: dateStyle === 'short' || dateStyle === 'medium',
    })),
  ),
  ...([undefined, 'numeric', '2-digit'] as const).flatMap((year) =>
    (['numeric', '2-digit', 'short', 'long'] as const).flatMap((month) =>
      (['numeric', '2-digit'] as const).flatMap((day) =>
        ([undefined, 'short', 'long'] as const).flatMap((weekday) =>
          ([undefined, 'h12', 'h23', 'long', 'short'] as const).map((time) => ({
            options: {
              month,
              day,
              ...(year ? { year } : {}),
              ...(weekday ? { weekday } : {}),
              ...(time ? { hour: 'numeric', minute: '2-digit' } : {}),
              ...(time === 'h12' || time === 'h23' ? { hourCycle: time } : {}),
              ...(time === 'long' || time === 'short' ? { hour12: true, dayPeriod: time } : {}),
            } as Intl.DateTimeFormatOptions,
            hasDay: true,
            hasYear: year !== undefined,
            hasTime: time !== undefined,
            isNumeric: month === 'numeric' || month === '2-digit',
          })),
        ),
      ),
    ),
  ),
];

/** Why a form is refused, for those that are, on purpose. */
export function whyRefused({ options, hasYear, hasTime, isNumeric }: Form, language: string): string | null {
  if (options.timeStyle === 'full') return 'the zone is spelled out, and its name is no part of a date';
  if (isNumeric && !hasYear && !hasTime && !options.weekday) return '"24/7" and "4/5" are written the same way';
  if (options.dayPeriod && language.startsWith('en')) return 'no English server writes "9:30 in the evening"';
  return null;
}

/** Whether the page's language leaves open which number is the day. */
export const isUnsure = ({ isNumeric }: Form, language: string): boolean =>
  isNumeric && /^(?:en|es$|ta)/.test(language);

/** A repeatable stream of numbers in [0, 1). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)]!;

const BLANKS = [' ', '\u00a0', '\u202f', '\u2009', '\u3000', '  ', ' \u200f'];
const UNSEEN = ['', '', '\u200e', '\u200f', '\u061c', '\u2068', '\ufeff'];

/** The same text with other blanks, and with marks that nobody sees around words and punctuation. */
export const disturbed = (text: string, random: () => number): string =>
  text
    .replace(/\s/g, () => pick(BLANKS, random))
    .replace(/[-/.,:]/g, (mark) => pick(UNSEEN, random) + mark + pick(UNSEEN, random))
    .replace(/^|$/g, () => pick(UNSEEN, random));

export const COUNTS = [
  ...Array.from({ length: 13 }, (_, count) => count),
  20,
  21,
  22,
  23,
  25,
  30,
  59,
  99,
  100,
  111,
  365,
];
export const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['second', 1_000],
  ['minute', MINUTE_MS],
  ['hour', HOUR_MS],
  ['day', DAY_MS],
  ['week', 7 * DAY_MS],
];

/** "This hour" and "last week" say too little, and "-5 h" may be anything. */
export function whyRelativeRefused(text: string, unit: string, style: string, isWord: boolean): string | null {
  if (isWord && unit !== 'day') return 'an hour, a week that is not counted';
  if (style === 'narrow' && /^[-−\u200e\u200f]*[-−]/.test(text)) return 'a bare number with a minus';
  return null;
}

/** Not the Chinese and the Ethiopic ones: their years are near ours, so that their numbers look like ours. No page is in one. */
export const OTHER_CALENDARS = [
  ...['buddhist', 'japanese', 'roc', 'islamic-umalqura', 'islamic-civil', 'persian', 'hebrew', 'indian', 'coptic'],
  'ethioaa',
];
export const YEARLY: readonly Intl.DateTimeFormatOptions[] = [
  ...(['full', 'long', 'medium', 'short'] as const).map((dateStyle) => ({ dateStyle })),
  { dateStyle: 'medium', timeStyle: 'short' },
  { year: 'numeric', month: '2-digit', day: '2-digit' },
  { year: 'numeric', month: 'short', day: 'numeric' },
  { year: '2-digit', month: 'short', day: 'numeric' },
];

/** Drops, doubles or changes one character. */
export function broken(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const other = pick([...'0123456789/-.:, ap年月日', text.charAt(Math.floor(random() * text.length))], random);
  return text.slice(0, at) + pick(['', other, other + text.charAt(at)], random) + text.slice(at + 1);
}

/** What stands on such pages, and what buyers type, that is no date in any language. */
export const NO_DATES = [
  '',
  ' ',
  ...`6 ¦ 12 ¦ 2026 ¦ 405-1234567-1234567 ¦ B0C1234567 ¦ 12,50 € ¦ € 12.50 ¦ 1.234,56 ¦ 1,234.56 ¦ 1.2.3 ¦ v2.0.1
3.04 ¦ 24/7 ¦ 4/5 ¦ 16:9 ¦ 25:61 ¦ 12:30-14:00 ¦ 3-5 ¦ 10-12 ¦ 100 % ¦ 50% ¦ #12 ¦ +49 30 1234567
030 1234567 ¦ 555-1234 ¦ (0) 12 ¦ 12345 ¦ 1 000 ¦ 2 x 4 ¦ 3x ¦ 31.02.2026 ¦ 2026-02-30 ¦ 2026-13-01
99/99/99 ¦ 00/00/00 ¦ 0.0.0 ¦ 1/2 ¦ 1/2/3 ¦ 12:3 ¦ 1:2:3 ¦ :: ¦ // ¦ 年月日 ¦ 8月 ¦ 6日 ¦ 3-5 Tage ¦ 3–5 days
2 Stück ¦ iPhone 15 ¦ Galaxy S24 ¦ Windows 11 ¦ Room 12:30 ¦ Size 42 ¦ EU 42.5 ¦ 3 pièces ¦ 5 % ¦ 10 uds.
2 pezzi ¦ 2 szt. ¦ 3 adet ¦ 5 個 ¦ 5件 ¦ 3개 ¦ 2 ชิ้น ¦ 5 पीस ¦ 3 துண்டு ¦ 5 hours ¦ 2 days ¦ 24 hours
in 5 hours ¦ in 2 days ¦ tomorrow ¦ morgen ¦ demain ¦ mañana ¦ 明日 ¦ 明天 ¦ Anna 6 ¦ Order 6 Jul 2026
6 Jul 2026! ¦ Resolved on 6 Jul 2026 ¦ Mayer ¦ Martina ¦ Marco 3 ¦ Julio ¦ Sonntag 5 ¦ 6 Jul 2569 x
令和8年7月6日 ¦ 民國115年7月6日 ¦ ٢١ محرم ١٤٤٨ ¦ R8.7.6 ¦ 1405/4/15 ¦ 21/1/1448 ¦ __proto__
6 constructor 2026 ¦ 5 Jul 2026 9:30 pm XYZ ¦ 13:00 pm ¦ 24:46 ¦ pm ¦ am ¦ 9 pm ¦ 21 Uhr ¦ 21h ¦ 5 h 30`.split(
    / ¦ |\n/,
  ),
];
