import type { NewFact, ThreadKey } from '../core/facts';
import type { ListAnswer } from '../core/reading';
import type { Instant } from '../core/span';
import { caseKey } from './ids';
import { isNews, provesAnotherWaits, provesOverdue } from './news';
import { type Before, type Label, type Looks, NO_PLAN, newLink, type Plan } from './plan';
import { fromAnswer, isBelievableCase, lookAtCase, namelessLabel, sightingOf } from './plan-answer';
import { planMembers } from './plan-members';
import { HORIZON_MS } from './plan-thread';
import type { Seen } from './schema';

/**
 * The facts of a list in the page's own data. A case that looks as it last did in such a list writes nothing, unless it
 * is the first proof that a clock is overdue, or that another message waits. `cardOf`: keys of cards that are surely these
 * cases, by their id.
 */
export function planListAnswer(
  answer: ListAnswer,
  account: string,
  cardOf: ReadonlyMap<string, ThreadKey>,
  before: Before,
  now: Instant,
): Plan {
  const { host, asOf, complete } = answer;
  // A list of no known folder is as good as one that was searched for; without any it would pass for a case's own data.
  const folder = answer.folder ?? 'search';
  const from = fromAnswer(account, answer);
  const sound = answer.cases.filter((answered) => isBelievableCase(answered, now));
  const facts: NewFact[] = [];
  const seen = new Map<ThreadKey, Looks>();
  const labels = new Map<ThreadKey, Label>();

  for (const answered of sound) {
    if (answered.state !== 'response-needed' && (answered.updatedAt ?? now) < now - HORIZON_MS) continue;
    const key = caseKey(answered.caseId);
    const card = cardOf.get(answered.caseId);
    if (card) facts.push(...newLink(card, answered.caseId, before.rows, from));
    const look = lookAtCase(answered, asOf, false);
    const last = before.rows.get(key)?.listed ?? null;
    const news = newsOf(key, last, look, before);
    if (news === null) continue;
    if (news !== look) facts.push(sightingOf(key, news, host, folder, { ...from, asOf: news.asOf }));
    facts.push(sightingOf(key, look, host, folder, from));
    seen.set(key, { listed: look });
    labels.set(key, namelessLabel(answered, host));
  }

  const refused = answer.cases.length - sound.length;
  const doubt = refused > 0 ? 'cards-not-read' : null;
  if (!complete || refused > 0 || answer.folder !== 'response-needed')
    return { ...NO_PLAN, facts, seen, labels, refused, doubt };
  const shown = sound.map(({ caseId }) => [caseKey(caseId), cardOf.get(caseId) ?? []].flat());
  const members = planMembers(answer.folder, 'response', shown, before, from);
  for (const [key, looks] of members.seen) seen.set(key, { ...looks, ...seen.get(key) });
  return { ...members, facts: [...facts, ...members.facts], seen, labels, refused };
}

/**
 * null where the look says nothing new. Else the look itself, or, where its state has changed since, the last one as of
 * the latest list that showed it unchanged: it bounds when that happened.
 */
function newsOf(key: ThreadKey, last: Seen | null, look: Seen, before: Before): Seen | null {
  // A list of all cases does not say which of the open ones wait; that they are there, and since when, is worth knowing once.
  if (look.state === null) return last === null || (look.openedAt ?? last.openedAt) !== last.openedAt ? look : null;
  if (isNews(last, look)) {
    const { membership } = before;
    const isBound =
      last !== null &&
      look.state !== last.state &&
      membership?.source === 'response' &&
      last.asOf < membership.asOf &&
      membership.asOf < look.asOf &&
      before.wasListed(key);
    return isBound ? { ...last, asOf: membership.asOf } : look;
  }
  const clocks = before.clocksOf(key);
  const isProof =
    look.state === 'response-needed' &&
    (provesOverdue(clocks, before.rules, last!.asOf, look.asOf) || provesAnotherWaits(clocks, last!.asOf, look.asOf));
  return isProof ? look : null;
}
