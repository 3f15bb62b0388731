import { onNotice } from '../../platform/page-side';

/** Calls at each notice of the worker, and when the page is looked at again, for not all is told to pages. Answers how to stop. */
export function onNews(listener: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  const stop = onNotice(listener);
  document.addEventListener('visibilitychange', look);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
  };
}
