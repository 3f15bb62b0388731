import type { AccountZones } from '../../core/zone-evidence';
import type { Replies } from '../../platform/messages';
import { send } from '../../platform/send';
import { onNews } from '../shared/news';

/** A message that the seller has shown, by whose page it was. */
export type ShownExample = Replies['lessons.get'][number];

/** What the settings page lives on; a test has one of its own. Each rejects where the worker cannot do it. */
export interface OptionsSource {
  hasExactTimes(): Promise<boolean>;
  accounts(): Promise<readonly AccountZones[]>;
  examples(): Promise<readonly ShownExample[]>;
  /** Calls when something may have changed; answers how to stop. */
  onChange(listener: () => void): () => void;
  setExactTimes(isOn: boolean): Promise<void>;
  forget(example: ShownExample): Promise<void>;
}

export const optionsSource: OptionsSource = {
  hasExactTimes: async () => (await send({ type: 'settings.get' })).exactTimes,
  accounts: () => send({ type: 'accounts.get' }),
  examples: () => send({ type: 'lessons.get' }),
  onChange: onNews,
  async setExactTimes(exactTimes) {
    await send({ type: 'settings.set', patch: { exactTimes } });
  },
  async forget({ account, host }) {
    await send({ type: 'lesson.set', account, host, lesson: null });
  },
};
