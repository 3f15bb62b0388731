import type { Lesson } from '../core/lesson';
import type { ListReading, Reading, Unreadable } from '../core/reading';
import type { Instant } from '../core/span';
import { AccountCredit } from './account';
import { ListFreshness, sameContent } from './freshness';
import { ListMemory } from './list-memory';
import { type FoundCard, folderShown, type ListSeen, listSeenOf, locateList } from './list-reader';
import type { PageAnswers } from './page-answers';
import { outwards, PageChanges, scrolls } from './page-changes';
import { pageKindOf } from './page-kind';
import { Slices } from './slices';
import { ThreadWatch } from './thread-watch';

export interface WatchOptions {
  readonly document: Document;
  readonly now: () => Instant;
  /** A reading whose content is new. The same content is never told twice. */
  readonly onReading: (reading: Reading) => void;
  /**
   * The drawn cards changed: elements aligned with `reading.cards` (which may not have been told by `onReading` yet),
   * or none where no list is drawn.
   */
  readonly onListElements: (cards: readonly FoundCard[], reading: ListReading | null) => void;
  /** Where the page is; default its own address. For tests. */
  readonly url?: () => URL;
  /** When the page's navigation began; default the browser's word. For tests. */
  readonly loadedAt?: Instant;
  /** The page's own data, while exact times are on. */
  readonly answers?: () => PageAnswers | null;
  /** What the seller has shown of this account's cards, if anything. */
  readonly lesson?: () => Lesson | null;
}

/** Changes closer together than this are read as one. */
const GAP_MS = 100;
/** A page that cannot be read for this long says so. */
const UNREADABLE_MS = 8_000;
const SCROLLED_MS = 500;
/** Components may draw themselves without a change that can be seen: unread pages are looked at again after these. */
const RETRIES_MS = [500, 1_000, 2_000, 4_000] as const;
/** Above the freshness rules' own longest wait, and below the 5 s within which a list is told. */
const LONGEST_HOLD_MS = 4_300;
/** An empty list and a count of 0 are also what a page shows before its list has come; and 5 s is all there is. */
const EMPTY_MS = 4_000;
/** A page that changes while it is read is read again so often; then what was seen is told, as not complete. */
const MOST_TORN = 3;

/** Follows the page and tells each new reading of its list and open thread, until stopped. Polls nothing. */
export function watchPage(options: WatchOptions): PageWatch {
  const watch = new Watch(options);
  return { stop: () => watch.stop(), lookAgain: () => watch.lookAgain() };
}

export interface PageWatch {
  stop(): void;
  /** Something beside the page has changed what is made of it. */
  lookAgain(): void;
}

function* nothing(): Generator<void, void> {}

/** There are messages, but in a form that is not known: an example would have to fit. */
const isUnknownList = (reading: ListReading | Unreadable): boolean =>
  reading.result === 'unreadable' &&
  (reading.reason === 'list-not-understood' || reading.reason === 'dates-not-understood');

class Watch {
  private readonly memory = new ListMemory();
  private readonly slices = new Slices();
  private readonly listCredit = new AccountCredit();
  private readonly thread: ThreadWatch;
  private readonly freshness: ListFreshness;
  private readonly changes: PageChanges;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly told = new Map<string, { readonly content: string; readonly cards: readonly string[] }>();
  private readonly unreadableSince = new Map<string, Instant>();
  private cards: readonly FoundCard[] = [];
  private cardsContent: readonly string[] = [];
  private changedAt: Instant;
  private scrolledAt = Number.NEGATIVE_INFINITY;
  private lastReadAt = Number.NEGATIVE_INFINITY;
  private heldSince: Instant | null = null;
  private toldCards: readonly string[] | null = null;
  /** The list shows an empty folder, in this very way. */
  private empty: { readonly state: string; readonly since: Instant } | null = null;
  /** The pill names another account than it did when the list was drawn. */
  private listIsForeign = false;
  private generation = 0;
  private torn = 0;
  /** A look is owed though nothing on the page has changed. */
  private again = false;
  private retries = 0;
  private surroundingsChanged = true;
  private stopped = false;

