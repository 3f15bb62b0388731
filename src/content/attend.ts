import { belongsToExtension, onNotice } from '../platform/page-side';
import { send } from '../platform/send';
import { readAccount } from '../site/account';
import { Choices } from './choices';
import { silenceObserver } from './exact-times';
import { standDown, startAlone } from './sole';
import { startWatching, type WatchedPage } from './watched-page';

/**
 * Has this page watched, by one script, as long as the seller wants that. Nothing of it is read before the worker has said
 * so. Switched off, the script goes; the worker puts it in anew.
 */
export function attend(): void {
  let page: WatchedPage | null = null;
  const end = (): void => {
    unhear();
    removeEventListener('pageshow', onShown);
    choices.stop();
    page?.stop();
    standDown();
  };
  if (!startAlone(belongsToExtension, () => end())) return;
  const choices = new Choices({
    ask: (account) => {
      if (belongsToExtension()) return send({ type: 'watch.get', account });
      end();
      return Promise.reject(new Error('the extension is gone'));
    },
    onAnswer: (choice) => {
      if (!choice.watching) {
        // It may have been put into this page before it was to be in none.
        silenceObserver();
        end();
      } else if (page) page.follow(choice);
      else {
        page = startWatching({ onAccount: (account) => account !== choices.asked && choices.ask(account), onEnd: end });
        // The first answer knew no account: whose page it is was not read yet.
        page.follow(choice);
        askAgain();
      }
    },
  });
  const askAgain = (): void => choices.ask(page && readAccount(document));
  const unhear = onNotice((type) => {
    if (type === 'clocks.changed') page?.refresh();
    if (type === 'watch.changed') askAgain();
  });
  // A page in the back-forward cache hears of nothing.
  const onShown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) askAgain();
  };
  addEventListener('pageshow', onShown);
  askAgain();
}
