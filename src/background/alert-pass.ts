import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import type { Intents } from '../ledger/alerts';
import type { AlertRow } from '../ledger/schema';

/** Where clocks, alerts and snoozes are kept. `zone` is the seller's own. */
export interface AlertStore {
  commitIntents(settings: Settings, zone: string, now: Instant): Promise<Intents>;
  commitShown(alert: AlertRow, now: Instant): Promise<void>;
  commitCleared(ids: readonly string[]): Promise<void>;
  nextTurnAt(settings: Settings, zone: string, now: Instant): Promise<Instant | null>;
}

/** Where alerts are shown. */
export interface Screen {
  /** Answers whether it was shown. */
  show(alert: AlertRow, settings: Settings, now: Instant): Promise<boolean>;
  clear(id: string): Promise<void>;
  wakeAt(at: Instant | null): Promise<void>;
}

/**
 * The part of a sweep on which alerts depend: intents are committed before any is shown, and what was shown after. A pass that
 * is cut off anywhere is made up for by the next. Answers whether anything was shown.
 */
export async function alertPass(
  store: AlertStore,
  screen: Screen,
  settings: Settings,
  clock: { readonly zone: string; now(): Instant },
): Promise<boolean> {
  const now = clock.now();
  const { toShow, toClear } = await store.commitIntents(settings, clock.zone, now);
  for (const alert of toShow) {
    // One that cannot be shown stays an intent; the others are shown all the same.
    if (await screen.show(alert, settings, now)) await store.commitShown(alert, clock.now());
  }
  // After what replaces them.
  for (const id of toClear) await screen.clear(id);
  if (toClear.length > 0) await store.commitCleared(toClear);
  // Switched off, nothing changes by itself.
  if (settings.watching) await screen.wakeAt(await store.nextTurnAt(settings, clock.zone, now));
  return toShow.length > 0;
}
