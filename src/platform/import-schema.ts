import * as v from 'valibot';
import type { Fact } from '../core/facts';
import { AMAZON_BEGAN_AT, LATEST_AT, MARKETPLACE_ID, ORDER_ID, UUID } from '../core/page-formats';
import { CAPS, readTimeSchema } from './reading-schema';

/** What one message to the worker may hold of an export. */
export const IMPORT_CAPS = { facts: 500, keys: 500, days: 1_000, salts: 50, aka: 50 } as const;

const text = v.pipe(v.string(), v.maxLength(CAPS.text));
const hash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const key = v.pipe(v.string(), v.regex(/^(key:[\w-]{43}|case:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/));
const salt = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const marketplaceId = v.nullable(v.pipe(v.string(), v.regex(MARKETPLACE_ID)));
const orderId = v.nullable(v.pipe(v.string(), v.regex(ORDER_ID)));
const caseId = v.pipe(v.string(), v.regex(UUID));
/** Empty where the copy of a lost ledger did not tell. */
const host = v.pipe(v.string(), v.regex(/^(sellercentral(-[a-z]+)?\.amazon\.[a-z.]{2,6})?$/));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
/** When a page was looked at: never before there was one. */
const lookedAt = v.pipe(v.number(), v.integer(), v.minValue(AMAZON_BEGAN_AT), v.maxValue(LATEST_AT));
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_AT));
const span = v.pipe(
  v.strictObject({ earliest: instant, latest: instant }),
  v.check(({ earliest, latest }) => earliest <= latest, 'a span must not be empty'),
);
const folder = v.picklist(['all', 'response-needed', 'sent', 'resolved', 'reported-unresolved', 'search']);

const anyFact = {
  ...{ id: hash, key, account: text, reader: count(1_000), observedAt: lookedAt, asOf: lookedAt },
  source: v.picklist(['list', 'thread', 'response', 'seller', 'worker']),
};

/** A fact that comes from a file: the shapes that readings give, and no field more. Its id is checked apart. */
export const factSchema = v.variant('kind', [
  v.strictObject({
    ...{ ...anyFact, kind: v.literal('message'), at: readTimeSchema, marketplaceId },
    author: v.picklist(['buyer', 'seller', 'amazon']),
    ordinal: count(CAPS.messages),
    messageId: v.nullable(v.pipe(v.string(), v.maxLength(120))),
  }),
  v.strictObject({
    ...{ ...anyFact, kind: v.literal('sighting'), host, marketplaceId, orderId, folder: v.nullable(folder) },
    state: v.nullable(v.picklist(['response-needed', 'resolved', 'reported-unresolved'])),
    activity: v.nullable(readTimeSchema),
    messagesComplete: v.boolean(),
    resolvedAt: v.nullable(readTimeSchema),
    openedAt: v.exactOptional(instant),
    cards: v.pipe(count(CAPS.cards), v.minValue(1)),
    needing: count(CAPS.cards),
  }),
  v.strictObject({
    ...{ ...anyFact, kind: v.literal('change'), folder, direction: v.picklist(['entered', 'left']) },
    ...{ after: instant, by: instant },
  }),
  v.strictObject({ ...anyFact, kind: v.literal('link'), caseId }),
  v.strictObject({
    ...{ ...anyFact, kind: v.literal('told'), at: instant, undoes: v.nullable(hash) },
    claim: v.picklist(['answered', 'no-response-needed', 'not-a-buyer-message']),
  }),
  v.strictObject({
    ...{ ...anyFact, kind: v.literal('alert'), deadline: span, shownAt: instant },
    stage: v.pipe(v.string(), v.maxLength(20)),
  }),
]) satisfies v.GenericSchema<unknown, Fact>;

const akaSchema = v.pipe(v.array(key), v.maxLength(IMPORT_CAPS.aka));
const salts = v.pipe(v.array(salt), v.maxLength(IMPORT_CAPS.salts));

/** One of a file's `keys`. */
export const fileKeySchema = v.strictObject({
  ...{ key, account: v.nullable(text), host, marketplace: marketplaceId, orderId },
  caseIds: v.pipe(v.array(caseId), v.maxLength(CAPS.cases)),
  aka: v.exactOptional(akaSchema),
  salts: v.exactOptional(salts),
  mayBe: v.exactOptional(akaSchema),
});

const dayNumbers = {
  ...{ onTime: count(1e6), late: count(1e6), excluded: count(1e6), settled: count(1e6), unclear: count(1e6) },
  hours: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000)),
  replies: count(1e6),
  responseMs: v.pipe(
    v.strictObject({
      min: v.pipe(v.number(), v.minValue(0), v.maxValue(1e15)),
      max: v.pipe(v.number(), v.minValue(0), v.maxValue(1e15)),
    }),
    v.check(({ min, max }) => min <= max, 'at least is not more than at most'),
  ),
};
/** A day that there is or was, since there can be messages. */
const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((name) => {
    const at = Date.parse(`${name}T00:00:00Z`);
    return at >= AMAZON_BEGAN_AT && at <= LATEST_AT && new Date(at).toISOString().startsWith(name);
  }, 'there is no such day'),
);
/** One of a file's `history`. */
export const fileDaySchema = v.strictObject({
  ...{ day, account: text, marketplace: marketplaceId, ...dayNumbers },
});

/** What a file must be for its parts to be looked at one by one; `threads` and the rest are a view of them. */
export const ledgerFileSchema = v.looseObject({
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  facts: v.array(v.unknown()),
  keys: v.array(v.unknown()),
  threads: v.array(v.unknown()),
  history: v.array(v.unknown()),
  salt: v.nullable(salt),
  otherSalts: salts,
  digest: v.pipe(v.string(), v.maxLength(100)),
});

/** The names of a thread, where they are kept; anything else of it is derived anew. */
export const fileLabelSchema = v.object({
  ...{ account: v.nullable(text), host: v.nullable(host), marketplace: marketplaceId },
  label: v.strictObject({ buyer: v.nullable(text), subject: v.nullable(text) }),
});

/** One name of a thread as sent to the worker: its key here, where it belongs, and what else it is called. */
const keySent = v.strictObject({
  ...{ key, account: text, host, marketplaceId, orderId, aka: akaSchema, under: salts },
  ...{ buyer: v.nullable(text), subject: v.nullable(text), mayBe: v.pipe(v.array(key), v.maxLength(IMPORT_CAPS.aka)) },
});

/** Also what the seller had erased before this moment, when the restoration began; null: nothing that was erased. */
const erasedBefore = v.nullable(instant);

export const importRequests = {
  'import.begin': v.strictObject({ type: v.literal('import.begin'), salt: v.nullable(salt), otherSalts: salts }),
  'import.facts': v.strictObject({
    ...{ type: v.literal('import.facts'), exportedAt: lookedAt },
    facts: v.pipe(v.array(factSchema), v.maxLength(IMPORT_CAPS.facts)),
    keys: v.pipe(v.array(keySent), v.maxLength(IMPORT_CAPS.keys)),
    erasedBefore,
  }),
  'import.history': v.strictObject({
    type: v.literal('import.history'),
    ...{ exportedAt: lookedAt, erasedBefore },
    days: v.pipe(v.array(fileDaySchema), v.maxLength(IMPORT_CAPS.days)),
  }),
  'import.end': v.strictObject({ type: v.literal('import.end') }),
} as const;
export type KeySent = v.InferOutput<typeof keySent>;
export type FileKey = v.InferOutput<typeof fileKeySchema>;
export type FileDay = v.InferOutput<typeof fileDaySchema>;
