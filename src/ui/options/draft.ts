import { useRef, useState } from 'preact/hooks';
import type { Settings } from '../../core/settings';
import type { Asked } from '../shared/asked';
import type { SettingsPatch } from './options-source';

export interface Draft {
  /** The settings with what is on its way to be saved, so that a second change builds on the first. */
  readonly shown: Asked<Settings>;
  /** And with what is being typed. */
  readonly tried: Asked<Settings>;
  /** Answers whether it was saved. */
  change(patch: SettingsPatch): Promise<boolean>;
  /** null: nothing is being typed any more. */
  tryOut(patch: SettingsPatch | null): void;
}

const over = (asked: Asked<Settings>, patch: SettingsPatch): Asked<Settings> =>
  asked.kind === 'shown' ? { kind: 'shown', value: { ...asked.value, ...patch } } : asked;

/** The settings as the seller changes them, before they are read anew. */
export function useDraft(settings: Asked<Settings>, onChange: (patch: SettingsPatch) => Promise<boolean>): Draft {
  const [pending, setPending] = useState<SettingsPatch>({});
  const [typed, setTyped] = useState<SettingsPatch | null>(null);
  const underWay = useRef(0);
  const shown = over(settings, pending);
  return {
    shown,
    tried: over(shown, typed ?? {}),
    tryOut: setTyped,
    async change(patch) {
      setTyped(null);
      setPending((before) => ({ ...before, ...patch }));
      underWay.current += 1;
      const isSaved = await onChange(patch);
      underWay.current -= 1;
      if (underWay.current === 0) setPending({});
      return isSaved;
    },
  };
}
