import { UUID } from '../core/page-formats';

export type PageKind = 'inbox' | 'contact' | 'reviews' | 'sign-in' | 'other';

/** A path or a path below it; `/messaging/inbox/ref=…` and `/messaging/inbox-v3…` are both live. */
const under = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

/**
 * Every page that Reply Clock knows, by path. What is not listed is `other` and left alone: support cases (`/cu/…`)
 * are talks with Amazon, and `/messaging/no-response-needed` is a signed link that *writes* when it is opened.
 */
const KINDS: Readonly<Record<Exclude<PageKind, 'other'>, (path: string) => boolean>> = {
  inbox: (path) => under(path, '/messaging/inbox') || /^\/messaging\/inbox-v\d+(\/|$)/.test(path),
  contact: (path) => under(path, '/messaging/contact'),
  reviews: (path) => under(path, '/messaging/reviews'),
  'sign-in': (path) => under(path, '/ap/signin') || under(path, '/ap/mfa') || under(path, '/signin'),
};

/** What page this address is. Only the path decides: hosts are the manifest's business. */
export function pageKindOf(url: URL): PageKind {
  for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[]) if (KINDS[kind](url.pathname)) return kind;
  return 'other';
}

/** A case id in its one spelling, or null for anything else. */
export function parseCaseId(text: string | null): string | null {
  const id = text?.toLowerCase() ?? '';
  return UUID.test(id) ? id : null;
}

/** The case that the address says is open (`cc=`); null where it names none. The page may still show another. */
export const caseIdOfUrl = (url: URL): string | null => parseCaseId(url.searchParams.get('cc'));
