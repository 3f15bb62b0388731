import type { Settings } from '../../core/settings';
import type { AccountZones } from '../../core/zone-evidence';
import type { Replies } from '../../platform/messages';
import { send } from '../../platform/send';
import { type AlertCheckActs, alertCheckActs } from '../shared/alert-check-acts';
import { onNews } from '../shared/news';
import type { TestSound } from './sound';

/** A message that the seller has shown, by whose page it was. */
export type ShownExample = Replies['lessons.get'][number];

/** What this page can change. */
export type SettingsPatch = Partial<Omit<Settings, 'version'>>;

/** What the settings page lives on; a test has one of its own. Each rejects where the worker cannot do it. */
export interface OptionsSource {
  settings(): Promise<Settings>;
  accounts(): Promise<readonly AccountZones[]>;
  examples(): Promise<readonly ShownExample[]>;
  /** Calls when something may have changed; answers how to stop. */
  onChange(listener: () => void): () => void;
  change(patch: SettingsPatch): Promise<void>;
  forget(example: ShownExample): Promise<void>;
  readonly testSound: TestSound;
  readonly alertCheck: AlertCheckActs;
}

export const optionsSource: OptionsSource = {
  settings: () => send({ type: 'settings.get' }),
  accounts: () => send({ type: 'accounts.get' }),
  examples: () => send({ type: 'lessons.get' }),
  onChange: onNews,
  async change(patch) {
    await send({ type: 'settings.set', patch });
  },
  async forget({ account, host }) {
    await send({ type: 'lesson.set', account, host, lesson: null });
  },
  testSound: async (name, volume) => (await send({ type: 'sound.test', name, volume })).played,
  alertCheck: alertCheckActs,
};
