import { observeOpenTabs, registerObserver } from './exact-times';
import { tellWatchChanged } from './notify-tabs';
import { isWatching } from './settings';
import { watchOpenTabs } from './watching';

/** Has every messaging page watched that the seller lets us read, open ones too; none while switched off. */
export async function watchAll(): Promise<void> {
  // The observer comes first: content scripts tell it that they listen when they start.
  await registerObserver();
  await observeOpenTabs();
  if (await isWatching()) await watchOpenTabs();
}

/** The seller has switched Reply Clock off or on: every page is left alone at once, or watched again without being loaded anew. */
export async function followSwitch(): Promise<void> {
  // Before anything that a browser may refuse.
  await tellWatchChanged();
  await watchAll();
}
