import type { Fact } from '../core/facts';
import type { ReadTime } from '../core/reading';
import type { Instant, Span } from '../core/span';

/** Instants as ISO 8601 in UTC with `Z`. */
export const iso = (at: Instant): string => new Date(at).toISOString();
export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));
export const isoSpan = ({ earliest, latest }: Span) => ({ earliest: iso(earliest), latest: iso(latest) });
const isoTime = (time: ReadTime) => ('local' in time ? time : { span: isoSpan(time.span) });
const isoTimeOrNull = (time: ReadTime | null) => time && isoTime(time);

/** A fact as exported: the same fields, its instants as text. Wall-clock times stay as the page showed them. */
export function exportedFact(fact: Fact): Record<string, unknown> {
  const base = { ...fact, observedAt: iso(fact.observedAt), asOf: iso(fact.asOf) };
  switch (fact.kind) {
    case 'message':
      return { ...base, at: isoTime(fact.at) };
    case 'sighting':
      return {
        ...{ ...base, activity: isoTimeOrNull(fact.activity), resolvedAt: isoTimeOrNull(fact.resolvedAt) },
        ...(fact.openedAt !== undefined && { openedAt: iso(fact.openedAt) }),
      };
    case 'change':
      return { ...base, after: iso(fact.after), by: iso(fact.by) };
    case 'told':
      return { ...base, at: iso(fact.at) };
    case 'alert':
      return { ...base, deadline: isoSpan(fact.deadline), shownAt: iso(fact.shownAt) };
    case 'link':
      return base;
  }
}

/** A text that `iso` wrote as its instant; anything else stays as it is, for whoever checks it. */
const instantOf = (value: unknown): unknown => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) || iso(at) !== value ? value : at;
};

const inObject = (value: unknown, change: (fields: Record<string, unknown>) => Record<string, unknown>): unknown =>
  typeof value === 'object' && value !== null ? change({ ...value }) : value;
const spanOf = (value: unknown): unknown =>
  inObject(value, (span) => ({
    ...span,
    ...('earliest' in span && { earliest: instantOf(span['earliest']) }),
    ...('latest' in span && { latest: instantOf(span['latest']) }),
  }));
const timeOf = (value: unknown): unknown =>
  inObject(value, (time) => ('span' in time ? { ...time, span: spanOf(time['span']) } : time));

const AS_STORED: Readonly<Record<string, (value: unknown) => unknown>> = {
  ...{ observedAt: instantOf, asOf: instantOf, openedAt: instantOf, after: instantOf, by: instantOf },
  ...{ shownAt: instantOf, deadline: spanOf, activity: timeOf, resolvedAt: timeOf },
};

/** The other way round. Of a file nobody can tell what it holds: the answer is still to be checked. */
export const asStoredFact = (exported: unknown): unknown =>
  inObject(exported, (fact) => {
    for (const [field, value] of Object.entries(fact)) {
      if (field === 'at') fact['at'] = fact['kind'] === 'told' ? instantOf(value) : timeOf(value);
      else if (Object.hasOwn(AS_STORED, field)) fact[field] = AS_STORED[field]!(value);
    }
    return fact;
  });
