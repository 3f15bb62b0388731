import type { Fact, MessageFact, SightingFact } from './facts';
import { groupBy } from './group-by';
import { spanOfLocal, wallMs } from './local-time';
import { MARKETPLACES } from './marketplaces';
import type { LocalSpan } from './reading';
import { HOUR_MS, type Instant, MINUTE_MS, SLACK_MS } from './span';

/** One moment as the page's own data gives it and as its text shows it: a message's minute, or a card's day. */
export interface ZoneSample {
  readonly at: Instant;
  readonly local: LocalSpan;
}

/**
 * `assumed`: nothing has been compared yet. `confirmed`: texts and instants agree. `corrected`: they agree in another
 * zone, and only there. `contradicted`: neither; then every zone counts that is left.
 */
export type ZoneState = 'assumed' | 'confirmed' | 'corrected' | 'contradicted';
export interface ZoneVerdict {
  readonly state: ZoneState;
  /** Zones that the texts may be in; none: any on earth. */
  readonly zones: readonly string[];
}

/** The zones that one account's pages print their times in, for the settings. */
export interface AccountZones {
  readonly account: string;
  readonly host: string;
  readonly zones: readonly {
    readonly marketplaceId: string | null;
    /** null: one of several, or none fits. */
    readonly zone: string | null;
    readonly state: ZoneState;
    readonly at: Instant | null;
  }[];
}

const isMinute = ({ from, to }: LocalSpan): boolean => wallMs(to) - wallMs(from) === MINUTE_MS;

/** Zones differ from UTC by quarters of hours, from -12 h to +14 h: whatever differs otherwise is no pair. */
function mayBePair(local: LocalSpan, at: Instant): boolean {
  const offset = wallMs(local.from) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return offset % (15 * MINUTE_MS) === 0 && -12 * HOUR_MS <= offset && offset <= 14 * HOUR_MS;
}

/**
 * Messages of a thread that both its text and the page's own data show. They are told apart without any zone: where both
 * ways have shown the whole thread, and as many messages of an author, the first is the first.
 */
function messagePairs(facts: readonly Fact[]): ZoneSample[] {
  const whole = new Set(
    facts.flatMap((fact) => (fact.kind === 'sighting' && fact.messagesComplete ? fact.source : [])),
  );
  if (!whole.has('thread') || !whole.has('response')) return [];
  const messages = facts.filter((fact): fact is MessageFact => fact.kind === 'message');
  return [...groupBy(messages, ({ author }) => author).values()].flatMap((own): ZoneSample[] => {
    const exact = new Map<string, Instant>();
    const texts = new Map<string, LocalSpan>();
    for (const { messageId, at, ordinal } of own) {
      if (messageId !== null && 'span' in at) exact.set(messageId, at.span.earliest);
      else if ('local' in at) texts.set(`${at.local.from} ${ordinal}`, at.local);
    }
    if (exact.size !== texts.size) return [];
    const instants = [...exact.values()].sort((a, b) => a - b);
    const walls = [...texts.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
    const pairs = walls.map((local, i): ZoneSample => ({ local, at: instants[i]! }));
    return pairs.every(({ local, at }) => isMinute(local) && mayBePair(local, at)) ? pairs : [];
  });
}

/** A card's day and the last activity in the page's own data, as both were seen at the same time, some time after it. */
function cardPairs(facts: readonly Fact[]): ZoneSample[] {
  const waiting = facts.filter(
    (fact): fact is SightingFact => fact.kind === 'sighting' && fact.state === 'response-needed' && fact.cards === 1,
  );
  const answers = waiting.filter(({ source, folder }) => source === 'response' && folder !== null);
  if (answers.length === 0) return [];
  return waiting.flatMap(({ source, activity, asOf, observedAt }): ZoneSample[] => {
    if (source !== 'list' || !activity || !('local' in activity)) return [];
    return answers.flatMap((answer) => {
      if (!answer.activity || !('span' in answer.activity)) return [];
      const at = answer.activity.span.latest;
      const isSameTime = Math.abs(observedAt - answer.asOf) <= SLACK_MS;
      return isSameTime && at <= Math.min(asOf, answer.asOf) - SLACK_MS ? [{ local: activity.local, at }] : [];
    });
  });
}

/** What a thread's facts tell of the zone of its texts. */
export const zoneSamplesOf = (facts: readonly Fact[]): ZoneSample[] =>
  facts.some(({ source }) => source === 'response') ? [...messagePairs(facts), ...cardPairs(facts)] : [];

/** As many as are kept; newer ones take the place of older, so that a site that changes its mind is followed. */
const MOST_SAMPLES = 8;

/** The samples to keep, one for each moment and precision, newest last. */
export function joinSamples(known: readonly ZoneSample[], more: readonly ZoneSample[]): ZoneSample[] {
  const byMoment = new Map([...known, ...more].map((each) => [`${each.at} ${isMinute(each.local)}`, each]));
  const newestLast = [...byMoment.values()].sort((a, b) => a.at - b.at);
  const [days, minutes] = [
    newestLast.filter(({ local }) => !isMinute(local)),
    newestLast.filter(({ local }) => isMinute(local)),
  ];
  return [...days.slice(-MOST_SAMPLES), ...minutes.slice(-MOST_SAMPLES)];
}

const fits = ({ local, at }: ZoneSample, zone: string): boolean => {
  const { earliest, latest } = spanOfLocal(local, zone);
  return earliest <= at && at <= latest;
};
const CANDIDATES: readonly string[] = [...new Set([...MARKETPLACES.map(({ zone }) => zone), 'UTC'])].sort();

/**
 * Which zone the texts are in. One message may be paired wrongly, so it only widens; two that the assumed zone has wrong,
 * and that one other offset (with its changes of the clocks) has right, correct it. A card's day pins no offset: it can
 * rule zones out, never confirm one.
 */
export function zoneVerdict(samples: readonly ZoneSample[], assumed: readonly string[]): ZoneVerdict {
  const misfits = samples.filter((sample) => !assumed.some((zone) => fits(sample, zone)));
  const minutes = samples.filter(({ local }) => isMinute(local));
  const wrongMinutes = misfits.filter(({ local }) => isMinute(local));
  if (wrongMinutes.length === 0 && misfits.length < 2) {
    const isProved = assumed.length === 1 && minutes.length > 0 && misfits.length === 0;
    return { state: isProved ? 'confirmed' : 'assumed', zones: assumed };
  }
  const right = CANDIDATES.filter((zone) => samples.every((sample) => fits(sample, zone)));
  if (right.length === 0) {
    const some = CANDIDATES.filter((zone) => misfits.every((sample) => fits(sample, zone)));
    return { state: 'contradicted', zones: some.length > 0 ? [...new Set([...assumed, ...some])] : [] };
  }
  if (wrongMinutes.length < 2) return { state: 'contradicted', zones: [...new Set([...assumed, ...right])] };
  return { state: assumed.length === 1 ? 'corrected' : 'contradicted', zones: right };
}
