/** What the page asked for. `query`: the attested parts (July 2026) that name a list's folder. */
export interface Asked {
  readonly kind: 'list' | 'case';
  readonly query: Readonly<Record<string, string>>;
  /** Whatever else was asked with, such as a page's token; nothing for what is first. */
  readonly others: readonly string[];
}

/** A word of the site's own, such as `ACTION_NEEDED`. */
export const WORD = /^\w{1,40}$/;

// The page may put something else in its place later.
const { URL } = globalThis;

/** What an address of this page's own origin asks for; null where it is none that we look at. */
export function askedBy(address: unknown): Asked | null {
  // Anything else would be asked for its text by running the page's own code.
  if (typeof address !== 'string' || !URL.canParse(address, document.baseURI)) return null;
  const { origin, pathname, searchParams } = new URL(address, document.baseURI);
  const [isOurs, caseId] = /^\/messaging\/api\/global\/cases(\/[0-9a-f-]{36})?$/.exec(pathname) ?? [];
  if (!isOurs || origin !== location.origin) return null;
  const parts = [...searchParams];
  const query = Object.fromEntries(parts.filter(([name, value]) => /^filter/.test(name) && WORD.test(value)));
  // With anything else in its address (a token, a search) an answer is not the first page of what there is.
  for (const name of caseId ? ['marketplaceId'] : ['filter', 'filterList', 'sortDirection']) searchParams.delete(name);
  return { kind: caseId ? 'case' : 'list', query, others: [...searchParams.values()] };
}

/** The address that `fetch` or `open` was given. */
export const addressOf = (given: unknown): unknown =>
  given instanceof Request ? given.url : given instanceof URL ? given.href : given;

export const isGet = (method: unknown): boolean => typeof method === 'string' && /^get$/i.test(method);
export const isJson = (contentType: string | null): boolean => /json/i.test(contentType as string);
