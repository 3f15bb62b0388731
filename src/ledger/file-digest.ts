import { base64url, canonicalJson } from './ids';

/** What of an export another ledger takes over; the rest is a view of it. */
export interface Joined {
  readonly exportedAt: string;
  readonly salt: string | null;
  readonly otherSalts: readonly string[];
  readonly keys: Iterable<unknown>;
  readonly history: Iterable<unknown>;
  /** Each is the hash of its fact's content. */
  readonly factIds: Iterable<string>;
}

/** By which a file that was damaged is known: SHA-256, as base64url, of all that is taken over, line by line. */
export async function fileDigestOf({ keys, history, factIds, ...head }: Joined): Promise<string> {
  const lines = [canonicalJson(head)];
  for (const key of keys) lines.push(canonicalJson(key));
  for (const day of history) lines.push(canonicalJson(day));
  for (const id of factIds) lines.push(id);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return base64url(new Uint8Array(digest));
}
