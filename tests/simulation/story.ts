import type { Settings } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS, type Instant, later, MINUTE_MS } from '../../src/core/span';
import { Random } from '../practice/random';
import type { Waiting } from './books';
import { ACCOUNTS, drawQuietWeek, drawReceipt, drawSettings, drawStages, drawWorkWeek, ZONES } from './draw';

/** What happens to the seller, his pages and his computer. */
export type Happening =
  /** A page shows a message, for the first time or with a better known time. */
  | { readonly do: 'show'; readonly clock: Waiting }
  | { readonly do: 'reply'; readonly clock: Waiting }
  | { readonly do: 'look'; readonly account: string }
  | { readonly do: 'sleep' | 'wake' | 'quit' }
  | { readonly do: 'start'; readonly keepsAlarms: boolean }
  | { readonly do: 'travel'; readonly zone: string }
  | { readonly do: 'settings'; readonly change: (settings: Settings, now: Instant) => Settings }
  /** `which` picks among what is open, or on the screen, then. */
  | { readonly do: 'snooze'; readonly which: number; readonly forMs: number }
  | { readonly do: 'close'; readonly which: number }
  /** The worker is killed at so many steps from now on, or from the next alert on; it may be left to the next alarm. */
  | { readonly do: 'kill'; readonly steps: number; readonly atAlert: boolean; readonly backAfterMs: number | null }
  /** The system shows no alerts for a while. */
  | { readonly do: 'mute' | 'unmute' };

export type StoryEvent = Happening & { readonly at: Instant };

export interface Story {
  readonly settings: Settings;
  readonly zone: string;
  readonly from: Instant;
  readonly to: Instant;
  /** In order of time. */
  readonly events: readonly StoryEvent[];
}

const DAYS = 90;

/** Three months of a seller's life. Most of them see clocks being changed. */
export function storyOf(seed: number): Story {
  const random = new Random(seed);
  const spring = Date.UTC(2027, 0, 5) + random.whole(0, 55) * DAY_MS;
  const from = random.next() < 0.5 ? spring : Date.UTC(2026, 7, 1) + random.whole(0, 70) * DAY_MS;
  const to = from + DAYS * DAY_MS;
  const settings = drawSettings(random);
  const zone = random.pick(ZONES);
  const events = [
    ...messages(random, from, to),
    ...nights(random, from, to),
    ...life(random, from, to),
    ...faults(random, from, to),
  ].filter(({ at }) => at < to);
  return { settings, zone, from, to, events: events.sort((a, b) => a.at - b.at) };
}

const some = (random: Random, least: number, most: number, from: Instant, to: Instant): Instant[] =>
  Array.from({ length: random.whole(least, most) }, () => Math.floor(from + random.next() * (to - from)));

/** Messages one by one, and in bursts; each is shown, perhaps known better later, and mostly answered. */
function messages(random: Random, from: Instant, to: Instant): StoryEvent[] {
  const singly = some(random, 30, 200, from, to);
  const bursts = some(random, 2, 8, from, to).flatMap((at) => some(random, 3, 10, at, at + 15 * MINUTE_MS));
  const threads: { threadId: string; account: string; lastAt: Instant; messages: number }[] = [];
  return [...singly, ...bursts]
    .sort((a, b) => a - b)
    .flatMap((at): StoryEvent[] => {
      const again = random.next() < 0.15 ? threads.find(({ lastAt }) => lastAt < at - HOUR_MS) : undefined;
      const thread = again ?? {
        ...{ threadId: `key:${threads.length}`, account: random.pick(ACCOUNTS), lastAt: at, messages: 0 },
      };
      if (!again) threads.push(thread);
      // Two of one thread whose times may be the same would be taken for one: a list shows one card for both.
      const received = again ? exactly(at) : drawReceipt(random, at);
      const { threadId, account } = thread;
      const clock = { threadId, account, ordinal: thread.messages, deadline: later(received, DAY_MS) };
      thread.messages += 1;
      // No older message of its thread is known by a wide span.
      thread.lastAt = clock.deadline.latest;
      const seenAt = at + random.whole(0, random.next() < 0.8 ? 30 * MINUTE_MS : 20 * HOUR_MS);
      const known: StoryEvent[] = [{ at: seenAt, do: 'show', clock }];
      const isNarrowed = received.earliest < received.latest && random.next() < 0.5;
      const pinned = { ...clock, deadline: exactly(at + DAY_MS) };
      if (isNarrowed) known.push({ at: seenAt + random.whole(0, 24 * HOUR_MS), do: 'show', clock: pinned });
      const kind = random.next();
      const after = random.whole(MINUTE_MS, (kind < 0.4 ? 12 : kind < 0.8 ? 26 : 80) * HOUR_MS);
      return [...known, { at: seenAt + after, do: 'reply', clock }];
    });
}

