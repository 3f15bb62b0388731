import { HOSTS } from '../../core/marketplaces';
import { askToRead, mayRead, onPermissionsChanged } from '../../platform/permissions';
import { send } from '../../platform/send';
import { type AlertCheckActs, alertCheckActs } from '../shared/alert-check-acts';
import { onNews } from '../shared/news';

/** What the first-run page lives on; a test has one of its own. */
export interface WelcomeSource {
  hasExactTimes(): Promise<boolean>;
  /** Whether all of Seller Central's hosts may be read. */
  mayRead(): Promise<boolean>;
  onSettings(listener: () => void): () => void;
  onPermissions(listener: () => void): () => void;
  setExactTimes(isOn: boolean): Promise<void>;
  openInbox(): Promise<void>;
  /** Called straight from the click: browsers ask for a permission only then. false where the seller said no. */
  allow(): Promise<boolean>;
  readonly alertCheck: AlertCheckActs;
}

export const welcomeSource: WelcomeSource = {
  hasExactTimes: async () => (await send({ type: 'settings.get' })).exactTimes,
  mayRead: () => mayRead(...HOSTS),
  onSettings: onNews,
  onPermissions: onPermissionsChanged,
  async setExactTimes(exactTimes) {
    await send({ type: 'settings.set', patch: { exactTimes } });
  },
  async openInbox() {
    await send({ type: 'inbox.open', host: null });
  },
  allow: () => askToRead(...HOSTS),
  alertCheck: alertCheckActs,
};
