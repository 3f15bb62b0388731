import { openBridge } from './bridge';
import { dispatch, listen } from './natives';
import { OBSERVER } from './protocol';
import { watchFetch } from './watch-fetch';
import { watchXhr } from './watch-xhr';

/**
 * Watches this page's own requests, unless an observer of this version or a newer one does already. What stands in a
 * page's world outlives the extension that put it there: after an update a second one comes. An older one steps aside
 * for it, so that one only looks. They speak by an event, which leaves nothing on the page's global object.
 */
export function observe(version: number): void {
  if (!dispatch(document, new CustomEvent(OBSERVER, { detail: version, cancelable: true }))) return;

  const stops: (() => void)[] = [];
  const bridge = openBridge(() => {
    for (const stop of stops) stop();
  });
  listen(document, OBSERVER, (event) => {
    if ((event as CustomEvent<number>).detail > version) bridge.end();
    else event.preventDefault();
  });
  try {
    for (const watch of [watchFetch, watchXhr]) stops.push(watch(bridge));
  } catch {
    // A page may have frozen what it has.
    bridge.fail(stops[0] ? 'xhr' : 'fetch');
  }
}