/** The computer sleeps at night, mostly, and now and then by day; or the browser is closed. */
function nights(random: Random, from: Instant, to: Instant): StoryEvent[] {
  const events: StoryEvent[] = [];
  for (let at = from + random.whole(0, DAY_MS); at < to; ) {
    const lasts = random.next() < 0.7 ? random.whole(5 * HOUR_MS, 12 * HOUR_MS) : random.whole(MINUTE_MS, 3 * HOUR_MS);
    const isLong = random.next() < 0.05;
    const end = at + (isLong ? lasts * 6 : lasts);
    if (random.next() < 0.3)
      events.push({ at, do: 'quit' }, { at: end, do: 'start', keepsAlarms: random.next() < 0.5 });
    else events.push({ at, do: 'sleep' }, { at: end, do: 'wake' });
    at = end + random.whole(HOUR_MS, 24 * HOUR_MS);
  }
  return events;
}

/** What the seller does beside answering. */
function life(random: Random, from: Instant, to: Instant): StoryEvent[] {
  const each = (least: number, most: number, happens: (at: Instant) => Happening): StoryEvent[] =>
    some(random, least, most, from, to).map((at) => ({ ...happens(at), at }));
  return [
    ...each(30, 200, () => ({ do: 'look', account: random.pick(ACCOUNTS) })),
    ...each(0, 5, () => ({ do: 'travel', zone: random.pick(ZONES) })),
    ...each(2, 20, () => ({ do: 'settings', change: drawChange(random) })),
    ...each(0, 40, () => ({
      ...{ do: 'snooze', which: random.whole(0, 1_000), forMs: random.whole(1, 24) * 15 * MINUTE_MS },
    })),
    ...each(0, 40, () => ({ do: 'close', which: random.whole(0, 1_000) })),
  ];
}

/** One thing that the seller sets otherwise. */
function drawChange(random: Random): (settings: Settings, now: Instant) => Settings {
  const kind = random.whole(0, 8);
  const drawn = drawSettings(random);
  const [stages, quietWeek, workWeek] = [drawStages(random), drawQuietWeek(random), drawWorkWeek(random)];
  const pauseMs = random.pick([HOUR_MS, 3 * HOUR_MS, 16 * HOUR_MS]);
  return (settings, now) => {
    if (kind === 0) return { ...settings, stages };
    if (kind === 1) return { ...settings, accountStages: drawn.accountStages };
    if (kind === 2) return { ...settings, quietWeek };
    if (kind === 3) return { ...settings, absenceLeadMs: drawn.absenceLeadMs };
    if (kind === 4) return { ...settings, pausedUntil: settings.pausedUntil === null ? now + pauseMs : null };
    if (kind === 5) return { ...settings, nudgeAfterMs: drawn.nudgeAfterMs };
    if (kind === 6) return { ...settings, workWeek };
    if (kind === 7) return { ...settings, watching: !settings.watching };
    return { ...drawn, pausedUntil: settings.pausedUntil };
  };
}

function faults(random: Random, from: Instant, to: Instant): StoryEvent[] {
  const kills = some(random, 20, 80, from, to).map(
    (at): StoryEvent => ({
      ...{ at, do: 'kill', steps: random.whole(1, 24), atAlert: random.next() < 0.6 },
      backAfterMs: random.next() < 0.6 ? random.whole(0, 60_000) : null,
    }),
  );
  const mutes = some(random, 0, 3, from, to).flatMap((at): StoryEvent[] => [
    { at, do: 'mute' },
    { at: at + random.whole(MINUTE_MS, 5 * HOUR_MS), do: 'unmute' },
  ]);
  // The master switch is not left off for weeks.
  const on = some(random, 6, 12, from, to).map(
    (at): StoryEvent => ({ at, do: 'settings', change: (settings) => ({ ...settings, watching: true }) }),
  );
  return [...kills, ...mutes, ...on];
}
