import { isBelievable, LATEST_AT } from '../core/page-formats';
import type {
  Answer,
  AnsweredCase,
  AnsweredMessage,
  CardReading,
  CardState,
  Folder,
  PagePlace,
  Remark,
} from '../core/reading';
import type { Instant } from '../core/span';
import { type CaseDetail, type ListDetail, type PageCase, parseDetail } from './answer-schema';
import { KnownCases, type Matches } from './known-cases';

interface PageAnswersOptions {
  readonly host: string;
  readonly now: () => Instant;
  /** The store's name in the account pill now; null where there is none. */
  readonly account: () => string | null;
  readonly onAnswer: (answer: Answer) => void;
  readonly onRemark: (about: Remark, holds: boolean, account: string | null) => void;
  /** More cases are known: the cards drawn may now be found among them. */
  readonly onCases: () => void;
}

/** Folders by the questions that are attested (July 2026); being listed under `ACTION_NEEDED` is the state itself. */
const FOLDERS: Readonly<Record<string, Folder>> = {
  'filterList ACTION_NEEDED': 'response-needed',
  'filterList REPORTED_UNRESOLVED': 'reported-unresolved',
  'filter ALL': 'all',
};
/** The only status attested; what an open case says is not known. */
const RESOLVED = 'SOLVED';
/** The pill may follow the data: an answer is credited to the account that is shown throughout this long after it. */
const ACCOUNT_MS = 2_500;
/** Cards and data that disagree for longer were not drawn one before the other. */
const DISAGREES_MS = 20_000;
/** No page asks so often that a person could read what comes. */
const MOST_PER_MINUTE = 240;
const MOST_HELD = 50;

interface Held {
  readonly detail: ListDetail | CaseDetail;
  readonly at: Instant;
  readonly asOf: Instant;
}

/**
 * Takes what the page-world observer passes on. It is untrusted: any script of the page can send the same. Answers wait
 * until it is clear whose they are, and until the cards that the page draws have been compared with them.
 */
export class PageAnswers {
  private readonly known = new KnownCases();
  private readonly held: Held[] = [];
  private readonly accounts: { readonly name: string; readonly at: Instant }[] = [];
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly said = new Map<Remark, boolean>();
  /** When answers came, of the last minute. */
  private taken: Instant[] = [];
  /** Folders of which a list has come, with the moment that the latest was asked for. */
  private readonly listedAsOf = new Map<Folder | null, Instant>();
  private disagrees = false;
  /** Cases that a card was surely found to be, and those that one only may be, as the cards are drawn now. */
  private readonly matched = new Set<string>();
  private unsure: ReadonlySet<string> = new Set();

  constructor(private readonly options: PageAnswersOptions) {}

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.held.length = 0;
  }

  /** One event's detail, whatever it is. */
  take(raw: unknown): void {
    const now = this.options.now();
    this.taken = this.taken.filter((at) => at > now - 60_000);
    if (this.taken.push(now) > MOST_PER_MINUTE) return this.remark('answers-not-understood', true);
    const detail = parseDetail(raw);
    if (!detail) return this.remark('answers-not-understood', true);
    if (detail.kind !== 'list' && detail.kind !== 'case')
      return this.remark(detail.kind === 'failed' ? 'observer-failed' : 'answers-not-understood', true);
    this.noteAccount();
    for (const about of ['observer-failed', 'answers-not-understood'] as const) this.remark(about, false);
    for (const each of detail.kind === 'list' ? detail.cases : [detail.case])
      if (isPossible(each, now)) this.known.add(each);
    const asOf = now - Math.ceil(detail.ageMs);
    if (detail.kind === 'list') {
      const folder = folderOf(detail);
      this.listedAsOf.set(folder, Math.max(asOf, this.listedAsOf.get(folder) ?? 0));
    }
    this.held.push({ detail, at: now, asOf });
    if (this.held.length > MOST_HELD) this.held.shift();
    this.releaseLater();
    this.options.onCases();
  }

  private releaseLater(): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.release();
    }, ACCOUNT_MS);
    this.timers.add(timer);
  }

  /** Notes whom the page shows; called whenever it is looked at. */
  noteAccount(): void {
    const name = this.options.account();
    if (name !== null && name !== this.accounts.at(-1)?.name) this.accounts.push({ name, at: this.options.now() });
    if (this.accounts.length > 20) this.accounts.shift();
  }

  /**
   * The cases of the cards drawn. `disagrees` where the page's own data, no older than the list, knows nothing of some
   * of them: then one of the two was read wrongly, and neither is said to be whole.
   */
  match(cards: readonly CardReading[], folder: Folder | null, listAsOf: Instant): Matches & { disagrees: boolean } {
    const matches = this.known.match(cards, this.options.host);
    for (const caseId of matches.caseIds) if (caseId) this.matched.add(caseId);
    this.unsure = matches.unsure;
    const asOf = this.listedAsOf.get(folder);
    this.disagrees = matches.strangers > 0 && asOf !== undefined && asOf >= listAsOf - SAME_FETCH_MS;
    return { ...matches, disagrees: this.disagrees };
  }

  private release(): void {
    const now = this.options.now();
    this.noteAccount();
    for (const each of [...this.held]) {
      if (now - each.at < ACCOUNT_MS) continue;
      // The cards drawn may be those of the folder before, for a moment.
      if (each.detail.kind === 'list' && this.disagrees && now - each.at < DISAGREES_MS) {
        this.releaseLater();
        continue;
      }
      this.held.splice(this.held.indexOf(each), 1);
      const account = this.accountSince(each.asOf);
      if (account === undefined) continue;
      const answer = this.answerOf(each, account, now);
      if (answer) this.options.onAnswer(answer);
    }
  }

  /** The one account shown since then; undefined where there were two, so that it is not known whose the data are. */
  private accountSince(asOf: Instant): string | null | undefined {
    const before = this.accounts.findLast(({ at }) => at <= asOf);
    const names = new Set(this.accounts.filter(({ at }) => at > asOf).map(({ name }) => name));
    if (before) names.add(before.name);
    return names.size > 1 ? undefined : ([...names][0] ?? null);
  }

  private answerOf({ detail, at, asOf }: Held, account: string | null, now: Instant): Answer | null {
    const page = {
      host: this.options.host,
      account,
      observedAt: at,
      asOf: Math.min(asOf, at),
      result: 'read',
    } as const;
    if (detail.kind === 'case') {
      if (!isPossible(detail.case, now)) return null;
      const messages = messagesOf(detail, now);
      return {
        ...page,
        kind: 'case-answer',
        case: caseOf(detail.case, null),
        messages,
        complete: detail.last && messages.length === detail.messages.length,
      };
    }
    // Cards that none of the cases is: which of the two was read wrongly is not known, and both would count twice.
    if (this.disagrees) return null;
    const folder = folderOf(detail);
    const listed = detail.cases.filter((each) => isPossible(each, now) && this.isSure(each));
    const cases = [...new Map(listed.map((each) => [each.caseId, caseOf(each, folder)])).values()];
    // A case that is listed as waiting and says that it is resolved is one or the other.
    const isTold = folder !== 'response-needed' || cases.every(({ state }) => state !== null);
    const whole = detail.first && detail.last && folder !== null && isTold && cases.length === detail.cases.length;
    return { ...page, kind: 'list-answer', folder, cases, complete: whole, place: placeOf(detail, cases) };
  }

  /** Both a card and its case would count where it is not known that they are one. */
  private isSure(each: PageCase): boolean {
    return this.matched.has(each.caseId) || !(this.unsure.has(each.caseId) || this.known.hasTwin(each));
  }

  private remark(about: Remark, holds: boolean): void {
    if ((this.said.get(about) ?? null) === holds) return;
    this.said.set(about, holds);
    this.options.onRemark(about, holds, this.options.account());
  }
}

