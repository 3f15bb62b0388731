import { marksOfCase } from '../core/card-mark';
import { hashOf } from '../core/text-hash';
import { type Asked, WORD } from './address';
import type { Seen, SeenCase, SeenMessage } from './protocol';
import { quoteLongNumbers } from './quote-long-numbers';

/** Of what is no object, an object without these fields. */
const fieldsOf: (value: unknown) => Readonly<Record<string, unknown>> = Object;
const textOf = (value: unknown, form: RegExp): string | null =>
  typeof value === 'string' && form.test(value) ? value : null;
/** From May 1995 (Amazon opened in July) to October 2096, in ms. */
const instantOf = (value: unknown): number | null =>
  Number.isInteger(value) && (value as number) > 8e11 && (value as number) < 4e12 ? (value as number) : null;

/** The text of an answer as JSON, its long numbers kept as strings; null where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(quoteLongNumbers(text));
  } catch {
    return null;
  }
}

/** What is passed on of an answer: the fields attested in July 2026, and `unknown` where it has not even their frame. */
export function parseAnswer(asked: Asked, json: unknown): Seen {
  const { cases, nextToken, partyCase, nextPageToken } = fieldsOf(json);
  const { kind, query, others } = asked;
  const first = !others.length;
  if (kind === 'list') {
    const [found, all] = pick(cases, 1_000, caseOf);
    const next = hashOf(all ? [`${nextToken}`] : []);
    if (all || found[0])
      return { kind, query, first, last: all && isEnd(nextToken), after: hashOf(others), next, cases: found };
  } else {
    const seen = caseOf(partyCase);
    const [found, all] = pick(fieldsOf(partyCase)['caseArtifacts'], 2_000, messageOf);
    if (seen && (all || found[0]))
      return { kind, last: first && all && isEnd(nextPageToken), case: seen, messages: found };
  }
  return { kind: 'unknown', where: kind };
}

const isEnd = (token: unknown): boolean => token === '' || token === null;

/** What could be picked of a list, and whether that was all of it. */
function pick<T>(list: unknown, most: number, of: (each: unknown) => T | null): [found: T[], all: boolean] {
  if (!Array.isArray(list)) return [[], false];
  const found = list.slice(0, most).flatMap((each) => of(each) ?? []);
  return [found, found.length === list.length];
}

function caseOf(value: unknown): SeenCase | null {
  const { caseId, marketplaceId, orders, status, openDate, lastUpdatedDate, resolveDate, buyerName, subject } =
    fieldsOf(value);
  const id = textOf(caseId, /^[0-9a-f-]{36}$/);
  if (id === null) return null;
  return {
    caseId: id,
    marketplaceId: textOf(marketplaceId, WORD),
    orders: pick(orders, 20, (each) => textOf(each, /^\d{3}-\d{7}-\d{7}$/))[0],
    status: textOf(status, WORD),
    openDate: instantOf(openDate),
    lastUpdatedDate: instantOf(lastUpdatedDate),
    resolveDate: instantOf(resolveDate),
    marks: typeof buyerName === 'string' && typeof subject === 'string' ? marksOfCase(buyerName, subject) : [],
  };
}

function messageOf(value: unknown): SeenMessage | null {
  const { artifactType, creator, createdDate, message } = fieldsOf(value);
  const { messageId, status } = fieldsOf(message);
  const id = textOf(messageId, /^\S{1,120}$/);
  const role = textOf(fieldsOf(creator)['partyRole'], WORD);
  const at = instantOf(createdDate);
  // A draft, or a reply that could not be delivered, answers nobody; what such a status says is not known.
  const isMessage = artifactType === 'MESSAGE' && (role !== 'SELLER' || status === 'SENT');
  return isMessage && id && role && at ? { id, role, at } : null;
}
