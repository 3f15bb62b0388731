import { describe, expect, it } from 'vitest';
import { spanOfReadTime, wallOf } from '../../src/core/local-time';
import type { ReadTime } from '../../src/core/reading';
import { DAY_MS, type Instant, MINUTE_MS, type Span } from '../../src/core/span';
import { parseDateText } from '../../src/site/date-text';
import {
  broken,
  COUNTS,
  disturbed,
  FORMS,
  type Form,
  isUnsure,
  LANGUAGES,
  NO_DATES,
  OTHER_CALENDARS,
  pick,
  randomOf,
  UNITS,
  whyRefused,
  whyRelativeRefused,
  YEARLY,
} from './date-forms';

/** Instants per language; `LAW_RUNS=50000` looks further and elsewhere, `LAW_SEED` repeats a run (see tests/core/laws.ts). */
const { LAW_RUNS, LAW_SEED } = process.env;
const RUNS = LAW_RUNS ? Math.max(1_000, Number(LAW_RUNS)) : 2_000;
const SEED = LAW_SEED ? Number(LAW_SEED) : LAW_RUNS ? Date.now() | 0 : 20261124;

const NOW = Date.parse('2026-07-20T12:00:00Z');

/** How far back a form can say truthfully when. */
const reachOf = ({ hasYear, hasDay }: Form): number => (hasYear ? 8 * 365 : hasDay ? 360 : 0.5) * DAY_MS;

function widthOf(time: ReadTime): number {
  if ('span' in time) return time.span.latest - time.span.earliest + 1;
  return Date.parse(`${time.local.to}:00Z`) - Date.parse(`${time.local.from}:00Z`);
}

const spanHolds = ({ earliest, latest }: Span, at: Instant): boolean => earliest <= at && at <= latest;
/** By the wall clock, for asking what instants it means is slow. */
function holds(time: ReadTime, at: Instant, zone: string): boolean {
  if ('span' in time) return spanHolds(time.span, at);
  const wall = wallOf(at, zone);
  return time.local.from <= wall && wall < time.local.to;
}

/** Time that has passed since a moment of the day so many calendar days ago, or for numbers also so many times 24 hours. */
function dayElapsed(count: number, isWord: boolean, random: () => number, zone: string): number {
  if (!isWord && random() < 0.5) return (count + random()) * DAY_MS;
  const wall = wallOf(NOW, zone);
  const sinceMidnight = (Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14))) * MINUTE_MS;
  return count === 0 ? random() * sinceMidnight : sinceMidnight + (count - 1 + random()) * DAY_MS;
}

