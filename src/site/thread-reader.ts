import { marketplaceById, marketplaceOfHost } from '../core/marketplaces';
import { ORDER_ID } from '../core/page-formats';
import type {
  Author,
  CardReading,
  LocalSpan,
  ReadTime,
  ThreadReading,
  Unreadable,
  UnreadableReason,
} from '../core/reading';
import type { Instant } from '../core/span';
import { hashOf } from '../core/text-hash';
import { readAccount } from './account';
import { dateParser, parseDateText } from './date-text';
import { holdersOf, unitsOf } from './list-finder';
import { ATTESTED } from './site-words';
import { isLoadingMark } from './survey';
import { finish, runsOf, textOf } from './text-of';
import { authorsOf, buyerOfSubject } from './thread-authors';
import { readUnit, type Unit } from './unit';
import { hidesRows } from './virtual-list';

export interface ThreadContext {
  readonly url: URL;
  readonly now: Instant;
  readonly asOf: Instant;
  /** The selected card, where the list shows which one is. */
  readonly card: CardReading | null;
  /** Buyers' names on the page's cards. */
  readonly buyers: readonly string[];
  /** The message list, which is no part of the thread. */
  readonly list: Element | null;
}

export interface ThreadSeen {
  /** Carries no case id and no card: whether the content belongs to the address is the watcher's to say. */
  readonly reading: ThreadReading | Unreadable;
  /** One hash per message, of all its texts; null while nothing is surely drawn. */
  readonly content: readonly string[] | null;
}

const MOST_TEXTS = 600;
const MOST_MESSAGES = 2_000;

/** Reads the open thread; null where the page has no thread pane, or one without a thread. */
export function readThread(document: Document, context: ThreadContext): ThreadSeen | null {
  const pane = document.querySelector('#case-messages');
  if (!pane) return null;
  const { url, now } = context;
  const account = readAccount(document);
  const page = { host: url.hostname, account, observedAt: now, kind: 'thread' } as const;
  const unreadable = (reason: UnreadableReason, content: string[] | null = null): ThreadSeen => ({
    reading: { ...page, result: 'unreadable', reason },
    content,
  });

  if (isLoading(pane)) return unreadable('loading');
  const language = document.documentElement.lang || 'en';
  const zone =
    (context.card?.marketplaceId ? marketplaceById(context.card.marketplaceId) : marketplaceOfHost(url.hostname))
      ?.zone ?? null;
  const minutes = minuteTester(language, now);
  const found = messagesIn(pane, language, minutes);
  if (!found) return unreadable(runsOf(pane, 1).length === 0 ? 'loading' : 'dates-not-understood');
  const { messages, times, rest, whole } = found;
  const content = messages.map((unit) => hashOf(unit.runs.map((run) => run.text)));

  const { card } = context;
  const own = card ? [card.buyer, buyerOfSubject(card.subject)] : [];
  const names = [...own, ...(card ? [] : context.buyers)].filter((name) => name !== null);
  const parties = { buyers: names, areOwn: card !== null, store: account };
  const written = authorsOf(messages, rest, parties, (text) => minutes(text) !== null);
  if (!written) return unreadable('thread-not-understood', content);
  const status = readStatus(document, { language, now, zone });
  return {
    reading: {
      ...page,
      result: 'read',
      caseId: null,
      card: null,
      buyer: written.buyer ?? card?.buyer ?? null,
      orderId: readOrderId(document, [pane, context.list]),
      marketplaceId: card?.marketplaceId ?? null,
      ...status,
      messages: oldestFirst(times.map((at, index) => ({ author: written.authors[index]!, at }))),
      complete: whole,
      asOf: context.asOf,
      layout: `thread ${messages[0]!.element.localName}`,
    },
    content,
  };
}

const isLoading = (pane: Element): boolean =>
  isLoadingMark(pane) || [...pane.querySelectorAll('*')].slice(0, 2_000).some(isLoadingMark);

