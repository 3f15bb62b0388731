import type { Lesson } from '../core/lesson';
import { belongsToExtension, onNotice } from '../platform/page-side';
import { ask, send } from '../platform/send';
import { readAccount } from '../site/account';
import { watchPage } from '../site/watcher';
import { ExactTimes } from './exact-times';
import { HelpOffer } from './help';
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
  const exactTimes = new ExactTimes({
    now,
    onReading: (reading) => reporter.report(reading),
    onCases: () => watch.lookAgain(),
  });
  // All that the watcher calls stands before it: it may read at once.
  const help = new HelpOffer(async (what) => void (await send({ type: 'help.start', what })));
  let lesson: Lesson | null = null;
  let asked: string | null = null;
  /** The seller's choices for this account. Without an answer the page is watched by its text, as before. */
  const askHowToWatch = async (): Promise<void> => {
    asked = readAccount(document);
    try {
      const watched = await send({ type: 'watch.get', account: asked });
      exactTimes.set(watched.exactTimes && ended.length > 0);
      lesson = watched.lesson;
      watch.lookAgain();
    } catch {
      // The worker could not be reached: with the next reading it is asked again.
      asked = null;
    }
  };
  const watch = watchPage({
    document,
    now,
    answers: () => exactTimes.answers,
    lesson: () => lesson,
    onReading: (reading) => {
      reporter.report(reading);
      help.follow(reading);
      if (reading.account !== null && reading.account !== asked) void askHowToWatch();
    },
    onListElements: (cards, reading) => overlay.follow(cards, reading),
  });
  const unhear = onNotice((type) => {
    if (type === 'clocks.changed') void overlay.refresh();
    if (type === 'watch.changed') void askHowToWatch();
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
    () => exactTimes.stop(),
    () => help.hide(),
    unhear,
    () => removeEventListener('pageshow', onShown),
    () => document.removeEventListener('visibilitychange', onShown),
  );
  void askHowToWatch();
}

// Other tools frame Seller Central's pages on the same origin: one page is read once.
if (window.top === window && document.documentElement instanceof HTMLElement) start();
