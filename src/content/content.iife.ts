import { belongsToExtension } from '../platform/page-side';
import { attend } from './attend';

// Other tools frame Seller Central's pages on the same origin: one page is read once.
if (window.top === window && document.documentElement instanceof HTMLElement) {
  attend();
  // From the back-forward cache, where the worker could not put a script in when it was switched on again.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && belongsToExtension()) attend();
  });
}
