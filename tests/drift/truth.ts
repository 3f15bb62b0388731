import { MARKETPLACES, marketplaceById } from '../../src/core/marketplaces';
import { type CaseSeed, Cases, type PracticeCase } from '../practice/cases';
import { BUYERS } from '../practice/invented';
import type { Random } from '../practice/random';
import { marketplacesOn, scenario } from '../practice/scenario';
import { ODD_NAMES, ODD_SUBJECTS, SHORT_SUBJECTS } from './adversarial';
import { type DateStyle, type ShownDate, showDate } from './date-styles';
import { chance } from './dice';

export const NOW = Date.parse('2026-07-30T09:41:00Z');
const DAY = 86_400_000;

export type State = PracticeCase['state'];
/** What one card shows, and what is true of the case behind it. */
export interface TrueCard {
  readonly buyer: string;
  /** As shown: cut, if the page cuts it. */
  readonly subject: string;
  readonly date: ShownDate;
  readonly at: number;
  readonly state: State;
  readonly marketplaceId: string;
  readonly unread: boolean;
  readonly case: PracticeCase;
}
export interface Truth {
  readonly host: string;
  readonly folder: 'response-needed' | 'all' | 'resolved';
  /** The folder as a whole, in the page's order. */
  readonly cards: readonly TrueCard[];
}

export interface TruthDesign {
  readonly size: number;
  readonly language: string;
  readonly dates: DateStyle;
  /** The longest subject that is shown, then `…`; null where none is cut. */
  readonly cut: number | null;
  /** Share of buyers' texts that look like something else. */
  readonly odd: number;
}

const HOSTS = MARKETPLACES.map(({ host }) => host);

/** A seller's inbox with its exact times: the practice scenario, and more cases after its manner. */
export function truthOf(random: Random, design: TruthDesign, host = random.pick(HOSTS)): Truth {
  const cases = new Cases(random, marketplacesOn(host)[0]!, () => {});
  const stories = scenario({ random, now: NOW, host });
  const folder = chance(random, 0.7) ? 'response-needed' : random.pick(['all', 'resolved'] as const);
  for (let turn = 0; countOf(cases, folder) < design.size; turn++) {
    const story = stories[turn] ?? invented(random, host);
    if (folder === 'response-needed' && story.messages.at(-1)!.author === 'seller') continue;
    cases.add(oddly(random, story, design.odd));
  }
  const all = cases.all.filter((each) => isIn(each, folder)).slice(0, design.size);
  // What needs a response is asked for with the oldest first (seen July 2026).
  const sign = folder === 'response-needed' && chance(random, 0.8) ? 1 : -1;
  const cards = all.sort((a, b) => sign * (a.lastUpdatedAt - b.lastUpdatedAt)).map((each) => cardOf(each, design));
  return { host, folder, cards };
}

const isIn = ({ state }: PracticeCase, folder: Truth['folder']): boolean => folder === 'all' || state === folder;
const countOf = (cases: Cases, folder: Truth['folder']): number =>
  cases.all.filter((each) => isIn(each, folder)).length;

function invented(random: Random, host: string): CaseSeed {
  const at = NOW - Math.floor(random.next() ** 2 * 80 * DAY) - 60_000;
  const later = at + Math.floor(random.next() * Math.min(NOW - at, DAY));
  return {
    buyer: random.pick(BUYERS),
    marketplaceId: random.pick(marketplacesOn(host)),
    ...(chance(random, 0.2) && { orderId: null }),
    messages: [{ author: 'buyer', at }, ...(chance(random, 0.4) ? [{ author: 'seller' as const, at: later }] : [])],
  };
}

function oddly(random: Random, seed: CaseSeed, odd: number): CaseSeed {
  const buyer = chance(random, odd) ? { buyer: random.pick(ODD_NAMES) } : {};
  if (chance(random, odd)) return { ...seed, ...buyer, subject: random.pick(ODD_SUBJECTS) };
  return chance(random, odd) ? { ...seed, ...buyer, subject: random.pick(SHORT_SUBJECTS) } : { ...seed, ...buyer };
}

function cardOf(each: PracticeCase, { cut, dates, language }: TruthDesign): TrueCard {
  const { subject, buyer, state, marketplaceId, lastUpdatedAt: at, unread } = each;
  const { zone } = marketplaceById(marketplaceId)!;
  return {
    buyer,
    subject: cut !== null && subject.length > cut ? `${subject.slice(0, cut)}…` : subject,
    date: showDate(at, { zone, now: NOW, language, style: dates }),
    ...{ at, state, marketplaceId, unread, case: each },
  };
}
