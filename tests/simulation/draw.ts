import { DEFAULT_SETTINGS, type QuietDay, type Settings, type Stage, type WorkDay } from '../../src/core/settings';
import { exactly, HOUR_MS, type Instant, MINUTE_MS, type Span } from '../../src/core/span';
import type { Random } from '../practice/random';

export const ACCOUNTS = ['NORDWIND', 'SUEDWIND', 'OSTWIND'] as const;
/** With and without summer time; by half an hour, by a quarter, and across the date line. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Sao_Paulo',
] as const;

const BEFORE_MINUTES = [5, 15, 30, 60, 90, 120, 240, 480, 720] as const;

/** One stage at least; `overdue` mostly. */
export function drawStages(random: Random): Stage[] {
  const count = random.whole(1, 4);
  const minutes = new Set(Array.from({ length: count }, () => random.pick(BEFORE_MINUTES) as number));
  if (random.next() < 0.8) minutes.add(0);
  return [...minutes]
    .sort((a, b) => b - a)
    .map((before) => ({ beforeMs: before * MINUTE_MS, breaksThrough: random.next() < 0.2, sound: false }));
}

/** Nights mostly, weekends often; at least some hours of each week are awake. */
export function drawQuietWeek(random: Random): QuietDay[] {
  const kind = random.next();
  if (kind < 0.15) return DEFAULT_SETTINGS.quietWeek.map((day) => day);
  const night = { from: random.whole(16 * 4, 24 * 4 - 1) * 15, to: random.whole(4 * 4, 10 * 4) * 15 };
  const offs = random.next() < 0.6 ? [5, 6] : random.next() < 0.5 ? [6] : [];
  return DEFAULT_SETTINGS.quietWeek.map((_, day) => ({
    isOff: offs.includes(day),
    hours:
      random.next() < 0.1
        ? null
        : random.next() < 0.1
          ? { from: 12 * 60, to: 13 * 60 + 30 }
          : random.next() < 0.2
            ? { from: random.whole(0, 3) * 60, to: random.whole(4, 8) * 60 }
            : night,
  }));
}

export function drawWorkWeek(random: Random): WorkDay[] {
  const from = random.whole(6, 10) * 60;
  return DEFAULT_SETTINGS.workWeek.map((day) =>
    day || random.next() < 0.1 ? { from, to: from + random.whole(6, 10) * 60 } : null,
  );
}

export function drawSettings(random: Random): Settings {
  return {
    ...DEFAULT_SETTINGS,
    stages: drawStages(random),
    accountStages: random.next() < 0.4 ? [{ account: random.pick(ACCOUNTS), stages: drawStages(random) }] : [],
    quietWeek: drawQuietWeek(random),
    absenceLeadMs: random.pick([15, 30, 60, 120, 240]) * MINUTE_MS,
    snoozeMs: random.pick([10, 30, 60, 180]) * MINUTE_MS,
    nudgeAfterMs: random.next() < 0.8 ? random.pick([1, 2, 4, 8]) * HOUR_MS : null,
    workWeek: drawWorkWeek(random),
  };
}

/** How a message that came at `at` is known at first: to the instant, the minute, or the day. */
export function drawReceipt(random: Random, at: Instant): Span {
  const kind = random.next();
  if (kind < 0.4) return exactly(at);
  if (kind < 0.7) return { earliest: at - (at % MINUTE_MS), latest: at - (at % MINUTE_MS) + MINUTE_MS - 1 };
  const before = random.whole(0, 20) * HOUR_MS;
  return { earliest: at - before, latest: at - before + 24 * HOUR_MS - 1 };
}
