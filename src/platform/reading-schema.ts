import * as v from 'valibot';
import { AMAZON_BEGAN_AT, LATEST_AT, MARKETPLACE_ID, ORDER_ID, UUID } from '../core/page-formats';

/** Caps for what a page can make us store. A card's subject is cut at 75 characters by the site itself. */
export const CAPS = { text: 400, cards: 5_000, messages: 2_000, cases: 1_000 } as const;

const text = v.pipe(v.string(), v.maxLength(CAPS.text));
const uuid = v.pipe(v.string(), v.regex(UUID));
const orderId = v.pipe(v.string(), v.regex(ORDER_ID));
const marketplaceId = v.pipe(v.string(), v.regex(MARKETPLACE_ID));
const instant = v.pipe(v.number(), v.integer(), v.minValue(AMAZON_BEGAN_AT), v.maxValue(LATEST_AT));
const wall = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/));

export const readTimeSchema = v.union([
  v.strictObject({
    local: v.pipe(
      v.strictObject({ from: wall, to: wall }),
      v.check(({ from, to }) => from < to, 'a local time must not be empty'),
    ),
  }),
  v.strictObject({
    span: v.pipe(
      v.strictObject({ earliest: instant, latest: instant }),
      v.check(({ earliest, latest }) => earliest <= latest, 'a span must not be empty'),
    ),
  }),
]);

const host = v.pipe(v.string(), v.regex(/^sellercentral(-[a-z]+)?\.amazon\.[a-z.]{2,6}$/));
const pageSeen = { host, account: v.nullable(v.pipe(text, v.minLength(1))), observedAt: instant };

export const cardSchema = v.strictObject({
  buyer: v.pipe(text, v.minLength(1)),
  subject: text,
  activity: readTimeSchema,
  state: v.nullable(v.picklist(['response-needed', 'resolved', 'reported-unresolved'])),
  marketplaceId: v.nullable(marketplaceId),
  orderId: v.nullable(orderId),
  caseId: v.nullable(uuid),
});

const listSchema = v.pipe(
  v.strictObject({
    ...pageSeen,
    kind: v.literal('list'),
    result: v.literal('read'),
    folder: v.nullable(v.picklist(['all', 'response-needed', 'sent', 'resolved', 'reported-unresolved', 'search'])),
    cards: v.pipe(v.array(cardSchema), v.maxLength(CAPS.cards)),
    complete: v.boolean(),
    incompleteBecause: v.nullable(
      v.picklist([
        'no-count',
        'count-differs',
        'not-all-rendered',
        'cards-not-read',
        'filtered',
        'folder-unknown',
        'routes-disagree',
        'readings-differ',
      ]),
    ),
    cardsNotRead: v.pipe(v.number(), v.integer(), v.minValue(0)),
    asOf: instant,
    layout: v.pipe(v.string(), v.maxLength(120)),
  }),
  v.check(({ asOf, observedAt }) => asOf <= observedAt, 'a reading cannot be younger than its observation'),
  // What is absent from a complete list is closed, so one that doubts itself must never pass for complete.
  v.check(({ complete, incompleteBecause }) => complete === (incompleteBecause === null), 'complete, or a reason'),
  v.check(
    ({ complete, cardsNotRead }) => !complete || cardsNotRead === 0,
    'not complete with cards that were not read',
  ),
  v.check(({ complete, folder }) => !complete || folder !== null, 'not complete without a folder'),
);

