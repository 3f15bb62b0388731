import type { Fact, NewFact, ThreadKey } from '../core/facts';
import type { CardReading } from '../core/reading';
import { sha256 } from './sha256';

/** The site cuts subjects here, so no key may depend on what follows. */
const VISIBLE_SUBJECT = 75;

/** JSON with sorted keys: the same content gives the same text, however it was built. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** SHA-256 as base64url, 43 characters. */
export const hashOf = (text: string): string => base64url(sha256(text));

export const newSalt = (): string => base64url(crypto.getRandomValues(new Uint8Array(24)));

/** Gives a fact its id: the hash of all its content. */
export const withId = (fact: NewFact): Fact => ({ ...fact, id: hashOf(canonicalJson(fact)) }) as Fact;

export const caseKey = (caseId: string): ThreadKey => `case:${caseId}`;

/** What of a subject every layout shows: without the ellipsis, no longer than the site's own cut. */
export const visibleSubject = (subject: string): string =>
  subject
    .replace(/\s*(…|\.\.\.)\s*$/u, '')
    .slice(0, VISIBLE_SUBJECT)
    .trimEnd();

/** Remembers hashes, so that reading a list again costs no hashing. A cache only: it may be dropped at any time. */
export type KeyCache = Map<string, ThreadKey>;
const CACHE_LIMIT = 20_000;

/** The salted key of a card, whether or not the card carries its case. */
export function cardKey(
  salt: string,
  account: string,
  card: Pick<CardReading, 'buyer' | 'subject' | 'marketplaceId'>,
  cache: KeyCache,
): ThreadKey {
  const text = JSON.stringify([salt, account, card.marketplaceId, card.buyer, visibleSubject(card.subject)]);
  const known = cache.get(text);
  if (known) return known;
  const key = `key:${hashOf(text)}`;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, key);
  return key;
}