describe.each(LANGUAGES)('%s', (language, zones) => {
  it('reads back every form of any instant, to the day or minute where the text tells', () => {
    const random = randomOf(SEED);
    const formats = new Map<string, Intl.DateTimeFormat>();
    const wrong: unknown[] = [];
    for (let run = 0; run < RUNS; run++) {
      const form = FORMS[run % FORMS.length]!;
      const zone = pick(zones, random);
      const key = `${run % FORMS.length} ${zone}`;
      let format = formats.get(key);
      if (!format) {
        format = new Intl.DateTimeFormat(language, { ...form.options, timeZone: zone, calendar: 'gregory' });
        formats.set(key, format);
      }
      const at = Math.floor(NOW - random() * reachOf(form));
      const now = form.hasDay ? NOW : at + Math.floor(random() * 4 * MINUTE_MS);
      const text = format.format(at);
      const shown = random() < 0.5 ? text : disturbed(text, random);
      const time = parseDateText(shown, { language, now, zone, drawnAt: form.hasDay ? now : at });
      const why = whyRefused(form, language);
      if (why || !time) {
        if (why === null || time) wrong.push({ shown, form: form.options, time, why });
        continue;
      }
      const exact = form.hasTime ? MINUTE_MS : DAY_MS;
      const isTrue = holds(time, at, zone) && (run % 10 > 0 || spanHolds(spanOfReadTime(time, zone), at));
      const isOpen = isUnsure(form, language) || (!form.hasDay && /T00:0[0-4]/.test(wallOf(at, zone)));
      const isExact = widthOf(time) === exact || (isOpen && widthOf(time) > exact);
      if (!isTrue || !isExact) wrong.push({ shown, form: form.options, time, at: new Date(at).toISOString() });
    }
    expect(wrong).toEqual([]);
  });

  it('reads how long ago it was, in every style and number, with all that it may mean', () => {
    const random = randomOf(SEED);
    const zone = zones[0]!;
    const wrong: unknown[] = [];
    for (const style of ['long', 'short', 'narrow'] as const)
      for (const numeric of ['always', 'auto'] as const) {
        const format = new Intl.RelativeTimeFormat(language, { style, numeric });
        const always = new Intl.RelativeTimeFormat(language, { style });
        for (const [unit, ms] of UNITS)
          for (const count of COUNTS) {
            const text = format.format(-count, unit);
            if (whyRelativeRefused(text, unit, style, numeric === 'auto' && count <= 1)) continue;
            // Servers count whole units, round to the nearest, or count calendar days.
            const isWord = text !== always.format(-count, unit);
            const elapsed =
              unit === 'day' ? dayElapsed(count, isWord, random, zone) : (count + random() * 1.4 - 0.4) * ms;
            const at = Math.floor(NOW - Math.max(0, elapsed));
            const time = parseDateText(disturbed(text, random), { language, now: NOW, zone });
            if (!time || !('span' in time) || !spanHolds(time.span, at)) wrong.push({ text, style, unit, time });
            else if (widthOf(time) > 3.2 * ms + 2 * DAY_MS * Number(ms >= DAY_MS)) wrong.push({ text, wide: time });
          }
        if (numeric === 'always') continue;
        const now = parseDateText(format.format(0, 'second'), { language, now: NOW, zone });
        if (!now || !('span' in now) || now.span.latest !== NOW) wrong.push({ now });
      }
    expect(wrong).toEqual([]);
  });

  it('reads a relative day with a time of day as that minute', () => {
    const days = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zones[0]!, calendar: 'gregory' });
    for (const back of [0, 1]) {
      // Clocks do not change on these days.
      const at = NOW - back * DAY_MS - 3 * MINUTE_MS;
      const wall = wallOf(at, zones[0]!);
      for (const joiner of [' ', ', '])
        expect(
          parseDateText(`${days.format(-back, 'day')}${joiner}${clock.format(at)}`, {
            language,
            now: NOW,
            zone: zones[0]!,
          }),
          `${back}`,
        ).toMatchObject({ local: { from: wall } });
    }
  });

  it('takes no date of another calendar for one of ours', () => {
    const random = randomOf(SEED);
    const wrong: unknown[] = [];
    for (const calendar of OTHER_CALENDARS)
      for (const shape of YEARLY) {
        const format = new Intl.DateTimeFormat(language, { ...shape, timeZone: 'UTC', calendar });
        for (let run = 0; run < 6; run++) {
          const at = Math.floor(NOW - random() * 8 * 365 * DAY_MS);
          const text = format.format(at);
          const time = parseDateText(text, { language, now: NOW, zone: 'UTC' });
          if (time && !holds(time, at, 'UTC')) wrong.push({ calendar, text, time });
        }
      }
    expect(wrong).toEqual([]);
  });

  it('refuses what is no date in any language', () => {
    const read = (text: string, zone: string | null) => parseDateText(text, { language, now: NOW, zone });
    for (const zone of [null, zones[0]!]) expect(NO_DATES.filter((text) => read(text, zone))).toEqual([]);
  });

  it('refuses a date with anything beside it, and a month or a weekday alone', () => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' });
    const names = (shape: Intl.DateTimeFormatOptions): string[] =>
      Array.from({ length: 12 }, (_, month) =>
        new Intl.DateTimeFormat(language, { ...shape, timeZone: 'UTC', calendar: 'gregory' }).format(
          Date.UTC(2026, month, 1 + month),
        ),
      );
    const text = format.format(NOW);
    for (const no of [
      ...[`Anna ${text}`, `${text} xq`, `${text} ${text}`, `${text} – ${text}`, `${text}?`, `#${text}`, `${text} €`],
      ...names({ month: 'long' }),
      ...names({ month: 'long', year: 'numeric' }),
      ...names({ weekday: 'long' }),
      ...names({ weekday: 'short' }),
    ])
      expect(parseDateText(no, { language, now: NOW, zone: zones[0]! }), no).toBeNull();
  });

  it('refuses a weekday that is not that day', () => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC', calendar: 'gregory' });
    const weekday = (at: number): string => format.formatToParts(at).find(({ type }) => type === 'weekday')!.value;
    for (let day = 1; day < 7; day++) {
      const text = format.format(NOW).replace(weekday(NOW), weekday(NOW - day * DAY_MS));
      expect(parseDateText(text, { language, now: NOW, zone: 'UTC' }), text).toBeNull();
    }
  });

  it('stands any broken date, and gives none outside of the years that can be', () => {
    const random = randomOf(SEED);
    const format = FORMS.slice(0, 24).map(
      ({ options }) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' }),
    );
    for (let run = 0; run < RUNS / 10; run++) {
      const at = NOW - random() * 3_000 * DAY_MS;
      let text = pick(format, random).format(at);
      for (let breaks = 0; breaks < 3; breaks++) text = broken(text, random);
      const time = parseDateText(text, { language, now: NOW, zone: 'UTC' });
      if (!time) continue;
      const { earliest, latest } = spanOfReadTime(time, 'UTC');
      expect(earliest).toBeLessThanOrEqual(latest);
      expect(earliest, text).toBeGreaterThan(Date.UTC(1994, 0));
      expect(latest, text).toBeLessThan(Date.UTC(2028, 0));
    }
  });
});
