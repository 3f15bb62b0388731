import { cleanText } from '../../src/core/clean-text';
import { spanOfReadTime } from '../../src/core/local-time';
import { marketplaceById } from '../../src/core/marketplaces';
import type { CardReading, ListReading, ReadTime, ThreadReading, Unreadable } from '../../src/core/reading';
import type { Redesign } from './redesign';
import type { TrueCard } from './truth';
import { wallText } from './wall';

/** What is wrong with a reading. Nothing of it may ever happen. */
export interface Wrong {
  readonly kind:
    | 'wrong time'
    | 'phantom'
    | 'wrong text'
    | 'silent loss'
    | 'wrong state'
    | 'wrong marketplace'
    | 'wrong folder'
    | 'wrong thread';
  readonly what: string;
}
export interface Verdict {
  readonly wrong: readonly Wrong[];
  /** Every drawn card was read, and rightly. */
  readonly isRead: boolean;
  readonly because: string;
}

const DAY_MS = 86_400_000;

/** Holds a reading against the truth. Texts are compared as a person sees them. */
export function judge(redesign: Redesign, reading: ListReading | Unreadable): Verdict {
  const { drawn, truth } = redesign;
  if (reading.result === 'unreadable') {
    // A list that is not drawn cannot be read: to say so is right.
    return { wrong: [], isRead: drawn.length === 0, because: reading.reason };
  }
  const wrong: Wrong[] = [];
  const left = [...drawn];
  for (const card of reading.cards) {
    const at = bestOf(card, left);
    if (at < 0) wrong.push({ kind: isOfCard(card, drawn) ? 'wrong text' : 'phantom', what: JSON.stringify(card) });
    else wrong.push(...differences(card, left.splice(at, 1)[0]!));
  }
  const missing = truth.cards.length - reading.cards.length;
  if (reading.complete && missing !== 0)
    wrong.push({ kind: 'silent loss', what: `complete, but ${missing} are missing` });
  if (reading.folder !== null && reading.folder !== truth.folder)
    wrong.push({ kind: 'wrong folder', what: `${reading.folder}, not ${truth.folder}` });
  const because = reading.incompleteBecause ?? 'complete';
  return { wrong, isRead: left.length === 0 && wrong.length === 0, because: `${because}, ${left.length} not read` };
}

/** The true card that this reading is of; of twins, one that fits best. */
function bestOf(card: CardReading, left: readonly TrueCard[]): number {
  const same = [...left.keys()].filter(
    (at) => cleanText(left[at]!.buyer) === card.buyer && cleanText(left[at]!.subject) === card.subject,
  );
  return same.find((at) => differences(card, left[at]!).length === 0) ?? same[0] ?? -1;
}

/** Whether the texts are a true card's, but not its buyer and subject. */
function isOfCard(card: CardReading, drawn: readonly TrueCard[]): boolean {
  const texts = [card.buyer, card.subject];
  return drawn.some(({ buyer, subject }) => texts.includes(cleanText(buyer)) || texts.includes(cleanText(subject)));
}

function differences(card: CardReading, truth: TrueCard): Wrong[] {
  const wrong: Wrong[] = [];
  const told = `${card.buyer} / ${card.subject}`;
  const { zone } = marketplaceById(truth.marketplaceId)!;
  if (!holds(card.activity, truth.at, zone, truth.date.says))
    wrong.push({ kind: 'wrong time', what: `${told}: ${JSON.stringify(card.activity)} for ${truth.date.text}` });
  if (card.state !== null && card.state !== truth.state)
    wrong.push({ kind: 'wrong state', what: `${told}: ${card.state}, not ${truth.state}` });
  if (card.marketplaceId !== null && card.marketplaceId !== truth.marketplaceId)
    wrong.push({ kind: 'wrong marketplace', what: `${told}: ${card.marketplaceId}, not ${truth.marketplaceId}` });
  return wrong;
}

/** Whether the time holds the true instant and is as narrow as the text is. */
function holds(time: ReadTime, at: number, zone: string, says: 'day' | 'minute' | 'less'): boolean {
  const span = spanOfReadTime(time, zone);
  const minute = Math.floor(at / 60_000) * 60_000;
  if (span.earliest > at || span.latest < (says === 'minute' ? minute : at)) return false;
  if (says === 'less') return true;
  if ('span' in time) return says === 'minute' ? span.latest - span.earliest < 60_000 : false;
  const wall = wallText(at, zone);
  const length = Date.parse(`${time.local.to}:00Z`) - Date.parse(`${time.local.from}:00Z`);
  return time.local.from <= wall && wall < time.local.to && length === (says === 'day' ? DAY_MS : 60_000);
}

/** A thread may be absent or unreadable; what is read of it must be right, and whole if it says so. */
export function judgeThread({ thread }: Redesign, reading: ThreadReading | Unreadable | null): Verdict {
  if (reading === null || reading.result === 'unreadable')
    return { wrong: [], isRead: false, because: reading?.reason ?? 'absent' };
  if (!thread) return { wrong: [{ kind: 'wrong thread', what: 'none is open' }], isRead: false, because: '' };
  const wrong: Wrong[] = [];
  const { zone } = marketplaceById(thread.card.marketplaceId)!;
  const left = [...thread.messages];
  for (const { author, at } of reading.messages) {
    const found = left.findIndex((true_) => true_.author === author && holds(at, true_.at, zone, 'minute'));
    if (found < 0) wrong.push({ kind: 'wrong thread', what: `${author} at ${JSON.stringify(at)}` });
    else left.splice(found, 1);
  }
  if (reading.complete && left.length > 0) wrong.push({ kind: 'silent loss', what: `${left.length} messages` });
  if (reading.buyer !== null && reading.buyer !== cleanText(thread.card.buyer))
    wrong.push({ kind: 'wrong thread', what: `buyer ${reading.buyer}` });
  return { wrong, isRead: wrong.length === 0 && left.length === 0, because: reading.complete ? 'complete' : 'partly' };
}
