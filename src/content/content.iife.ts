import { belongsToExtension, onNotice } from '../platform/page-side';
import { ask, send } from '../platform/send';
import { watchPage } from '../site/watcher';
import { Overlay } from './overlay';
import { Reporter } from './reporter';
import { standDown, startAlone } from './sole';

/** Reads the page that the seller has open, reports to the worker, and draws its answers beside the messages. */
function start(): void {
  const now = Date.now;
  const ended: (() => void)[] = [];
  const stop = (): void => {
    for (const end of ended.splice(0)) end();
    standDown();
  };
  if (!startAlone(belongsToExtension, stop)) return;

  const overlay = new Overlay({
    now,
    clocksOf: async (keys) => (await send({ type: 'clocks.of', keys })).cards,
    say: async (key, word) => void (await send({ type: 'told.record', key, ...word })),
    onTick: () => {
      if (!belongsToExtension()) stop();
    },
  });
  const reporter = new Reporter({
    // An orphan's messages would vanish without an answer.
    send: (reading) => {
      if (belongsToExtension()) return ask({ type: 'reading.report', reading } as Parameters<typeof ask>[0]);
      stop();
      return Promise.reject(new Error('the extension is gone'));
    },
    onReport: (reading, report) => {
      if (reading.result === 'unreadable') return;
      if (reading.kind === 'list') overlay.learn(reading, report);
      // The worker tells every other tab; this one knows that it has just read a thread.
      else void overlay.refresh();
    },
    onForbidden: stop,
  });
  const watch = watchPage({
    document,
    now,
    onReading: (reading) => reporter.report(reading),
    onListElements: (cards, reading) => overlay.follow(cards, reading),
  });
  const unhear = onNotice((type) => {
    if (type === 'clocks.changed') void overlay.refresh();
  });
  // Shown again, perhaps after a sleep or from the back-forward cache: what waits is sent, what was missed is asked for.
  const onShown = (): void => {
    if (document.hidden) return;
    if (!belongsToExtension()) return stop();
    reporter.flush();
    void overlay.refresh();
  };
  addEventListener('pageshow', onShown);
  document.addEventListener('visibilitychange', onShown);
  ended.push(
    () => watch.stop(),
    () => reporter.stop(),
    () => overlay.stop(),
    unhear,
    () => removeEventListener('pageshow', onShown),
    () => document.removeEventListener('visibilitychange', onShown),
  );
}

// Other tools frame Seller Central's pages on the same origin: one page is read once.
if (window.top === window && document.documentElement instanceof HTMLElement) start();
