import type { Clock, Outcome, Rules, Standing } from './clock';
import { HOUR_MS, type Instant, later, type Span } from './span';

/** `receivedAt` plus the rules' hours of elapsed time, at both ends. */
export const deadlineOf = (clock: Pick<Clock, 'receivedAt'>, rules: Pick<Rules, 'hours'>): Span =>
  later(clock.receivedAt, rules.hours * HOUR_MS);

/** What is told of nearly all of a long history: not made anew for each of its messages. */
const ON_TIME: readonly Outcome[] = ['on-time'];
const LATE: readonly Outcome[] = ['late'];
const MAYBE_LATE: readonly Outcome[] = ['on-time', 'late'];
const EXCLUDED: readonly Outcome[] = ['excluded'];
const MAYBE_EXCLUDED: readonly Outcome[] = ['excluded', 'late'];

/**
 * What may be true of this message at `now`. An open clock is judged as if still open, except that *late* is not
 * claimed where the last look came before the deadline: it may have been answered since, elsewhere.
 */
export function outcomesOf(clock: Clock, rules: Rules, now: Instant): readonly Outcome[] {
  const deadline = deadlineOf(clock, rules);
  if (!clock.closing) {
    const closedUnseen: Outcome[] = clock.remembered ? ['on-time', 'excluded'] : [];
    if (now <= deadline.earliest) return ['not-counted', ...closedUnseen];
    if (now <= deadline.latest) return ['not-counted', 'late', ...closedUnseen];
    return clock.openAsOf > deadline.latest && !clock.doubtful ? ['late'] : ['on-time', 'late', 'excluded'];
  }
  if (clock.doubtful) return ['on-time', 'late', 'excluded'];
  const { at, by } = clock.closing;
  // Exactly at the deadline is on time. An assumed receipt may in truth be older, so it never proves "in time".
  const surelyInTime = at.latest <= deadline.earliest && clock.basis !== 'assumed';
  const surelyLate = at.earliest > deadline.latest;
  const byReply = surelyInTime ? ON_TIME : surelyLate ? LATE : MAYBE_LATE;
  const byMark = rules.lateMarkExcludes || surelyInTime ? EXCLUDED : surelyLate ? LATE : MAYBE_EXCLUDED;
  const outcomes = by === 'reply' ? byReply : by === 'mark' ? byMark : union(byReply, byMark);
  // Of what was closed unseen nobody knows what else had come, nor how soon before the reply.
  const isUnseen = by === 'either';
  const isQuick = clock.quick || isUnseen;
  const followed = clock.followed ?? (isUnseen ? 'maybe' : null);
  if (rules.automatedReplies && isQuick) {
    // It is late in any case, unless a mark has excluded it since.
    if (surelyLate && by === 'reply') return rules.lateMarkExcludes ? ['late', 'excluded'] : ['late'];
    return union(union(outcomes, ['on-time', 'late', 'excluded']), stillOpen(deadline, now));
  }
  if (rules.replyAnswersEarlier || !followed) return outcomes;
  const unanswered = now > deadline.latest ? LATE : stillOpen(deadline, now);
  return followed === 'surely' ? unanswered : union(outcomes, unanswered);
}

const union = (a: readonly Outcome[], b: readonly Outcome[]): Outcome[] => [
  ...a,
  ...b.filter((outcome) => !a.includes(outcome)),
];

/** What may be true of a message that no reply has answered, while its time may not be up. */
function stillOpen(deadline: Span, now: Instant): readonly Outcome[] {
  if (now <= deadline.earliest) return ['not-counted'];
  return now <= deadline.latest ? ['not-counted', 'late'] : [];
}

/** The standing that follows from the outcomes; see the terms in docs/architecture.md. */
export function standingOf(clock: Clock, rules: Rules, now: Instant): Standing {
  if (!clock.closing) {
    if (clock.remembered) return 'unclear';
    const deadline = deadlineOf(clock, rules);
    if (now <= deadline.earliest) return 'running';
    return now > deadline.latest ? 'overdue' : 'unclear';
  }
  return standingOfClosed(outcomesOf(clock, rules, now));
}

/** The standing of a closed clock of these outcomes. */
export function standingOfClosed(outcomes: readonly Outcome[]): Standing {
  if (outcomes.length === 1) return outcomes[0] === 'not-counted' ? 'running' : outcomes[0]!;
  return outcomes.includes('late') || outcomes.includes('not-counted') ? 'unclear' : 'settled';
}
