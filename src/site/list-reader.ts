import { marketplaceByCountry, marketplaceOfHost } from '../core/marketplaces';
import type { CardReading, Folder, ListReading, ReadTime, Unreadable, UnreadableReason } from '../core/reading';
import type { Instant } from '../core/span';
import { hashOf } from '../core/text-hash';
import { readAccount } from './account';
import { contradict, doubtOf } from './completeness';
import { dateParser } from './date-text';
import { emptyFolder, unreadableReason } from './empty-list';
import { readFolder } from './folder';
import { findWithLesson } from './lesson-finder';
import { type FoundList, findList } from './list-finder';
import { type KnownUnit, ListMemory, type PlacedUnit } from './list-memory';
import { readMetrics } from './metrics';
import { markOf } from './open-card';
import { parseOrderId } from './order-id';
import { type Survey, surveyPage } from './survey';
import { finish } from './text-of';
import { readUnit } from './unit';

export interface PageContext {
  readonly url: URL;
  readonly now: Instant;
  /** When the page last provably got its list; at most `now`. */
  readonly asOf: Instant;
  /** Whether the metrics row is at least as fresh as the list, so that its count may prove the list complete. */
  readonly metricsAreCurrent: boolean;
}

type DateParser = ReturnType<typeof dateParser>;
type ReadingContext = Pick<PageContext, 'url' | 'now' | 'asOf'>;

/** A card with the elements that the overlay draws beside. */
export interface FoundCard {
  readonly card: Element;
  readonly dateElement: Element;
}

export interface ListSeen {
  readonly reading: ListReading | Unreadable;
  /** Aligned with `reading.cards`; empty where no list was read. */
  readonly cards: readonly FoundCard[];
}

/** The most cards that a reading carries; the rest is counted as not read. Same as the schema's cap (a test compares). */
export const MOST_CARDS = 5_000;
/** Of so many siblings, the first show whether they are a list: it need not be walked twice. */
const SAMPLE = 40;
/** Hosts whose inbox is attested, or by its name bound, to hold several marketplaces: without a flag none is sure. */
const SHARED_HOSTS = /^sellercentral-|\.(?:co\.uk|de|fr|it|es|nl|se|pl|com\.be|ie|com\.tr)$/;

export const languageOf = (document: Document): string => document.documentElement.lang || 'en';

/** Reads the message list as it is drawn now; at once, so for tests and small pages (see `locateList`). */
export function readList(document: Document, context: PageContext): ListSeen {
  const memory = new ListMemory();
  finish(locateList(document, context, memory));
  return listSeenOf(document, context, memory);
}

/** The folder that the page shows, by what `locateList` saw last. */
export const folderShown = (url: URL, { found, survey, metrics }: ListMemory): Folder | null =>
  survey ? readFolder(url, survey, [...(found ? [found.container] : []), ...(metrics ? [metrics.region] : [])]) : null;

/** What `locateList` found last, as a reading. `folder` replaces the one shown where the caller knows better. */
export function listSeenOf(
  document: Document,
  context: PageContext,
  memory: ListMemory,
  folder = folderShown(context.url, memory),
): ListSeen {
  const { found, units } = memory;
  const survey = memory.survey!;
  const host = context.url.hostname;
  const page = { host, account: readAccount(document), observedAt: context.now, kind: 'list' } as const;
  const metrics = context.metricsAreCurrent ? memory.metrics : null;
  const read = { ...page, result: 'read', asOf: context.asOf } as const;
  const cards = units.filter(({ known }) => known.kind === 'card');
  const notRead = units.filter(({ known }) => known.kind === 'not-read').length;

  if (!found || cards.length === 0) {
    const unreadable = (reason: UnreadableReason): ListSeen => ({
      reading: { ...page, result: 'unreadable', reason },
      cards: [],
    });
    if (survey.signIn) return unreadable('signed-out');
    if (notRead > 0 || memory.notFound === 'dates') return unreadable('dates-not-understood');
    if (memory.notFound === 'cards') return unreadable('list-not-understood');
    const empty = emptyFolder(survey, folder, metrics);
    if (empty === null) return unreadable(unreadableReason(document, survey));
    const reading: ListReading = {
      ...read,
      folder: empty,
      cards: [],
      complete: true,
      incompleteBecause: null,
      cardsNotRead: 0,
      layout: 'empty',
    };
    return { reading, cards: [] };
  }

  const kept = cards.slice(0, MOST_CARDS);
  const readings = kept.map(({ known }) => known.card!);
  const listed = folder !== null && contradict(readings, folder) ? null : folder;
  const cardsNotRead = notRead + cards.length - kept.length;
  const incompleteBecause = doubtOf({
    folder: listed,
    survey,
    metrics,
    cards: readings,
    cardsNotRead,
    container: found.container,
    hasBlanks: units.some(({ known }) => known.kind === 'blank'),
    rows: kept.map(({ element }) => element),
  });
  return {
    reading: {
      ...read,
      folder: listed,
      cards: readings,
      complete: incompleteBecause === null,
      incompleteBecause,
      cardsNotRead,
      layout: layoutOf(found),
    },
    cards: kept.map(({ element, known }) => ({ card: element, dateElement: known.dateElement! })),
  };
}

/**
 * Finds the list, or the one found before, and reads its units and the page around it into `memory`, in steps that
 * each cost well under a millisecond.
 */
export function* locateList(document: Document, context: ReadingContext, memory: ListMemory): Generator<void, void> {
  const survey = yield* locate(document, context, memory);
  const apart = [...(memory.found ? [memory.found.container] : []), ...survey.filters.map(({ owner }) => owner)];
  memory.metrics = readMetrics(survey, languageOf(document), context.now, apart);
}

