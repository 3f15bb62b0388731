import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { HOSTS, marketplaceById, marketplaceOfHost } from '../../src/core/marketplaces';
import { caseJson, casesJson, countryName, metricValue, orderContextJson } from './case-json';
import { type CaseSeed, Cases } from './cases';
import { hashClasses } from './class-names';
import { dayText, type Lang, metricsRange, zoneOf } from './dates';
import { flagSvg } from './flags';
import { answerOddly } from './odd-answers';
import { Random } from './random';
import { marketplacesOn, scenario } from './scenario';
import { caseLobbyPage, inboxPage, plainPage, signInPage } from './shell';

/** Three ways to draw the same cases, because nobody outside knows the real elements. */
export type Face = 'plain' | 'kat' | 'virtual';

export interface PracticeOptions {
  /** Default 1. The same seed, host and `now` give the same cases. */
  readonly seed?: number;
  /** The practice site's own time at its start, ms; it goes on from there. Default the real time. */
  readonly now?: number;
  readonly face?: Face;
  /** Default 0: any free one. */
  readonly port?: number;
  /** One of Seller Central's hosts; default `sellercentral.amazon.in`. All of them are answered. */
  readonly host?: string;
  readonly store?: string;
  /** These cases instead of the seeded ones. */
  readonly cases?: readonly CaseSeed[];
  /** The app mounts so long after the page has loaded; `Infinity`: never. */
  readonly mountDelayMs?: number;
  readonly lang?: Lang;
  /** A folder of scripts that a test wants to run in a page; served under `/messaging/practice/scripts/`. */
  readonly scripts?: string;
}

const PAGE = join(import.meta.dirname, 'page');
const INBOX = /^\/messaging\/inbox(?:-v\d+)?(?:\/|$)/;
/** As strict as a real site's, so that an extension that leans on the page's policy is found out. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'self'";
const API = '/messaging/api/global/';
const OWN = '/messaging/practice/';

/** An answer: status, media type, text. */
type Answer = readonly [status: number, type: string, text: string, headers?: Readonly<Record<string, string>>];
const html = (text: string): Answer => [200, 'text/html', text];
const json = (text: string): Answer => [200, 'application/json', text];
const redirect = (to: string): Answer => [303, 'text/plain', '', { location: to }];
const NOT_FOUND: Answer = [404, 'text/plain', 'not found'];

/** What the practice site answers to each request. */
export class Site {
  readonly host: string;
  readonly cases: Cases;
  readonly requests: { method: string; url: string; at: number }[] = [];
  face: Face;
  private readonly lang: Lang;
  private readonly store: string;
  private readonly startedAt = Date.now();
  private readonly salt = new Random(this.startedAt).uuid();
  private readonly listeners = new Set<ServerResponse>();
  private signedIn = true;

  constructor(private readonly options: PracticeOptions) {
    this.host = options.host ?? 'sellercentral.amazon.in';
    this.lang = options.lang ?? 'en-IN';
    this.store = options.store ?? 'NORDWIND';
    this.face = options.face ?? 'plain';
    const random = new Random(options.seed ?? 1);
    const [main] = marketplacesOn(this.host);
    this.cases = new Cases(random, main!, (caseId) => this.tell(caseId));
    for (const seed of options.cases ?? scenario({ random, now: this.now(), host: this.host })) this.cases.add(seed);
  }

  now(): number {
    return (this.options.now ?? this.startedAt) + Date.now() - this.startedAt;
  }

