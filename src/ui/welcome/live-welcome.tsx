import { useState } from 'preact/hooks';
import { useAsked } from '../shared/asked';
import { Welcome, type WelcomeActs } from './welcome';
import type { WelcomeSource } from './welcome-source';

/** The first-run page over time: what was chosen stays, and follows what is changed elsewhere. */
export function LiveWelcome({ source }: { source: WelcomeSource }) {
  const [exactTimes, reread] = useAsked(source.hasExactTimes, source.onSettings);
  const [mayRead] = useAsked(source.mayRead, source.onPermissions);
  const [hasChosen, setHasChosen] = useState(false);
  const acts: WelcomeActs = {
    async choose(isOn) {
      try {
        await source.setExactTimes(isOn);
        setHasChosen(true);
      } finally {
        await reread();
      }
    },
    openInbox: () => source.openInbox(),
    allow: () => source.allow(),
    alertCheck: source.alertCheck,
  };
  // Accepted at an earlier time, it is a switch at once.
  const isDecided = hasChosen || (exactTimes.kind === 'shown' && exactTimes.value);
  return (
    // Where that cannot be asked, there is nothing to allow.
    <Welcome {...{ exactTimes, isDecided, acts }} mayRead={mayRead.kind !== 'shown' || mayRead.value} />
  );
}