function* locate(document: Document, context: ReadingContext, memory: ListMemory): Generator<void, Survey> {
  const language = languageOf(document);
  const parse = dateParser(language, context.now, context.asOf);
  const isDate = (text: string): boolean => parse(text, null) !== null;
  const isCard = (element: Element): boolean => (memory.known.get(element)?.kind ?? 'other') !== 'other';
  if (memory.found?.container.isConnected && !memory.found.findAnew) {
    memory.units = yield* readUnits(memory.found, context, memory, language, parse);
    memory.survey ??= yield* surveyPage(document, language, isDate, isCard, memory.onRoot);
    const cards = memory.units.filter(({ known }) => known.kind === 'card').length;
    const texts = memory.units.filter(({ known }) => known.kind !== 'blank').length;
    // The folder column may be drawn after the list, and tell what the cards' labels are.
    const isKnown = memory.found.words.guesses || !memory.survey.words.guesses;
    if (cards > 0 && 2 * cards >= texts && cards >= memory.survey.dates.length && isKnown) return memory.survey;
  }
  memory.forget();
  let sampled = false;
  const many = (_: Element, number: number): boolean => {
    sampled ||= number >= SAMPLE;
    return number >= SAMPLE;
  };
  let survey = yield* surveyPage(document, language, isDate, many, memory.onRoot);
  const counted = (): number | null =>
    readMetrics(
      survey,
      language,
      context.now,
      survey.filters.map(({ owner }) => owner),
    )?.responseNeeded ?? null;
  let found = yield* findList(survey, { language, isDate, counted });
  if (sampled && typeof found === 'string') {
    survey = yield* surveyPage(document, language, isDate, () => false, memory.onRoot);
    found = yield* findList(survey, { language, isDate, counted });
  }
  const ofNoZone = (text: string): ReadTime | null => parse(text, null);
  found = yield* findWithLesson(found, memory, { document, language, parse: ofNoZone, survey });
  memory.units = [];
  if (typeof found === 'string') {
    memory.notFound = found;
    memory.survey = survey;
    return survey;
  }
  memory.found = found;
  memory.notFound = 'none';
  memory.units = yield* readUnits(found, context, memory, language, parse);
  // Once more without the cards, whose buyers may have typed the page's own words.
  memory.survey = yield* surveyPage(document, language, isDate, isCard, memory.onRoot);
  return memory.survey;
}

function* readUnits(
  found: FoundList,
  context: ReadingContext,
  memory: ListMemory,
  language: string,
  parse: DateParser,
): Generator<void, PlacedUnit[]> {
  const placed: PlacedUnit[] = [];
  let fresh = 0;
  for (const element of found.units()) {
    let known = memory.known.get(element);
    if (!known) {
      known = knownUnit(element, found, context, memory, language, parse);
      memory.known.set(element, known);
      if (++fresh % 8 === 0) yield;
    } else if (placed.length % 512 === 0) yield;
    if (known.kind !== 'other') placed.push({ element, known, content: known.content });
  }
  return placed;
}

function knownUnit(
  element: Element,
  found: FoundList,
  context: ReadingContext,
  memory: ListMemory,
  language: string,
  parse: DateParser,
): KnownUnit {
  const none = { card: null, dateElement: null, dateText: '', content: '', mark: null };
  const unit = readUnit(element, language, memory.onRoot);
  if (!unit) return { kind: 'not-read', ...none };
  if (unit.runs.length === 0)
    return {
      kind:
        element.localName === found.tag && element.childElementCount + (element.shadowRoot ? 1 : 0) > 0
          ? 'blank'
          : 'other',
      ...none,
    };
  const texts = found.textsOf(unit, (text) => parse(text, null) !== null);
  if (texts) {
    const country = texts.isFlagTyped ? null : unit.country;
    const marketplaceId = marketplaceOf(country, found.flagged, context.url.hostname);
    const zone = marketplaceId?.zone ?? null;
    const activity = parse(texts.date.text, zone);
    if (activity) {
      const card: CardReading = {
        buyer: texts.buyer,
        subject: texts.subject,
        activity,
        state: texts.state,
        marketplaceId: marketplaceId?.id ?? null,
        orderId: parseOrderId(texts.subject),
        caseId: unit.caseId,
      };
      return {
        kind: 'card',
        card,
        dateElement: texts.date.owner,
        dateText: texts.date.text,
        content: contentOf(card, texts.date.text),
        mark: markOf(element),
      };
    }
  }
  const looksAlike =
    element.localName === found.tag && (unit.runs.length + unit.emoji.length >= found.leastTexts || unit.flags > 0);
  return { kind: looksAlike ? 'not-read' : 'other', ...none };
}

const contentOf = (card: CardReading, date: string): string =>
  hashOf([
    card.buyer,
    card.subject,
    card.state ?? '',
    card.marketplaceId ?? '',
    card.caseId ?? '',
    'span' in card.activity ? '' : date,
  ]);

/** By the card's flag; without one, by the host where it serves one marketplace alone and no other card has a flag. */
function marketplaceOf(country: string | null, flagged: boolean, host: string): ReturnType<typeof marketplaceOfHost> {
  if (country) return marketplaceByCountry(country);
  return flagged || SHARED_HOSTS.test(host) ? null : marketplaceOfHost(host);
}

const layoutOf = ({ container, tag, flagged, labelled, isTaught }: FoundList): string =>
  `${container.localName}>${tag}${container.getRootNode() instanceof ShadowRoot ? ' in shadow' : ''}${flagged ? ' +flag' : ''}${labelled ? ' +status' : ''}${isTaught ? ' +lesson' : ''}`.slice(
    0,
    120,
  );
