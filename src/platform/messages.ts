import * as v from 'valibot';
import type { Glance } from '../core/glance';
import type { Lesson } from '../core/lesson';
import { type Settings, SOUNDS } from '../core/settings';
import type { AccountZones } from '../core/zone-evidence';
import { importRequests } from './import-schema';
import { lessonChangeSchema } from './lesson-schema';
import { readingSchema } from './reading-schema';
import { settingsPatchSchema } from './settings-schema';
import type { Played } from './sound-synth';

const key = v.pipe(v.string(), v.maxLength(120));
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

/** Who may send: `content` scripts speak for a page and are believed little; `page` is one of our own extension pages. */
export type Sender = 'content' | 'page';

/**
 * The one registry of messages to the worker. Callers (`send`) and the worker's door (`answerMessages`) both derive
 * from it; a request that does not match its schema, or comes from a sender without the right, changes nothing.
 */
export const requests = {
  'reading.report': {
    from: ['content'],
    schema: v.strictObject({ type: v.literal('reading.report'), reading: readingSchema }),
  },
  'clocks.of': {
    from: ['content'],
    schema: v.strictObject({ type: v.literal('clocks.of'), keys: v.pipe(v.array(key), v.maxLength(5_000)) }),
  },
  'told.record': {
    from: ['content', 'page'],
    schema: v.strictObject({
      type: v.literal('told.record'),
      key,
      claim: v.picklist(['answered', 'no-response-needed', 'not-a-buyer-message']),
      at: instant,
      undoes: v.nullable(v.pipe(v.string(), v.maxLength(80))),
    }),
  },
  'alert.snooze': {
    from: ['content', 'page'],
    schema: v.strictObject({ type: v.literal('alert.snooze'), key, until: instant }),
  },
  'alert.wake': { from: ['content', 'page'], schema: v.strictObject({ type: v.literal('alert.wake'), key }) },
  'alert.test': { from: ['page'], schema: v.strictObject({ type: v.literal('alert.test') }) },
  'alert.seen': {
    from: ['page'],
    schema: v.strictObject({ type: v.literal('alert.seen'), id: v.pipe(v.string(), v.regex(/^test\|\d{1,16}$/)) }),
  },
  'sound.test': {
    from: ['page'],
    schema: v.strictObject({
      type: v.literal('sound.test'),
      name: v.picklist(SOUNDS),
      volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
  },
  'watch.get': {
    from: ['content'],
    schema: v.strictObject({ type: v.literal('watch.get'), account: v.nullable(v.pipe(v.string(), v.maxLength(400))) }),
  },
  'lesson.set': { from: ['content', 'page'], schema: lessonChangeSchema },
  'lessons.get': { from: ['page'], schema: v.strictObject({ type: v.literal('lessons.get') }) },
  'page.help': {
    from: ['page'],
    schema: v.strictObject({
      type: v.literal('page.help'),
      host: v.pipe(v.string(), v.maxLength(80)),
      what: v.picklist(['teach', 'report']),
    }),
  },
  'help.start': {
    from: ['content'],
    schema: v.strictObject({ type: v.literal('help.start'), what: v.picklist(['teach', 'report']) }),
  },
  'thread.open': { from: ['page'], schema: v.strictObject({ type: v.literal('thread.open'), threadId: key }) },
  'inbox.open': {
    from: ['page'],
    schema: v.strictObject({ type: v.literal('inbox.open'), host: v.nullable(v.pipe(v.string(), v.maxLength(80))) }),
  },
  'accounts.get': { from: ['page'], schema: v.strictObject({ type: v.literal('accounts.get') }) },
  'glance.get': { from: ['page'], schema: v.strictObject({ type: v.literal('glance.get') }) },
  'settings.get': { from: ['page'], schema: v.strictObject({ type: v.literal('settings.get') }) },
  'settings.set': {
    from: ['page'],
    schema: v.strictObject({ type: v.literal('settings.set'), patch: settingsPatchSchema }),
  },
  'ledger.export': { from: ['page'], schema: v.strictObject({ type: v.literal('ledger.export') }) },
  'ledger.erase': {
    from: ['page'],
    schema: v.strictObject({ type: v.literal('ledger.erase'), confirm: v.literal('erase everything') }),
  },
  'account.erase': {
    from: ['page'],
    schema: v.strictObject({
      type: v.literal('account.erase'),
      account: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
      confirm: v.literal('erase this account'),
    }),
  },
  'import.begin': { from: ['page'], schema: importRequests['import.begin'] },
  'import.facts': { from: ['page'], schema: importRequests['import.facts'] },
  'import.history': { from: ['page'], schema: importRequests['import.history'] },
  'import.end': { from: ['page'], schema: importRequests['import.end'] },
} as const satisfies Record<string, { from: readonly Sender[]; schema: v.GenericSchema }>;

export type RequestType = keyof typeof requests;
export type RequestOf<T extends RequestType> = v.InferOutput<(typeof requests)[T]['schema']>;

/** The clocks of one card or thread, for its chip. */
export interface CardClocks {
  /** The thread key: a salted hash, so holding it proves that this page reported the card. */
  readonly key: string;
  readonly threadId: string;
  /** The clock that matters now: the oldest open one, else the newest closed one; null when no clock is known. */
  readonly clock: {
    readonly receivedAt: { earliest: number; latest: number };
    readonly deadline: { earliest: number; latest: number };
    readonly basis: 'exact' | 'bounded' | 'assumed';
    readonly closedAt: { earliest: number; latest: number } | null;
    readonly outcomes: readonly string[];
    readonly standing: string;
  } | null;
  /** The seller's own word in force that closed this clock, or left the thread without one; null where none did. */
  readonly told: { readonly factId: string; readonly claim: string } | null;
  /** Its alerts rest until then; null where they do not. */
  readonly snoozedUntil: number | null;
  /** More open clocks of the same thread. */
  readonly moreOpen: number;
}

export interface Replies {
  /** Acknowledged: the reading is in the ledger. `cards` is aligned with the reading's cards (empty for other readings). */
  'reading.report': { acknowledged: true; cards: (CardClocks | null)[]; refused: number };
  'clocks.of': { cards: (CardClocks | null)[] };
  'told.record': { recorded: true; factId: string };
  /** Until when its alerts rest: no longer than until its last warning, `lastAt`; null where that has come. Both null where nothing waits. */
  'alert.snooze': { until: number | null; lastAt: number | null };
  'alert.wake': { woken: boolean };
  /** Its id, and whether the browser took it; whether it was seen only the seller knows. */
  'alert.test': { id: string; isShown: boolean };
  'alert.seen': { noted: true };
  /** Whether the sound began, as far as the browser tells. */
  'sound.test': { played: Played };
  /** How this page is to be watched, and whether at all. */
  'watch.get': { watching: boolean; exactTimes: boolean; lesson: Lesson | null };
  'lesson.set': { kept: true };
  /** The accounts whose seller has shown a message, the newest first. */
  'lessons.get': { account: string; host: string; learnedAt: number }[];
  /** `opened`: no tab shows that inbox yet, so one was opened; where it cannot be read, it offers the same help. */
  'page.help': { opened: boolean };
  /** In the page that asked. */
  'help.start': { started: true };
  'thread.open': { opened: true };
  'inbox.open': { opened: true };
  /** Which zone each account's pages print their times in. */
  'accounts.get': readonly AccountZones[];
  'glance.get': Glance;
  'settings.get': Settings;
  'settings.set': Settings;
  'ledger.export': unknown;
  'ledger.erase': { erased: true };
  'account.erase': { erased: true };
  'import.begin': { begunAt: number };
  /** How many facts were new, were there, and are refused: from before what was erased, or beyond the horizon. */
  'import.facts': { added: number; known: number; refused: number };
  'import.history': { added: number };
  'import.end': { ended: true };
}

/**
 * What the worker tells its pages and content scripts: the clocks they show may have changed; how pages are to be watched
 * has (`watch.get`); the seller wants to show a message, or to see a page report.
 */
export interface Notice {
  readonly type: 'clocks.changed' | 'watch.changed' | 'teach.start' | 'report.start';
}