  constructor(private readonly options: WatchOptions) {
    const { document } = options;
    this.changedAt = options.now();
    const loadedAt = Math.min(Math.floor(options.loadedAt ?? performance.timeOrigin), options.now());
    this.freshness = new ListFreshness(loadedAt);
    this.thread = new ThreadWatch(document, this.memory, loadedAt);
    this.changes = new PageChanges(
      document,
      {
        onElement: (element) => this.forget(element),
        onChange: () => this.changed(),
        onScroll: (target) => {
          const list = this.memory.found?.container;
          if (list && scrolls(target, list)) this.scrolledAt = options.now();
        },
        onClick: (path) => this.thread.noteClick(path, options.now()),
        onNavigate: () => this.changed(),
      },
      (element) => this.memory.found !== null && [...outwards(element)].includes(this.memory.found.container),
    );
    this.memory.onRoot = (root) => this.changes.follow(root);
    this.readSoon();
  }

  stop(): void {
    this.stopped = true;
    this.changes.stop();
    this.slices.stop();
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  lookAgain(): void {
    this.again = true;
    this.readSoon();
  }

  private url(): URL {
    return this.options.url?.() ?? new URL(this.options.document.location.href);
  }

  /** Rows are recycled: what was known of an element goes as soon as anything in it changes. */
  private forget(element: Element): void {
    let inside = false;
    for (const each of outwards(element)) {
      this.memory.known.delete(each);
      if (each === this.memory.found?.container || each.id === 'case-messages') inside = true;
    }
    if (!inside) this.surroundingsChanged = true;
  }

  private changed(): void {
    this.generation++;
    this.changedAt = this.options.now();
    this.retries = 0;
    this.readSoon();
  }

  private after(name: string, ms: number, act: () => void): void {
    clearTimeout(this.timers.get(name));
    this.timers.set(
      name,
      setTimeout(() => {
        this.timers.delete(name);
        act();
      }, ms),
    );
  }

  private readSoon(): void {
    if (this.stopped || this.slices.busy || this.timers.has('read')) return;
    const wait = this.lastReadAt + GAP_MS - this.options.now();
    if (wait > 0 && wait <= GAP_MS) this.after('read', wait, () => this.read());
    else this.read();
  }

  private read(): void {
    if (this.stopped || this.slices.busy) return;
    const now = this.options.now();
    this.lastReadAt = now;
    this.again = false;
    if (pageKindOf(this.url()) !== 'inbox') {
      this.leave();
      return;
    }
    if (this.surroundingsChanged) this.memory.survey = null;
    this.surroundingsChanged = false;
    this.memory.learn(this.options.lesson?.() ?? null);
    const { generation } = this;
    const context = { url: this.url(), now, asOf: this.freshness.listAsOf };
    const done = (): void => {
      if (this.stopped) return;
      const isTorn = generation !== this.generation;
      this.torn = isTorn ? this.torn + 1 : 0;
      if (isTorn && this.torn < MOST_TORN) {
        this.lastReadAt = this.options.now();
        this.readSoon();
        return;
      }
      this.tellList(isTorn);
      if (!this.stopped) this.slices.start(nothing(), tellThread, failed);
    };
    // In a task of its own: together with the list it could be long.
    const tellThread = (): void => {
      if (this.stopped) return;
      this.tellThread();
      if (this.again || generation !== this.generation) this.readSoon();
    };
    const failed = (): void => this.failed();
    this.slices.start(locateList(this.options.document, context, this.memory), done, failed);
  }

  /** Our own mistake, or a page that changed under us: said like any list that we do not understand. */
  private failed(): void {
    if (this.stopped) return;
    this.memory.forget();
    const { hostname: host } = this.url();
    this.drawOn({ reading: null, cards: [] }, []);
    this.tellUnreadable({
      kind: 'list',
      result: 'unreadable',
      reason: 'list-not-understood',
      host,
      account: null,
      observedAt: this.options.now(),
    });
    this.retry(true);
  }

  /** Another page of Seller Central: nothing is drawn on it, and nothing is said of it. */
  private leave(): void {
    this.unreadableSince.clear();
    this.empty = null;
    this.drawOn({ reading: null, cards: [] }, []);
  }

  private tellList(isTorn: boolean): void {
    const { memory, options } = this;
    const now = options.now();
    const url = this.url();
    const cards = memory.units.filter(({ known }) => known.kind === 'card');
    const content = cards.map(({ known }) => known.content);
    const isListed = memory.found !== null && cards.length > 0;
    this.watchEmpty(isListed, url, now);
    const restMs = this.empty ? Math.max(0, this.empty.since + EMPTY_MS - now) : 0;
    const { metrics } = memory;
    const { asOf, metricsAreCurrent, unsettledMs } = this.freshness.look(
      {
        content: isListed ? content : this.empty && restMs === 0 ? [] : null,
        folder: folderShown(url, memory),
        metrics: metrics && `${metrics.responseNeeded} ${metrics.days.from} ${metrics.days.to}`,
        changedAt: this.empty?.since ?? this.changedAt,
        scrolled: this.isScrolled(now),
      },
      now,
    );
    // Cards that were told before can wait for their folder; new ones are owed.
    if (unsettledMs === 0 || !isListed || sameContent(content, this.toldCards)) this.heldSince = null;
    else this.heldSince ??= now;
    // A list that never rests is told as it is, without the folder that would give its gaps a meaning.
    const restless = this.heldSince !== null && now - this.heldSince >= LONGEST_HOLD_MS;
    const context = { url, now, asOf, metricsAreCurrent: metricsAreCurrent && !isTorn };
    const seen = restless
      ? listSeenOf(options.document, context, memory, null)
      : listSeenOf(options.document, context, memory);
    const { reading, caseIds } = this.withCases(this.credited(seen.reading, isListed, restMs > 0, now));
    if (reading.result === 'unreadable') {
      if (this.listIsForeign && seen.reading.result === 'read')
        this.drawOn({ reading: { ...seen.reading, account: this.listCredit.of }, cards: seen.cards }, content);
      else this.drawOn({ reading: null, cards: [] }, []);
      this.tellUnreadable(reading);
      this.retry(seen.reading.result === 'unreadable');
      if (restMs > 0) this.after('settle', restMs + 10, () => this.readSoon());
      return;
    }
    this.unreadableSince.delete('list');
    this.drawOn({ reading, cards: seen.cards }, caseIds.length > 0 ? [...content, ...caseIds] : content);
    this.retry(reading.incompleteBecause === 'not-all-rendered' || reading.incompleteBecause === 'cards-not-read');
    if (unsettledMs > 0) this.after('settle', unsettledMs + 10, () => this.readSoon());
    if (unsettledMs > 0 && !restless) return;
    this.toldCards = content;
    const { folder, complete, incompleteBecause, cardsNotRead, account, layout } = reading;
    this.tell(
      'list',
      [folder, complete, incompleteBecause, cardsNotRead, account, layout, asOf, ...caseIds].join(' '),
      reading,
      content,
    );
    this.tellLesson(reading);
  }

  /** Says whether the seller's example fits the page that was just told of, where that shows it. */
  private tellLesson(reading: ListReading | Unreadable): void {
    const { lesson, lessonFits } = this.memory;
    const fits = lessonFits ?? (isUnknownList(reading) ? false : null);
    if (!lesson || fits === null) return;
    const { host, account, observedAt } = reading;
    const remark = { kind: 'remark', result: 'remark', about: 'lesson-broken', holds: !fits } as const;
    this.tell('lesson', [lesson.learnedAt, account, fits].join(' '), { ...remark, host, account, observedAt });
  }

  /** The reading with the cases of its cards, where the page's own data tells them; not whole where the two disagree. */
  private withCases<R extends ListReading | Unreadable>(reading: R): { reading: R; caseIds: readonly string[] } {
    const answers = this.options.answers?.() ?? null;
    if (!answers) return { reading, caseIds: [] };
    answers.noteAccount();
    if (reading.result === 'unreadable') {
      answers.match([], null, 0);
      return { reading, caseIds: [] };
    }
    const { caseIds, disagrees } = answers.match(reading.cards, reading.folder, reading.asOf);
    const cards = reading.cards.map((card, at) =>
      card.caseId === null && caseIds[at] ? { ...card, caseId: caseIds[at] } : card,
    );
    const doubt = disagrees ? ({ complete: false, incompleteBecause: 'routes-disagree' } as const) : null;
    return { reading: { ...reading, cards, ...doubt }, caseIds: caseIds.map((caseId) => caseId ?? '-') };
  }

  private isScrolled(now: Instant): boolean {
    return now - this.scrolledAt <= SCROLLED_MS;
  }

  /** Notes since when the page has shown this empty folder, with nothing that loads and nothing that changes. */
  private watchEmpty(isListed: boolean, url: URL, now: Instant): void {
    const { memory, options } = this;
    const context = { url, now, asOf: now, metricsAreCurrent: true };
    const reading = isListed ? null : listSeenOf(options.document, context, memory).reading;
    if (reading?.result !== 'read') {
      this.empty = null;
      return;
    }
    const { folder, account } = reading;
    const { metrics } = memory;
    const state = [folder, account, metrics?.responseNeeded, metrics?.days.to, memory.survey!.appTexts].join(' ');
    if (this.empty?.state !== state) this.empty = { state, since: now };
  }

  /** The reading as that of the account whose list is drawn; unreadable while that is not the one shown, or may be. */
  private credited(
    reading: ListReading | Unreadable,
    isListed: boolean,
    mayBeLoading: boolean,
    now: Instant,
  ): ListReading | Unreadable {
    const account = this.listCredit.observe(
      reading.account,
      isListed ? this.memory.units : this.empty ? [] : null,
      this.isScrolled(now),
    );
    this.listIsForeign = reading.account !== null && account !== null && account !== reading.account;
    if (reading.result === 'unreadable') return reading;
    if (!this.listIsForeign && !mayBeLoading) return { ...reading, account };
    const { host, observedAt } = reading;
    const reason = this.listIsForeign ? 'loading' : 'empty-not-proved';
    return { kind: 'list', result: 'unreadable', reason, host, account: reading.account, observedAt };
  }

  private drawOn(
    { reading, cards }: { reading: ListReading | null; cards: ListSeen['cards'] },
    content: readonly string[],
  ): void {
    const same =
      cards.length === this.cards.length &&
      cards.every(
        ({ card, dateElement }, at) => card === this.cards[at]!.card && dateElement === this.cards[at]!.dateElement,
      ) &&
      sameContent(content, this.cardsContent);
    this.cards = cards;
    this.cardsContent = content;
    if (!same) this.options.onListElements(cards, reading);
  }

  private tellThread(): void {
    const { changedAt, listIsForeign } = this;
    const said = this.thread.look({ url: this.url(), now: this.options.now(), changedAt, listIsForeign });
    if (said.kind === 'unreadable') return this.tellUnreadable(said.reading);
    if (said.kind === 'wait') {
      if (said.againInMs === null) return;
      this.after('credit', said.againInMs + 10, () => this.readSoon());
    }
    this.unreadableSince.delete('thread');
    if (said.kind === 'thread') this.tell('thread', said.content, said.reading);
  }

  private tellUnreadable(reading: Unreadable): void {
    const now = this.options.now();
    const since = this.unreadableSince.get(reading.kind) ?? now;
    this.unreadableSince.set(reading.kind, since);
    const wait = since + UNREADABLE_MS - now;
    if (wait > 0) {
      this.after(`unreadable ${reading.kind}`, wait + 10, () => this.readSoon());
      return;
    }
    if (reading.kind === 'list') this.freshness.tellLost();
    this.tell(reading.kind, `unreadable ${reading.reason} ${reading.account}`, reading);
    if (reading.kind === 'list') this.tellLesson(reading);
  }

  /** `cards` is part of the content, apart because it is long. */
  private tell(
    kind: 'list' | 'thread' | 'lesson',
    content: string,
    reading: Reading,
    cards: readonly string[] = [],
  ): void {
    const told = this.told.get(kind);
    if (told?.content === content && sameContent(cards, told.cards)) return;
    this.told.set(kind, { content, cards });
    this.options.onReading(reading);
  }

  private retry(wanted: boolean): void {
    const wait = RETRIES_MS[this.retries];
    if (!wanted || wait === undefined || this.timers.has('retry')) return;
    this.after('retry', wait, () => {
      this.retries++;
      this.memory.forgetUnread();
      this.surroundingsChanged = true;
      this.readSoon();
    });
  }
}
