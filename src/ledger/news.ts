import type { Clock, Rules } from '../core/clock';
import type { ReadTime } from '../core/reading';
import { type Instant, MINUTE_MS, meetOf, SLACK_MS, type Span, widthMs } from '../core/span';
import { deadlineOf } from '../core/standing';
import type { Seen } from './schema';

/** A relative text ("5 hours ago") slides with every look; less than this of narrowing is not worth a fact. */
const worthKnowing = (known: Span): number => Math.max(MINUTE_MS, widthMs(known) / 10);

function tellsMore(known: ReadTime | null, shown: ReadTime | null): boolean {
  if (known === null || shown === null) return known !== shown;
  if ('local' in known && 'local' in shown)
    return known.local.from !== shown.local.from || known.local.to !== shown.local.to;
  if ('local' in known || 'local' in shown) return true;
  const both = meetOf(known.span, shown.span);
  return both === null || widthMs(known.span) - widthMs(both) > worthKnowing(known.span);
}

/** Whether a look at a thread says anything that the latest look did not. Its folder alone is no news. */
export function isNews(last: Seen | null, look: Seen): boolean {
  if (!last) return true;
  return (
    look.state !== last.state ||
    look.cards !== last.cards ||
    look.needing !== last.needing ||
    look.messagesComplete !== last.messagesComplete ||
    (look.orderId !== null && look.orderId !== last.orderId) ||
    (look.openedAt !== undefined && look.openedAt !== last.openedAt) ||
    (look.marketplaceId !== null && look.marketplaceId !== last.marketplaceId) ||
    tellsMore(last.activity, look.activity) ||
    (look.resolvedAt !== null && tellsMore(last.resolvedAt, look.resolvedAt))
  );
}

/** What is known after a look: spans of the same activity narrow each other, so that sliding texts settle. */
export function seenAfter(last: Seen | null, look: Seen): Seen {
  if (last && look.asOf < last.asOf) return last;
  const narrowed =
    last?.activity && look.activity && 'span' in last.activity && 'span' in look.activity && last.state === look.state
      ? meetOf(last.activity.span, look.activity.span)
      : null;
  return narrowed ? { ...look, activity: { span: narrowed } } : look;
}

/**
 * Whether a look at `asOf` that shows the thread still open is the first to prove a clock open past its deadline.
 * Only then is an unchanged card worth a fact: without it the clock could not be called late. A look is credited with
 * knowing what was so five minutes before it.
 */
export function provesOverdue(
  clocks: readonly Clock[],
  rules: Rules,
  lastAsOf: Instant | null,
  asOf: Instant,
): boolean {
  const proves = (at: Instant | null, deadline: Instant): boolean => at !== null && at - SLACK_MS > deadline;
  return clocks.some((clock) => {
    const { latest } = deadlineOf(clock, rules);
    return !clock.closing && clock.openAsOf <= latest && proves(asOf, latest) && !proves(lastAsOf, latest);
  });
}

/**
 * Whether a look at `asOf` that shows the thread waiting is the first since all its clocks were closed, by a reply or a
 * mark in the opened thread, perhaps, while its card looks as it did. Without a fact the message would have no clock.
 */
export function provesAnotherWaits(clocks: readonly Clock[], lastAsOf: Instant, asOf: Instant): boolean {
  const closedAt = clocks.map((clock) => clock.closing?.at);
  return (
    closedAt.every((at) => at && at.earliest < asOf) && closedAt.some((at) => at && lastAsOf - SLACK_MS <= at.latest)
  );
}
