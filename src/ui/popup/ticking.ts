import { useEffect, useState } from 'preact/hooks';
import type { Glance } from '../../core/glance';
import { type Instant, MINUTE_MS } from '../../core/span';
import type { Source } from './source';

/** How long a glance is shown before it is asked for again, should nothing have told of a change. */
const REREAD_MS = 5 * MINUTE_MS;

/** Both ends of each deadline, and the end of each snooze. */
const endsOfDue = ({ due }: Glance): Instant[] =>
  due.flatMap(({ deadline, snoozedUntil }) => [deadline.earliest, deadline.latest, snoozedUntil ?? []].flat());

/** When a text of this glance next says another minute: ages grow and countdowns shrink at moments of their own. */
export function nextTickAt(glance: Glance, now: Instant): Instant {
  const instants = [
    ...endsOfDue(glance),
    ...glance.accounts.flatMap(({ asOf }) => asOf ?? []),
    glance.pausedUntil ?? [],
  ].flat();
  const steps = instants.map((at) => (at >= now ? ((at - now) % MINUTE_MS) + 1 : MINUTE_MS - ((now - at) % MINUTE_MS)));
  return now + Math.min(MINUTE_MS, ...steps);
}

/** Whether a glance read at `readAt` may say something else by `now`: a deadline has passed, a snooze or a pause has ended, or it is old. */
export function isSpent(glance: Glance, readAt: Instant, now: Instant): boolean {
  const turns = [...endsOfDue(glance), glance.pausedUntil ?? Number.POSITIVE_INFINITY];
  return now - readAt >= REREAD_MS || turns.some((at) => readAt <= at && at < now);
}

/** The time, renewed at `nextAt(now)` by one timer; while the popup is hidden it stands still. */
export function useNow({ clock, after }: Source, nextAt: (now: Instant) => Instant | null): Instant {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    let callOff = (): void => {};
    const tick = (): void => {
      callOff();
      if (document.visibilityState !== 'visible') return;
      const at = clock();
      const next = nextAt(at);
      setNow(at);
      // Timers may come early, and clocks be set back: each tick arms the next, whatever the time.
      if (next !== null) callOff = after(next - at, tick);
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      callOff();
      document.removeEventListener('visibilitychange', tick);
    };
  }, [clock, after, nextAt]);
  return now;
}
