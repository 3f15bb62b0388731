import type { Clock, Rules } from '../core/clock';
import type { NewFact, ThreadKey } from '../core/facts';
import type { CardReading, IncompleteReason, ReadTime } from '../core/reading';
import { DAY_MS, type Instant } from '../core/span';
import { resolve, zonesOf } from '../core/zones';
import { caseKey } from './ids';
import type { KeyRow, MembershipRow, Seen, SeenBy } from './schema';
import type { Waiting } from './waiting';

/** Which version of which reader made a fact, so that facts of a faulty one can be distrusted later. */
export const READER = { list: 1, thread: 1, response: 1, seller: 1, worker: 1 } as const;

/** What the ledger knew of the keys of a reading before it. */
export interface Before {
  readonly rows: ReadonlyMap<ThreadKey, KeyRow>;
  readonly clocksOf: (key: ThreadKey) => readonly Clock[];
  /** The other names of a thread. */
  readonly namesOfThread: (threadId: string) => readonly ThreadKey[];
  /** When a case was opened, where the page's own data has told. */
  readonly openedAt: (key: ThreadKey) => Instant | undefined;
  /** The folder at its last complete reading. */
  readonly membership: MembershipRow | null;
  /** Whether it listed this key. */
  readonly wasListed: (key: ThreadKey) => boolean;
  /** Threads of this account that wait. */
  readonly waiting: readonly Waiting[];
  readonly rules: Rules;
}

/** A card with its keys: `key` names its thread as well as the page allows, `cardKey` is always the salted one. */
export interface KeyedCard {
  readonly card: CardReading;
  readonly key: ThreadKey;
  readonly cardKey: ThreadKey;
}

export interface Label {
  readonly host: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  readonly buyer: string | null;
  readonly subject: string | null;
}

/** How a thread looked, by each way that showed it. */
export type Looks = Readonly<Partial<Record<SeenBy, Seen>>>;

/** What one reading adds to the ledger. */
export interface Plan {
  readonly facts: readonly NewFact[];
  readonly seen: ReadonlyMap<ThreadKey, Looks>;
  readonly labels: ReadonlyMap<ThreadKey, Label>;
  /** The folder's new membership; null where the reading is not a newer complete one. */
  readonly membership: Omit<MembershipRow, 'id'> | null;
  /** Why the reading is not complete after all; null where it is as complete as it says. */
  readonly doubt: IncompleteReason | null;
  readonly refused: number;
}

export const NO_PLAN: Plan = {
  ...{ facts: [], seen: new Map(), labels: new Map(), membership: null, doubt: null, refused: 0 },
};

export const keyedCard = (card: CardReading, cardKey: ThreadKey): KeyedCard => ({
  card,
  cardKey,
  key: card.caseId ? caseKey(card.caseId) : cardKey,
});

/** Further ahead than a wrong clock explains. Time zones are given the benefit of the doubt. */
export function isFromTheFuture(time: ReadTime, marketplaceId: string | null, host: string, now: Instant): boolean {
  try {
    return resolve(time, zonesOf(marketplaceId, host)).earliest > now + DAY_MS;
  } catch {
    return true;
  }
}

/** A link that no earlier reading gave. */
export function newLink(
  cardKey: ThreadKey,
  caseId: string,
  rows: ReadonlyMap<ThreadKey, KeyRow>,
  from: Pick<NewFact, 'account' | 'source' | 'reader' | 'observedAt' | 'asOf'>,
): NewFact[] {
  if (rows.get(cardKey)?.cases.includes(caseId)) return [];
  return [{ ...from, kind: 'link', key: cardKey, caseId }];
}