/** List and cards come from one fetch; the browser's own view of when may differ by this. */
const SAME_FETCH_MS = 5_000;

function folderOf({ query }: ListDetail): Folder | null {
  const asked = (['filterList', 'filter'] as const).flatMap((name) =>
    query[name] === undefined ? [] : [`${name} ${query[name]}`],
  );
  return asked.length === 1 ? (FOLDERS[asked[0]!] ?? null) : null;
}

/** Cases that are held back are named by no more than when the newest of them was last active. */
function placeOf({ first, last, after, next, cases }: ListDetail, told: readonly AnsweredCase[]): PagePlace {
  const passedOn = new Set(told.map(({ caseId }) => caseId));
  // Without a date it may be of any time.
  const heldBack = cases.flatMap((each) => (passedOn.has(each.caseId) ? [] : (each.lastUpdatedDate ?? LATEST_AT)));
  return {
    ...{ after: first ? null : after, next: last || next === '' ? null : next, isLast: last },
    ...(heldBack.length > 0 && { heldBackAt: Math.max(...heldBack) }),
  };
}

/** Times further ahead than a wrong clock explains are nobody's. */
const isPossible = ({ openDate, lastUpdatedDate, resolveDate }: PageCase, now: Instant): boolean =>
  [openDate, lastUpdatedDate, resolveDate].every((at) => isBelievable(at, now));

function caseOf({ caseId, marketplaceId, orders, marks, ...page }: PageCase, folder: Folder | null): AnsweredCase {
  const isResolved = page.status === RESOLVED;
  return {
    caseId,
    marketplaceId,
    orderId: orders.length === 1 ? orders[0]! : null,
    state: stateOf(folder, isResolved),
    openedAt: page.openDate,
    updatedAt: page.lastUpdatedDate,
    // A case that was opened anew may keep the date of an earlier resolve.
    resolvedAt: isResolved ? page.resolveDate : null,
    marks,
  };
}

function stateOf(folder: Folder | null, isResolved: boolean): CardState | null {
  if (folder === 'response-needed') return isResolved ? null : 'response-needed';
  if (folder === 'reported-unresolved') return 'reported-unresolved';
  return isResolved ? 'resolved' : null;
}

const AUTHORS = { BUYER: 'buyer', SELLER: 'seller' } as const;

/** Oldest first. Whoever is neither buyer nor seller is Amazon: such a message starts and stops nothing. */
function messagesOf({ messages }: CaseDetail, now: Instant): AnsweredMessage[] {
  const sound = new Map(messages.filter(({ at }) => isBelievable(at, now)).map((message) => [message.id, message]));
  return [...sound.values()]
    .map(({ id, role, at }) => ({
      messageId: id,
      author: AUTHORS[role as keyof typeof AUTHORS] ?? ('amazon' as const),
      at,
    }))
    .sort((a, b) => a.at - b.at);
}
