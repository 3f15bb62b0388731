import type { Clock, Rules } from '../core/clock';
import type { NewFact, SightingFact, ThreadKey } from '../core/facts';
import { groupBy } from '../core/group-by';
import type { CardReading, CardState, Folder, ListReading } from '../core/reading';
import type { Instant } from '../core/span';
import { resolve, zonesOf } from '../core/zones';
import { isNews, provesAnotherWaits, provesOverdue } from './news';
import {
  type Before,
  isFromTheFuture,
  type KeyedCard,
  type Label,
  type Looks,
  NO_PLAN,
  newLink,
  type Plan,
  READER,
} from './plan';
import { planMembers } from './plan-members';
import type { Seen } from './schema';

/** Being listed in these folders *is* the state, also where a card shows no word for it. */
const STATE_OF_FOLDER: Partial<Record<Folder, CardState>> = {
  'response-needed': 'response-needed',
  resolved: 'resolved',
  'reported-unresolved': 'reported-unresolved',
};

const stateOf = (card: CardReading, folder: Folder | null): CardState | null =>
  card.state ?? (folder && STATE_OF_FOLDER[folder]) ?? null;

const startOf = (card: CardReading, host: string): Instant =>
  resolve(card.activity, zonesOf(card.marketplaceId, host)).earliest;

/** All cards of one key as one look; above one card they are twins, see `SightingFact.cards`. */
function lookAt(cards: readonly CardReading[], reading: ListReading): Seen {
  const needing = cards.filter((card) => stateOf(card, reading.folder) === 'response-needed');
  const speaking = [...(needing.length > 0 ? needing : cards)];
  const [oldest] = speaking.sort((a, b) => startOf(a, reading.host) - startOf(b, reading.host));
  return {
    asOf: reading.asOf,
    state: stateOf(oldest!, reading.folder),
    activity: oldest!.activity,
    orderId: oldest!.orderId,
    marketplaceId: oldest!.marketplaceId,
    cards: cards.length,
    needing: needing.length,
    messagesComplete: false,
    resolvedAt: null,
  };
}

/**
 * The facts of a list reading. `cards` is aligned with the reading's; null where a card is refused. A card that looks
 * as it last did writes nothing, unless it is the first proof that a clock is overdue, or that another message waits.
 */
export function planList(
  reading: ListReading,
  account: string,
  cards: readonly KeyedCard[],
  before: Before,
  now: Instant,
): Plan {
  const from = {
    account,
    source: 'list',
    reader: READER.list,
    observedAt: reading.observedAt,
    asOf: reading.asOf,
  } as const;
  const accepted = cards.filter(({ card }) => !isFromTheFuture(card.activity, card.marketplaceId, reading.host, now));
  const facts: NewFact[] = [];
  const seen = new Map<ThreadKey, Looks>();
  const labels = new Map<ThreadKey, Label>();

  for (const [key, group] of groupBy(accepted, (keyed) => keyed.key)) {
    const { card, cardKey } = group[0]!;
    const look = lookAt(
      group.map((keyed) => keyed.card),
      reading,
    );
    const row = before.rows.get(key) ?? null;
    const clocks = before.clocksOf(key);
    const needed = look.state === 'response-needed';
    if (isNews(row?.seen ?? null, look)) {
      facts.push(...lastLookBefore(key, row?.seen ?? null, look, reading, before, from));
      facts.push(sighting(key, look, reading, from));
      seen.set(key, { seen: look });
    } else if (needed && isProof(clocks, row!.seen!.asOf, reading.asOf, before.rules)) {
      facts.push(sighting(key, look, reading, from));
      seen.set(key, { seen: look });
    }
    if (card.caseId) facts.push(...newLink(cardKey, card.caseId, before.rows, from));
    // Names that were purged come back with an open clock only.
    if (seen.has(key) || (needed && row?.buyer === null)) {
      const { host } = reading;
      labels.set(key, {
        host,
        marketplaceId: card.marketplaceId,
        orderId: card.orderId,
        buyer: card.buyer,
        subject: card.subject,
      });
    }
  }

  const refused = cards.length - accepted.length;
  const { folder } = reading;
  if (!reading.complete || refused > 0 || folder === null)
    return { ...NO_PLAN, facts, seen, labels, refused, doubt: refused > 0 ? 'cards-not-read' : null };
  const shown = accepted.map(({ key, cardKey }) => [key, cardKey]);
  const members = planMembers(folder, undefined, shown, before, from);
  for (const [key, looks] of members.seen) seen.set(key, looks);
  return { ...members, facts: [...facts, ...members.facts], seen, labels, refused };
}

const isProof = (clocks: readonly Clock[], lastAsOf: Instant, asOf: Instant, rules: Rules): boolean =>
  provesOverdue(clocks, rules, lastAsOf, asOf) || provesAnotherWaits(clocks, lastAsOf, asOf);

type From = Pick<SightingFact, 'account' | 'source' | 'reader' | 'observedAt' | 'asOf'>;

const sighting = (key: ThreadKey, look: Seen, reading: ListReading, from: From): NewFact<SightingFact> => ({
  ...from,
  ...look,
  kind: 'sighting',
  key,
  host: reading.host,
  folder: reading.folder,
});

/**
 * The thread's old state, as of the last complete reading that showed it unchanged. Unchanged looks are not written
 * when they are made; the last one is worth a fact once the state has changed, because it bounds when that happened.
 */
function lastLookBefore(
  key: ThreadKey,
  last: Seen | null,
  look: Seen,
  reading: ListReading,
  before: Before,
  from: From,
): NewFact[] {
  const { membership } = before;
  if (!last || !membership || look.state === last.state) return [];
  if (membership.asOf <= last.asOf || membership.asOf >= look.asOf || membership.source || !before.wasListed(key))
    return [];
  return [sighting(key, { ...last, asOf: membership.asOf }, reading, { ...from, asOf: membership.asOf })];
}
