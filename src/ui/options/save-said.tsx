import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import type { Draft } from './draft';
import type { SettingsPatch } from './options-source';

/** Saves the changes of one section, and says beside them what became of the last one. */
export function useSaving(change: Draft['change']): readonly [said: JSX.Element, save: Draft['change']] {
  const [isSaved, setSaved] = useState<boolean | null>(null);
  const turn = useRef(0);
  const save = async (patch: SettingsPatch): Promise<boolean> => {
    turn.current += 1;
    const mine = turn.current;
    setSaved(null);
    const done = await change(patch);
    if (mine === turn.current) setSaved(done);
    return done;
  };
  const said = (
    <p class={`save-said ${isSaved === false ? 'failed' : 'quiet'}`} role="status">
      {isSaved === null ? null : t(isSaved ? 'changeSaved' : 'panelFailed')}
    </p>
  );
  return [said, save];
}
