import * as v from 'valibot';
import { AMAZON_BEGAN_AT, LATEST_AT, MARKETPLACE_ID, ORDER_ID, UUID } from '../core/page-formats';

/** Caps for what a page can make us take in at once. The page's own lists hold some dozens of cases. */
export const MOST_CASES = 1_000;
export const MOST_MESSAGES = 2_000;
/** The longest event, in UTF-16 units; more than the longest list of cases needs. */
export const LONGEST_DETAIL = 1_000_000;

const instant = v.pipe(v.number(), v.integer(), v.minValue(AMAZON_BEGAN_AT), v.maxValue(LATEST_AT));
const uuid = v.pipe(v.string(), v.regex(UUID));
const hash = v.pipe(v.string(), v.maxLength(20));
const word = v.pipe(v.string(), v.maxLength(40));
/** From the start of the page's request; an answer that waited longer than this says nothing of now. */
const ageMs = v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000));

const caseSchema = v.object({
  caseId: uuid,
  marketplaceId: v.fallback(v.nullable(v.pipe(v.string(), v.regex(MARKETPLACE_ID))), null),
  orders: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.regex(ORDER_ID))), v.maxLength(20)), []),
  status: v.fallback(v.nullable(word), null),
  openDate: v.nullable(instant),
  lastUpdatedDate: v.nullable(instant),
  resolveDate: v.nullable(instant),
  marks: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(8)), []),
});

const listSchema = v.object({
  v: v.literal(1),
  kind: v.literal('list'),
  ageMs,
  query: v.object({ filterList: v.optional(word), filter: v.optional(word) }),
  first: v.boolean(),
  last: v.boolean(),
  // An observer of before an update tells neither: its pages cannot be followed.
  after: v.fallback(hash, ''),
  next: v.fallback(hash, ''),
  cases: v.pipe(v.array(caseSchema), v.maxLength(MOST_CASES)),
});
const threadSchema = v.object({
  v: v.literal(1),
  kind: v.literal('case'),
  ageMs,
  last: v.boolean(),
  case: caseSchema,
  messages: v.pipe(
    v.array(v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(120)), role: word, at: instant })),
    v.maxLength(MOST_MESSAGES),
  ),
});
const troubleSchema = v.object({ v: v.literal(1), kind: v.picklist(['failed', 'unknown']), where: word });

/** What the observer passes on; anything else is not taken. A case or message that is malformed makes the whole so. */
const detailSchema = v.union([listSchema, threadSchema, troubleSchema]);

export type PageCase = v.InferOutput<typeof caseSchema>;
export type ListDetail = v.InferOutput<typeof listSchema>;
export type CaseDetail = v.InferOutput<typeof threadSchema>;
export type Detail = ListDetail | CaseDetail | v.InferOutput<typeof troubleSchema>;

/** An event's detail, checked; null for anything that the observer does not say. */
export function parseDetail(detail: unknown): Detail | null {
  if (typeof detail !== 'string' || detail.length > LONGEST_DETAIL) return null;
  try {
    const parsed = v.safeParse(detailSchema, JSON.parse(detail));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