const threadSchema = v.pipe(
  v.strictObject({
    ...pageSeen,
    kind: v.literal('thread'),
    result: v.literal('read'),
    caseId: v.nullable(uuid),
    card: v.nullable(cardSchema),
    buyer: v.nullable(text),
    orderId: v.nullable(orderId),
    marketplaceId: v.nullable(marketplaceId),
    state: v.nullable(v.literal('resolved')),
    resolvedAt: v.nullable(readTimeSchema),
    messages: v.pipe(
      v.array(v.strictObject({ author: v.picklist(['buyer', 'seller', 'amazon']), at: readTimeSchema })),
      v.maxLength(CAPS.messages),
    ),
    complete: v.boolean(),
    asOf: instant,
    layout: v.pipe(v.string(), v.maxLength(120)),
  }),
  v.check(({ asOf, observedAt }) => asOf <= observedAt, 'a reading cannot be younger than its observation'),
  v.check(({ caseId, card }) => !caseId || !card?.caseId || caseId === card.caseId, 'a thread is of one case'),
  v.check(
    ({ state, resolvedAt }) => resolvedAt === null || state === 'resolved',
    'only what is resolved has a date of it',
  ),
);

const unreadableSchema = v.pipe(
  v.strictObject({
    ...pageSeen,
    kind: v.picklist(['list', 'thread']),
    result: v.literal('unreadable'),
    reason: v.picklist([
      'signed-out',
      'app-not-mounted',
      'list-not-rendered',
      'loading',
      'list-not-understood',
      'dates-not-understood',
      'empty-not-proved',
      'thread-not-understood',
    ]),
  }),
  v.check(({ kind, reason }) => kind === 'thread' || reason !== 'thread-not-understood', 'a list is no thread'),
  v.check(({ kind, reason }) => kind === 'list' || reason !== 'empty-not-proved', 'a thread is no list'),
);

const caseSchema = v.strictObject({
  caseId: uuid,
  marketplaceId: v.nullable(marketplaceId),
  orderId: v.nullable(orderId),
  state: v.nullable(v.picklist(['response-needed', 'resolved', 'reported-unresolved'])),
  openedAt: v.nullable(instant),
  updatedAt: v.nullable(instant),
  resolvedAt: v.nullable(instant),
  marks: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(8))),
});

const hash = v.pipe(v.string(), v.maxLength(20));
const placeSchema = v.strictObject({
  after: v.nullable(hash),
  next: v.nullable(hash),
  isLast: v.boolean(),
  heldBackAt: v.exactOptional(instant),
});

const listAnswerSchema = v.pipe(
  v.strictObject({
    ...pageSeen,
    kind: v.literal('list-answer'),
    result: v.literal('read'),
    folder: v.nullable(v.picklist(['all', 'response-needed', 'resolved', 'reported-unresolved'])),
    cases: v.pipe(v.array(caseSchema), v.maxLength(CAPS.cases)),
    complete: v.boolean(),
    place: v.exactOptional(placeSchema),
    asOf: instant,
  }),
  v.check(({ asOf, observedAt }) => asOf <= observedAt, 'an answer cannot be younger than its observation'),
  v.check(({ complete, folder }) => !complete || folder !== null, 'not complete without a folder'),
  v.check(({ cases }) => new Set(cases.map((each) => each.caseId)).size === cases.length, 'each case once'),
);

const caseAnswerSchema = v.pipe(
  v.strictObject({
    ...pageSeen,
    kind: v.literal('case-answer'),
    result: v.literal('read'),
    case: caseSchema,
    messages: v.pipe(
      v.array(
        v.strictObject({
          messageId: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
          author: v.picklist(['buyer', 'seller', 'amazon']),
          at: instant,
        }),
      ),
      v.maxLength(CAPS.messages),
    ),
    complete: v.boolean(),
    asOf: instant,
  }),
  v.check(({ asOf, observedAt }) => asOf <= observedAt, 'an answer cannot be younger than its observation'),
  v.check(
    ({ messages }) => new Set(messages.map(({ messageId }) => messageId)).size === messages.length,
    'each message once',
  ),
);

const remarkSchema = v.strictObject({
  ...pageSeen,
  kind: v.literal('remark'),
  result: v.literal('remark'),
  about: v.picklist(['observer-failed', 'answers-not-understood', 'clock-off', 'lesson-broken']),
  holds: v.boolean(),
});

export const readingSchema = v.union([
  listSchema,
  threadSchema,
  unreadableSchema,
  listAnswerSchema,
  caseAnswerSchema,
  remarkSchema,
]);
