import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { MINUTE_MS } from '../../core/span';
import { useAsked } from '../shared/asked';
import { Dashboard } from './dashboard';
import type { DashboardSource } from './dashboard-source';
import { asFirst, type FirstGlance } from './first-answers';

/** The dashboard over time: rereads what has changed, and ticks each minute. */
export function LiveDashboard({ source }: { source: DashboardSource }) {
  const [first, load] = useFirst(source);
  const [asked, reread] = useAsked(load, source.onChange);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    // A hidden tab shows nobody anything; it is read anew when it is looked at again.
    const tick = (): void => {
      if (document.visibilityState === 'visible') setNow(Date.now());
    };
    const timer = setInterval(tick, MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  // A view may be younger than the last tick.
  const at = Math.max(now, asked.kind === 'shown' ? asked.value.at : (first?.at ?? now));
  return <Dashboard {...{ asked, first, source }} now={at} onRetry={() => void reread()} />;
}

/** What is counted already, null until it is there; and how to read all, which is asked for right after it. */
function useFirst(source: DashboardSource) {
  const [first, setFirst] = useState<FirstGlance | null>(null);
  const isAsked = useRef(false);
  const load = useCallback(() => {
    if (!isAsked.current) {
      isAsked.current = true;
      source.glance().then(
        (glance) => setFirst(asFirst(glance)),
        // Whatever keeps it away is told by what follows.
        () => {},
      );
    }
    return source.load();
  }, [source]);
  return [first, load] as const;
}
