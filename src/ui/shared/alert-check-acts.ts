import { notificationsAllowed } from '../../platform/notifications';
import { type OperatingSystem, operatingSystem } from '../../platform/operating-system';
import { ownAddress } from '../../platform/own-pages';
import { send } from '../../platform/send';

/** Where alerts are to be shown. */
export interface AlertGround {
  readonly system: OperatingSystem;
  readonly isFirefox: boolean;
  /** Whether the browser lets them be shown; null where it does not tell. */
  readonly isAllowed: boolean | null;
}

/** What a test of the alerts can do; a test of ours has its own. Each rejects where it could not be done. */
export interface AlertCheckActs {
  ground(): Promise<AlertGround>;
  /** Shows a test alert; answers its id, and whether the browser took it. */
  test(): Promise<{ readonly id: string; readonly isShown: boolean }>;
  /** The seller says that he saw it. */
  seen(id: string): Promise<void>;
}

export const alertCheckActs: AlertCheckActs = {
  async ground() {
    const [system, isAllowed] = await Promise.all([operatingSystem(), notificationsAllowed()]);
    return { system, isAllowed, isFirefox: ownAddress('').startsWith('moz-extension:') };
  },
  test: () => send({ type: 'alert.test' }),
  async seen(id) {
    await send({ type: 'alert.seen', id });
  },
};
