import type { Fact } from '../core/facts';
import type { ProofBody, ProofLink } from '../core/proof';
import { columnsAgree } from './columns';
import { coverageId, type LedgerSchema, membershipId, type StoreName } from './schema';
import type { Meta } from './stored';

// What a stored row must look like for its readers not to fail or to misread it. A field that a later version adds must
// be allowed to be absent here until all rows have been rebuilt.

type Is = (value: unknown) => boolean;

const text: Is = (value) => typeof value === 'string';
const flag: Is = (value) => typeof value === 'boolean';
const number: Is = Number.isFinite;
const orNull =
  (is: Is): Is =>
  (value) =>
    value === null || is(value);
const orAbsent =
  (is: Is): Is =>
  (value) =>
    value === undefined || is(value);
const listOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
const oneOf = (...values: readonly string[]): Is => {
  const known = new Set<unknown>(values);
  return (value) => known.has(value);
};
function shape(fields: Readonly<Record<string, Is>>): Is {
  const checks = Object.entries(fields);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    checks.every(([field, is]) => is((value as Record<string, unknown>)[field]));
}
/** A shape whose parts must also agree with each other. */
const agreeing =
  <T>(is: Is, agree: (row: T) => boolean): Is =>
  (value) =>
    is(value) && agree(value as T);

