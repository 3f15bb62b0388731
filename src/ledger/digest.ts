import type { ProofLink } from '../core/proof';
import { base64url, canonicalJson } from './ids';

/** SHA-256 of a value's canonical JSON by the browser's own digest, as base64url: the same as `withId` gives. */
export async function digestOf(value: unknown): Promise<string> {
  const text = new TextEncoder().encode(canonicalJson(value));
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

/** What a link is known by: the hash that the next one names. */
export const linkHashOf = ({ seq, prev, bodyHash }: Pick<ProofLink, 'seq' | 'prev' | 'bodyHash'>): Promise<string> =>
  digestOf({ seq, prev, bodyHash });
