import type { Snooze } from '../core/alert-steps';
import type { Clock } from '../core/clock';
import { rulesOf, type Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { deadlineOf, outcomesOf, standingOf } from '../core/standing';
import type { KeyedThread } from '../ledger/ledger';
import { snoozedUntil } from '../ledger/snoozes';
import type { CardClocks } from '../platform/messages';

/** The clock that matters now: the oldest open one, else the newest closed one. */
function mattering(clocks: readonly Clock[]): Clock | null {
  return clocks.find((clock) => !clock.closing) ?? clocks.at(-1) ?? null;
}

/** What a chip shows of its thread; null where nothing is known of it. */
export function cardClocksOf(
  keyed: KeyedThread | null,
  settings: Settings,
  snoozes: readonly Snooze[],
  now: Instant,
): CardClocks | null {
  if (!keyed?.thread) return null;
  const { key, thread } = keyed;
  const rules = rulesOf(settings)(thread.account);
  const clock = mattering(thread.clocks);
  const open = thread.clocks.filter((one) => !one.closing).length;
  const word = clock
    ? thread.told.find(({ factId }) => factId === clock.closing?.told)
    : thread.told.findLast(({ claim }) => claim === 'not-a-buyer-message');
  return {
    key,
    threadId: thread.id,
    clock: clock && {
      receivedAt: clock.receivedAt,
      deadline: deadlineOf(clock, rules),
      basis: clock.basis,
      closedAt: clock.closing?.at ?? null,
      outcomes: outcomesOf(clock, rules, now),
      standing: standingOf(clock, rules, now),
    },
    snoozedUntil: clock && snoozedUntil(snoozes, { threadId: thread.id, deadline: deadlineOf(clock, rules) }, now),
    told: word ? { factId: word.factId, claim: word.claim } : null,
    moreOpen: Math.max(0, open - 1),
  };
}
