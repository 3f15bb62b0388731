import { useEffect, useState } from 'preact/hooks';
import { MINUTE_MS } from '../../core/span';
import { extensionVersion } from '../../platform/version';
import { useAsked } from '../shared/asked';
import { Options, type OptionsActs } from './options';
import type { OptionsSource } from './options-source';

/** The settings over time: what is changed elsewhere is followed. */
export function LiveOptions({ source }: { source: OptionsSource }) {
  const [settings, rereadSettings] = useAsked(source.settings, source.onChange);
  const [accounts, rereadAccounts] = useAsked(source.accounts, source.onChange);
  const [examples, rereadExamples] = useAsked(source.examples, source.onChange);
  const acts: OptionsActs = {
    change: (patch) => source.change(patch).finally(rereadSettings),
    forget: (example) => source.forget(example).finally(rereadExamples),
    testSound: source.testSound,
    alertCheck: source.alertCheck,
    retry: () => void Promise.all([rereadSettings(), rereadAccounts(), rereadExamples()]),
  };
  return <Options {...{ settings, accounts, examples, acts }} version={extensionVersion()} now={useMinute()} />;
}

/** The time, renewed each minute: days go by in a tab that stays open. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
