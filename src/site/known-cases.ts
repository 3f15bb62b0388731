import { type CardMark, markOfCard } from '../core/card-mark';
import type { CardReading } from '../core/reading';
import { DAY_MS, HOUR_MS } from '../core/span';
import { resolve, zonesOf } from '../core/zones';
import type { PageCase } from './answer-schema';

/** More cases than a page lists in a day; the oldest go first. */
const MOST_KNOWN = 5_000;
/** A card's day is in a zone that may be taken wrongly; no two zones are further apart. */
const ZONES_MS = 15 * HOUR_MS;

/** What the cards of a list are in the page's own data. */
export interface Matches {
  /** Aligned with the cards; null where no case is surely the card's. */
  readonly caseIds: readonly (string | null)[];
  /** Cards of which the page's own data knows nothing at all. */
  readonly strangers: number;
  /** Cases that cards may be which are not surely theirs: of another day, too, for one of the two may be the older look. */
  readonly unsure: ReadonlySet<string>;
}

/** The cases that the page's own data has named, and how the cards that the page draws are found among them. */
export class KnownCases {
  private readonly cases = new Map<string, PageCase>();
  private readonly byMark = new Map<CardMark, Set<string>>();

  get size(): number {
    return this.cases.size;
  }

  add(each: PageCase): void {
    this.drop(each.caseId);
    this.cases.set(each.caseId, each);
    for (const mark of each.marks) this.byMark.set(mark, (this.byMark.get(mark) ?? new Set()).add(each.caseId));
    for (const oldest of this.cases.keys()) {
      if (this.cases.size <= MOST_KNOWN) break;
      this.drop(oldest);
    }
  }

  private drop(caseId: string): void {
    for (const mark of this.cases.get(caseId)?.marks ?? []) {
      const named = this.byMark.get(mark);
      named?.delete(caseId);
      if (named?.size === 0) this.byMark.delete(mark);
    }
    this.cases.delete(caseId);
  }

  /** Whether another case shows the same name and as much of the same subject as a card can: none tells them apart. */
  hasTwin({ caseId, marks: [whole, cut] }: PageCase): boolean {
    const shown = cut ?? whole;
    return shown !== undefined && [...(this.byMark.get(shown) ?? [])].some((other) => other !== caseId);
  }

  /** Each card's case: the only one with its mark that nothing else on the card speaks against, and of no other card. */
  match(cards: readonly CardReading[], host: string): Matches {
    let strangers = 0;
    const claims = new Map<string, number>();
    const candidates = cards.map((card) => {
      const named = [...(this.byMark.get(markOfCard(card.buyer, card.subject)) ?? [])];
      if (named.length === 0) strangers++;
      const alike = named.filter((caseId) => isAlike(card, this.cases.get(caseId)!));
      const ofThatDay = alike.filter((caseId) => isOfThatDay(card, this.cases.get(caseId)!, host));
      for (const caseId of ofThatDay) claims.set(caseId, (claims.get(caseId) ?? 0) + 1);
      return { alike, ofThatDay };
    });
    const caseIds = candidates.map(({ ofThatDay: [only, ...others] }) =>
      only !== undefined && others.length === 0 && claims.get(only) === 1 ? only : null,
    );
    // A card that says that it is resolved counts nothing, so that another day's case beside it counts once.
    const unsure = candidates.flatMap(({ alike, ofThatDay }, at) =>
      caseIds[at] !== null ? [] : cards[at]!.state === 'resolved' ? ofThatDay : alike,
    );
    return { strangers, unsure: new Set(unsure), caseIds };
  }
}

/** Nothing but the day could speak against the card being that case's. */
function isAlike(card: CardReading, { marketplaceId, orders }: PageCase): boolean {
  if (card.marketplaceId !== null && marketplaceId !== null && card.marketplaceId !== marketplaceId) return false;
  return card.orderId === null || orders.includes(card.orderId);
}

function isOfThatDay(card: CardReading, { marketplaceId, lastUpdatedDate }: PageCase, host: string): boolean {
  if (lastUpdatedDate === null) return false;
  const day = resolve(card.activity, zonesOf(marketplaceId ?? card.marketplaceId, host));
  // Relative texts ("5 hours ago") and days alike: the case's last activity is what the card shows.
  const room = 'local' in card.activity ? ZONES_MS : DAY_MS;
  return day.earliest - room <= lastUpdatedDate && lastUpdatedDate <= day.latest + room;
}