  sign(signedIn: boolean): void {
    this.signedIn = signedIn;
    if (!signedIn) for (const listener of this.listeners) listener.end();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host?.replace(/:\d+$/, '') ?? '';
    const url = new URL(request.url ?? '/', `https://${host || this.host}`);
    const method = request.method ?? 'GET';
    this.requests.push({ method, url: url.href, at: Date.now() });
    if (url.pathname === `${OWN}events` && this.signedIn) {
      this.listen(response);
      return;
    }
    const body = method === 'POST' ? await bodyOf(request) : '';
    let answer: Answer;
    try {
      answer = HOSTS.includes(host) ? this.answerTo(method, url, body) : [421, 'text/plain', 'no Seller Central host'];
    } catch (error) {
      answer = [400, 'text/plain', String(error)];
    }
    const [status, type, text, headers = {}] = answer;
    const odd = url.pathname.startsWith(API) ? url.searchParams.get('odd') : null;
    if (odd !== null) return answerOddly(odd, response, text);
    response.writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'content-security-policy': POLICY,
      ...headers,
    });
    response.end(text);
  }

  private answerTo(method: string, url: URL, body: string): Answer {
    const { pathname: path, searchParams: query } = url;
    const shell = { host: url.hostname, store: this.store, lang: this.lang, classes: this.style().classes };
    if (path === '/ap/signin') {
      if (method !== 'POST') return html(signInPage(shell, query.get('openid.return_to') ?? ''));
      this.sign(true);
      return redirect(returnPath(new URLSearchParams(body).get('openid.return_to')));
    }
    if (path.startsWith(OWN) && method === 'GET') return this.file(path.slice(OWN.length), url.hostname);
    if (!this.signedIn) {
      if (!/\/api\/|^\/messaging\/practice\//.test(path))
        return redirect(`/ap/signin?openid.return_to=${encodeURIComponent(path + url.search)}`);
      return [401, 'application/json', '{}'];
    }
    if (path.startsWith(OWN)) return this.act(path.slice(OWN.length), body);
    if (path.startsWith(API)) return this.data(path.slice(API.length), query);
    const metric = /^\/messaging\/overview\/api\/metric\/(\w+)$/.exec(path);
    if (metric) return this.metric(metric[1]!, Number(query.get('daysBack')));
    if (path === '/account-switcher/global-and-regional-account/merchantMarketplace') return this.account(url.hostname);
    if (INBOX.test(path))
      return html(this.options.mountDelayMs === Number.POSITIVE_INFINITY ? plainPage(shell) : inboxPage(shell));
    if (path === '/cu/case-lobby') return html(caseLobbyPage(shell));
    return path === '/' ? redirect('/home') : html(plainPage(shell));
  }

  /** The page's own questions, as seen in July 2026. */
  private data(path: string, query: URLSearchParams): Answer {
    const { all } = this.cases;
    if (path === 'cases') return json(casesJson(query, all, this.lang));
    if (path === 'partnerAccounts/marketplaces') return json(this.marketplaces());
    const [, caseId, part] = /^cases\/([0-9a-f-]{36})(?:\/(\w+))?$/.exec(path) ?? [];
    const found = caseId ? this.cases.find(caseId) : null;
    if (!found) return NOT_FOUND;
    if (part === 'orderContext') return json(orderContextJson(found, this.lang));
    if (part === 'responsetemplates') return json('{"responseTemplates":[]}');
    if (part !== undefined) return NOT_FOUND;
    this.cases.markRead(found.caseId);
    return json(caseJson(found, this.lang));
  }

  private metric(name: string, daysBack: number): Answer {
    const { all } = this.cases;
    const zone = zoneOf(marketplaceOfHost(this.host)!.id);
    const today = (at: number): boolean => dayText(at, zone, this.lang) === dayText(this.now(), zone, this.lang);
    const value =
      daysBack === 0 && name === 'contactsResolved'
        ? all.filter(({ resolvedAt }) => resolvedAt !== null && today(resolvedAt)).length
        : metricValue(name, daysBack, all, this.now());
    return value === null ? NOT_FOUND : json(JSON.stringify({ metricName: name, value: String(value) }));
  }

  private marketplaces(): string {
    const marketplaces = marketplacesOn(this.host).map((id) => {
      const { country } = marketplaceById(id)!;
      return { marketplaceId: id, displayName: countryName(country, this.lang), countryCode: country };
    });
    const partner =
      marketplaces[0]!.countryCode === 'IN'
        ? [{ marketplaceId: 'A2NH4IXZ2D0U9U', displayName: 'Non-Amazon IN', countryCode: 'IN' }]
        : [];
    return JSON.stringify({ marketplaces: [...marketplaces, ...partner], partnerAccountId: 'A1PRACTICE0000' });
  }

  private account(host: string): Answer {
    const { id, country } = marketplaceOfHost(host)!;
    return json(
      JSON.stringify({
        globalAccount: { label: this.store, id: 'amzn1.pa.o.A1PRACTICE0000' },
        regionalAccount: { ids: { mons_sel_mkid: `amzn1.mp.o.${id}` }, label: countryName(country, this.lang) },
      }),
    );
  }

  /** What the seller does on the page. How the real page says it is not known. */
  private act(path: string, body: string): Answer {
    const [, caseId, verb] = /^cases\/([0-9a-f-]{36})\/(reply|mark|resolve)$/.exec(path) ?? [];
    if (!caseId || !this.cases.find(caseId)) return NOT_FOUND;
    if (verb === 'reply')
      this.cases.sellerReplies(caseId, this.now(), String((JSON.parse(body) as { text: unknown }).text));
    else if (verb === 'mark') this.cases.markNoResponseNeeded(caseId, this.now());
    else this.cases.resolve(caseId, this.now());
    return json('{}');
  }

  private style(): { css: string; classes: Record<string, string> } {
    return hashClasses(readFileSync(join(PAGE, 'style.css'), 'utf8'), this.salt);
  }

  private file(name: string, host: string): Answer {
    if (name === 'style.css') return [200, 'text/css', this.style().css];
    if (name === 'config.js') return [200, 'text/javascript', this.config(host)];
    const flag = /^flag-(\w+)\.svg$/.exec(name);
    if (flag) {
      const country = countries.find((each) => this.flagName(each) === flag[1]);
      return country ? [200, 'image/svg+xml', flagSvg(country)!] : NOT_FOUND;
    }
    const script = /^scripts\/([a-z-]+\.js)$/.exec(name);
    if (script && this.options.scripts)
      return [200, 'text/javascript', readFileSync(join(this.options.scripts, script[1]!), 'utf8')];
    return /^[a-z-]+\.js$/.test(name) ? [200, 'text/javascript', readFileSync(join(PAGE, name), 'utf8')] : NOT_FOUND;
  }

  private config(host: string): string {
    const zone = zoneOf(marketplaceOfHost(host)!.id);
    const config = {
      face: this.face,
      lang: this.lang,
      store: this.store,
      mountDelayMs: this.options.mountDelayMs ?? 300,
      metricsRange: metricsRange(this.now(), 30, zone, this.lang),
      classes: this.style().classes,
      flags: Object.fromEntries(countries.map((country) => [country, `${OWN}flag-${this.flagName(country)}.svg`])),
      countries: Object.fromEntries(countries.map((country) => [country, countryName(country, this.lang)])),
    };
    return `export default ${JSON.stringify(config)};`;
  }

  /** A flag's address tells nothing: only its alternative text names the country. */
  private flagName(country: string): string {
    return new Random(Number.parseInt(this.salt.slice(0, 8), 16) + country.charCodeAt(0) * 256 + country.charCodeAt(1))
      .uuid()
      .slice(0, 8);
  }

  private listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
  }

  private tell(caseId: string): void {
    for (const listener of this.listeners) listener.write(`data: ${JSON.stringify({ caseId })}\n\n`);
  }
}

const countries = [...new Set(HOSTS.map((host) => marketplaceOfHost(host)!.country))];

/** Only to this site itself. */
const returnPath = (to: string | null): string => (to && /^\/(?!\/)/.test(to) ? to : '/messaging/inbox');

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