/** The minute that a whole text names; null for days, times without a day (a heading may name it) and other texts. */
function minuteTester(language: string, now: Instant): (text: string) => ReadTime | null {
  const parse = dateParser(language, now);
  return (text) => {
    if (text.length < 12 || !/\p{Nd}[:.]\p{Nd}{2}/u.test(text)) return null;
    const time = parse(text, null);
    return time && ('span' in time ? time.span.latest - time.span.earliest < 60_000 : lengthMin(time.local) === 1)
      ? time
      : null;
  };
}
const lengthMin = ({ from, to }: LocalSpan): number => (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000;

interface Messages {
  readonly messages: readonly Unit[];
  readonly times: readonly ReadTime[];
  /** Their siblings without a time. */
  readonly rest: readonly Unit[];
  /** No part of the pane is left unread. */
  readonly whole: boolean;
}

function messagesIn(pane: Element, language: string, minutes: (text: string) => ReadTime | null): Messages | null {
  const dates = runsOf(pane, 20_000)
    .filter((run) => minutes(run.text))
    .map((run) => run.owner);
  if (dates.length === 0) return null;
  const holders = [...finish(holdersOf(dates))].sort((a, b) => b[1].size - a[1].size);
  // Of one message alone nothing shows where it ends: it is all that the pane holds.
  const repeated = holders[0]![1].size >= 2;
  const container = repeated ? holders[0]![0] : pane;
  const messages: Unit[] = [];
  const times: ReadTime[] = [];
  const rest: Unit[] = [];
  let whole = true;
  const units = repeated ? unitsOf(container) : [pane];
  for (const element of units) {
    const unit = readUnit(element, language, undefined, MOST_TEXTS);
    if (unit && unit.runs.length === 0) continue;
    const seen = new Set(
      unit?.runs
        .map((run) => minutes(run.text))
        .filter((time) => time !== null)
        .map((time) => JSON.stringify(time)),
    );
    // A buyer may write a date into a message: with two, neither is surely the message's own.
    if (!unit || seen.size !== 1 || messages.length === MOST_MESSAGES) {
      whole = false;
      if (unit && seen.size === 0) rest.push(unit);
    } else {
      messages.push(unit);
      times.push(JSON.parse([...seen][0]!) as ReadTime);
    }
  }
  if (messages.length === 0) return null;
  const controls = [...pane.querySelectorAll('button, kat-button, a[role="button"]')].some(
    (control) => !messages.some(({ element }) => element !== pane && element.contains(control)),
  );
  return { messages, times, rest, whole: whole && !controls && !hidesRows(container, units) };
}

/** By time; equal minutes keep the page's order, whichever end it starts from. */
function oldestFirst<M extends { readonly author: Author; readonly at: ReadTime }>(messages: M[]): M[] {
  const start = ({ at }: M): number => ('span' in at ? at.span.earliest : Date.parse(`${at.local.from}:00Z`));
  const descending = messages.length > 1 && start(messages[0]!) > start(messages.at(-1)!);
  return (descending ? [...messages].reverse() : messages).sort((a, b) => start(a) - start(b));
}

function readStatus(
  document: Document,
  context: { language: string; now: Instant; zone: string | null },
): Pick<ThreadReading, 'state' | 'resolvedAt'> {
  const label = document.querySelector('.case-status-label');
  const text = label?.checkVisibility() ? textOf(label) : '';
  for (const { resolvedOn } of ATTESTED) {
    const match = resolvedOn?.exec(text);
    if (match) return { state: 'resolved', resolvedAt: parseDateText(match[1]!, context) };
  }
  return { state: null, resolvedAt: null };
}

/** The order pane's one order id; links in cards and messages do not count, nor does a pane that is put away. */
export function readOrderId(document: Document, apart: readonly (Element | null)[]): string | null {
  const ids = [...document.querySelectorAll('kat-link[label]')]
    .filter((link) => !apart.some((other) => other?.contains(link)) && link.checkVisibility())
    .map((link) => link.getAttribute('label')!.trim())
    .filter((label) => ORDER_ID.test(label));
  return new Set(ids).size === 1 ? ids[0]! : null;
}
