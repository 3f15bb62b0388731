import { useEffect, useState } from 'preact/hooks';
import { MINUTE_MS } from '../../core/span';
import { useAsked } from '../shared/asked';
import { Dashboard } from './dashboard';
import type { DashboardSource } from './dashboard-source';

/** The dashboard over time: rereads what has changed, and ticks each minute. */
export function LiveDashboard({ source }: { source: DashboardSource }) {
  const [asked, reread] = useAsked(source.load, source.onChange);
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
  const at = asked.kind === 'shown' ? Math.max(now, asked.value.at) : now;
  return <Dashboard {...{ asked, source }} now={at} onRetry={() => void reread()} />;
}