const span = agreeing<{ earliest: number; latest: number }>(
  shape({ earliest: number, latest: number }),
  ({ earliest, latest }) => earliest <= latest,
);
const wall: Is = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}:00Z`));
const local = agreeing<{ from: string; to: string }>(shape({ from: wall, to: wall }), ({ from, to }) => from < to);
const readTime: Is = (value) =>
  typeof value === 'object' &&
  value !== null &&
  ('local' in value ? local(value.local) : 'span' in value && span(value.span));
const optionalText = orNull(text);
/** One that this browser does not know would break every derivation. */
const zone: Is = (value) => {
  try {
    return typeof value === 'string' && new Intl.DateTimeFormat('en', { timeZone: value }) !== null;
  } catch {
    return false;
  }
};
const cardState = orNull(oneOf('response-needed', 'resolved', 'reported-unresolved'));
const folder = oneOf('all', 'response-needed', 'sent', 'resolved', 'reported-unresolved', 'search');
const claim = oneOf('answered', 'no-response-needed', 'not-a-buyer-message');
const positive: Is = (value) => number(value) && (value as number) >= 1;

const look = {
  ...{ state: cardState, activity: orNull(readTime), orderId: optionalText, marketplaceId: optionalText },
  ...{ cards: positive, needing: number, messagesComplete: flag, resolvedAt: orNull(readTime) },
  openedAt: orAbsent(number),
};
const seen = orNull(shape({ ...look, asOf: number }));

const anyFact = {
  ...{ id: text, key: text, account: text, reader: number, observedAt: number, asOf: number },
  source: oneOf('list', 'thread', 'response', 'seller', 'worker'),
};
const factOf: Readonly<Record<Fact['kind'], Is>> = {
  message: shape({
    ...{ ...anyFact, author: oneOf('buyer', 'seller', 'amazon'), at: readTime, ordinal: number },
    ...{ messageId: optionalText, marketplaceId: optionalText },
  }),
  sighting: shape({ ...anyFact, ...look, host: text, folder: orNull(folder) }),
  change: shape({ ...anyFact, folder, direction: oneOf('entered', 'left'), after: number, by: number }),
  link: shape({ ...anyFact, caseId: text }),
  told: shape({ ...anyFact, claim, at: number, undoes: optionalText }),
  alert: shape({ ...anyFact, stage: text, deadline: span, shownAt: number }),
};
const fact: Is = (row) => {
  const kind = (row as Partial<Fact> | null | undefined)?.kind;
  return typeof kind === 'string' && Object.hasOwn(factOf, kind) && factOf[kind](row);
};

const clock = shape({
  ...{ receivedAt: span, basis: oneOf('exact', 'bounded', 'assumed'), openAsOf: number, doubtful: flag },
  remembered: orAbsent(flag),
  ...{ followed: orAbsent(oneOf('surely', 'maybe')), quick: orAbsent(flag) },
  closing: orNull(shape({ at: span, by: oneOf('reply', 'mark', 'either'), told: optionalText })),
});

const clockRow = agreeing<LedgerSchema['clocks']['value']>(
  shape({
    ...{ threadId: text, ordinal: number, keys: listOf(text), clock },
    ...{ account: orAbsent(text), marketplaceId: orAbsent(optionalText) },
  }),
  // A column that tells another time than its clock would have it counted, or found, where it is not.
  (row) => {
    const { receivedAt, closing, remembered } = row.clock;
    return (
      row.receivedFrom === receivedAt.earliest &&
      row.receivedTo === receivedAt.latest &&
      row.openFrom === (closing ? undefined : receivedAt.earliest) &&
      row.openTo === (closing || remembered ? undefined : receivedAt.latest) &&
      row.closedFrom === closing?.at.earliest &&
      row.closedTo === closing?.at.latest
    );
  },
);

const coverageState = oneOf('watching', 'signed-out', 'unreadable', 'not-watching');
const coverage = {
  ...{ account: text, host: text, since: number, lastReadAt: orNull(number), asOf: orNull(number), complete: flag },
  ...{ why: optionalText, folder: orNull(folder), layout: optionalText },
};

const idParts = (id: string): unknown => {
  try {
    return JSON.parse(id);
  } catch {
    return null;
  }
};

const fromTo = shape({ from: number, to: number });
const stages = listOf(shape({ beforeMs: number }));
const settings = shape({
  ...{ hours: number, targetShare: number, lateMarkExcludes: flag, showNames: flag, staleAfterMs: number },
  ...{ stages, pausedUntil: orNull(number), keepNamesDays: number },
  ...{
    replyAnswersEarlier: orAbsent(flag),
    averageHours: orAbsent(number),
    automatedRepliesIn: orAbsent(listOf(text)),
  },
  workWeek: orAbsent(listOf(orNull(fromTo))),
  ...{ accountStages: orAbsent(listOf(shape({ account: text, stages }))), absenceLeadMs: orAbsent(number) },
  quietWeek: orAbsent(listOf(shape({ isOff: flag, hours: orNull(fromTo) }))),
});
const ratio = shape({ onTime: number, counted: number });
const windowScore = shape({
  ...{ onTime: number, late: number, overdue: number, excluded: number, settled: number, unclear: number },
  ...{ share: orNull(shape({ min: number, max: number })), worst: ratio, best: ratio, knownFrom: orNull(number) },
});
const named = { threadId: text, buyer: optionalText, subject: optionalText };
const glance = shape({
  ...{ at: number, targetShare: number, pausedUntil: orNull(number), setAside: number, from: oneOf('ledger') },
  exactTimes: orAbsent(flag),
  accounts: listOf(shape({ ...coverage, state: text })),
  score: shape({ 7: windowScore, 30: windowScore, 90: windowScore }),
  due: listOf(shape({ ...named, host: text, receivedAt: span, deadline: span, basis: text, standing: text })),
  counts: shape({ open: number, overdue: number, maybeDue: number, soon: number, running: orAbsent(number) }),
  told: listOf(shape({ ...named, factId: text, claim, at: number })),
});
const meta: Readonly<Record<keyof Meta, Is>> = {
  salt: (value) => typeof value === 'string' && value !== '',
  otherSalts: listOf(text),
  revision: number,
  clocksRevision: number,
  keepFrom: (value) => typeof value === 'object' && value !== null && Object.values(value).every(number),
  settings,
  snapshot: shape({ revision: number, validUntil: number, turnsAt: orAbsent(number), glance }),
  zones: shape({
    version: number,
    rows: listOf(
      shape({
        ...{ account: text, host: text, marketplaceId: optionalText, zones: listOf(zone), at: number },
        state: oneOf('assumed', 'confirmed', 'corrected', 'contradicted'),
        samples: listOf(shape({ at: number, local })),
      }),
    ),
  }),
  checked: shape({ at: number, store: optionalText }),
  lookLogged: (value) => typeof value === 'object' && value !== null && Object.values(value).every(number),
};

const stamp = { at: number, salt: text };
const range: Is = (value) => listOf(number)(value) && (value as unknown[]).length === 2;
const proofBodyOf: Readonly<Record<ProofBody['kind'], Is>> = {
  begin: shape(stamp),
  observed: shape({
    ...{ ...stamp, asOf: number, account: text, host: optionalText, facts: listOf(text) },
    source: oneOf('list', 'thread', 'response', 'seller', 'worker'),
  }),
  unchanged: shape({ ...stamp, asOf: number, account: text, host: text }),
  imported: shape({ ...stamp, account: text, facts: listOf(text), exportedAt: number }),
  erased: shape({ ...stamp, links: listOf(range) }),
};
const proofBody: Is = (body) => {
  const kind = (body as Partial<ProofBody> | null | undefined)?.kind;
  return typeof kind === 'string' && Object.hasOwn(proofBodyOf, kind) && proofBodyOf[kind](body);
};
const proofLink = {
  seq: positive,
  body: orNull(proofBody),
  prev: optionalText,
  bodyHash: optionalText,
  hash: optionalText,
};
/** A link of the proof log, as stored or in a file. */
export const isProofLink: (value: unknown) => value is ProofLink = agreeing<ProofLink>(
  shape(proofLink),
  ({ body, bodyHash, hash }) => bodyHash !== null || (body !== null && hash === null),
) as (value: unknown) => value is ProofLink;

type RowStore = Exclude<StoreName, 'meta' | 'quarantine'>;

const rows: Readonly<Record<RowStore, Is>> = {
  facts: fact,
  keys: shape({
    ...{ key: text, threadId: text, account: text, host: text, marketplaceId: optionalText, orderId: optionalText },
    ...{
      seen,
      opened: seen,
      listed: orAbsent(seen),
      answered: orAbsent(seen),
      cases: listOf(text),
      buyer: optionalText,
      subject: optionalText,
    },
    ...{ namedAt: orAbsent(number), aka: orAbsent(listOf(text)), under: orAbsent(listOf(text)) },
    mayBe: orAbsent(listOf(text)),
  }),
  threads: shape({
    ...{ id: text, caseId: optionalText, account: text, host: optionalText, marketplaceId: optionalText },
    ...{ orderId: optionalText, clocks: listOf(clock), told: listOf(shape({ factId: text, claim, at: number })) },
    ...{ keys: listOf(text), derivation: number, toldAt: orAbsent(number) },
    unread: orAbsent((value) => Array.isArray(value) && text(value[0]) && number(value[1])),
  }),
  clocks: clockRow,
  coverage: agreeing<LedgerSchema['coverage']['value']>(
    shape({
      ...{ ...coverage, state: coverageState, knownFrom: orNull(number), provedBy: orAbsent(oneOf('answer')) },
      ...{ remarks: orAbsent(listOf(text)), listedFrom: orAbsent(number) },
      ...{ listedAt: orAbsent(number), newestAt: orAbsent(number) },
      listedTo: orAbsent(shape({ next: text, from: number, to: number, held: number })),
    }),
    ({ id, account, host }) => id === coverageId(account, host),
  ),
  memberships: agreeing<LedgerSchema['memberships']['value']>(
    shape({
      ...{ id: text, asOf: number, keys: listOf(text), source: orAbsent(oneOf('response')) },
      seenAt: orAbsent(number),
      unsure: orAbsent(listOf(shape({ key: text, asOf: number, seenAt: orAbsent(number) }))),
      doubted: orAbsent(shape({ asOf: number, keys: listOf(text), source: orAbsent(oneOf('response')) })),
    }),
    ({ id }) => {
      const parts = idParts(id);
      return listOf(text)(parts) && membershipId(...(parts as [string, string, string])) === id;
    },
  ),
  alerts: agreeing<LedgerSchema['alerts']['value']>(
    shape({
      ...{ id: text, stage: text, kind: oneOf('clock', 'group', 'may-be-due', 'away', 'digest', 'look') },
      ...{ keys: listOf(text), members: listOf(shape({ threadId: text, deadline: span, stage: orAbsent(text) })) },
      ...{ absence: orAbsent(fromTo), missed: orAbsent(oneOf('quiet', 'paused', 'asleep')) },
      ...{ intendedAt: number, shownAt: orNull(number), unfinishedAt: orAbsent(number), onScreen: orAbsent(number) },
    }),
    ({ kind, members, absence }) =>
      members.length > 0 === (kind !== 'look') && (kind !== 'away' || absence !== undefined),
  ),
  snoozes: shape({ key: text, deadlines: listOf(span), until: number, setAt: number }),
  columns: agreeing<LedgerSchema['columns']['value']>(
    shape({
      ...{ from: number, to: number, made: number, numbers: (value) => value instanceof Float64Array, threadIds: text },
      groups: listOf(shape({ account: text, marketplaceId: optionalText })),
    }),
    columnsAgree,
  ),
  history: shape({
    ...{ id: (id) => listOf(text)(id) && (id as unknown[]).length === 3, hours: number, replies: number },
    ...{ onTime: number, late: number, excluded: number, settled: number, unclear: number },
    responseMs: shape({ min: number, max: number }),
  }),
  proof: agreeing<LedgerSchema['proof']['value']>(
    isProofLink,
    ({ seq, hash, unsealed }) => unsealed === (hash === null ? seq : undefined),
  ),
};

/** Whether a row has the shape that its readers rely on. `key` is that of a row which does not hold its own. */
export function isWhole(store: StoreName, row: unknown, key?: IDBValidKey): boolean {
  // What was set aside is kept as it was, whatever it is; names in `meta` that nobody reads harm nobody.
  if (store === 'quarantine') return true;
  if (store === 'meta') return typeof key !== 'string' || !Object.hasOwn(meta, key) || meta[key as keyof Meta](row);
  return rows[store](row);
}

/** Mirrors hold coverage, and clocks of their own kind. */
export const isCoverage = rows.coverage;
export const isMembership = rows.memberships;
export const isMark: Is = shape({ threadId: text, stage: text, deadline: span });
export const isSnooze: Is = shape({ threadId: text, deadline: span, until: number });
export const isMirrorClock: Is = shape({
  ...{ threadId: text, caseId: optionalText, account: text, host: text, marketplaceId: optionalText },
  ...{ orderId: optionalText, receivedAt: span, basis: text, openAsOf: number },
  ...{ keys: listOf(text), buyer: optionalText, subject: optionalText },
});
