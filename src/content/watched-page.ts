import type { Lesson } from '../core/lesson';
import { belongsToExtension } from '../platform/page-side';
import { ask, send } from '../platform/send';
import { watchPage } from '../site/watcher';
import type { Choice } from './choices';
import { ExactTimes } from './exact-times';
import { HelpOffer } from './help';
import { Overlay } from './overlay';
import { Reporter } from './reporter';

interface WatchedPageOptions {
  /** A reading names the account that the page is of. */
  readonly onAccount: (account: string) => void;
  /** This page is to be watched no more. */
  readonly onEnd: () => void;
}

export interface WatchedPage {
  /** The seller's choices for this page. */
  follow(choice: Choice): void;
  refresh(): void;
  stop(): void;
}

/** Reads the page that the seller has open, reports to the worker, and draws its answers beside the messages, until stopped. */
export function startWatching({ onAccount, onEnd }: WatchedPageOptions): WatchedPage {
  const now = Date.now;
  const overlay = new Overlay({
    now,
    clocksOf: async (keys) => (await send({ type: 'clocks.of', keys })).cards,
    say: async (key, word) => void (await send({ type: 'told.record', key, ...word })),
    snooze: (key, until) => send({ type: 'alert.snooze', key, until }),
    wake: async (key) => void (await send({ type: 'alert.wake', key })),
    onTick: () => {
      if (!belongsToExtension()) onEnd();
    },
  });
  const reporter = new Reporter({
    // An orphan's messages would vanish without an answer.
    send: (reading) => {
      if (belongsToExtension()) return ask({ type: 'reading.report', reading } as Parameters<typeof ask>[0]);
      onEnd();
      return Promise.reject(new Error('the extension is gone'));
    },
    onReport: (reading, report) => {
      if (reading.result === 'unreadable') return;
      if (reading.kind === 'list') overlay.learn(reading, report);
      // The worker tells every other tab; this one knows that it has just read a thread.
      else void overlay.refresh();
    },
    onForbidden: onEnd,
  });
  const exactTimes = new ExactTimes({
    now,
    onReading: (reading) => reporter.report(reading),
    onCases: () => watch.lookAgain(),
  });
  // All that the watcher calls stands before it: it may read at once.
  const help = new HelpOffer(async (what) => void (await send({ type: 'help.start', what })));
  let lesson: Lesson | null = null;
  const watch = watchPage({
    document,
    now,
    answers: () => exactTimes.answers,
    lesson: () => lesson,
    onReading: (reading) => {
      reporter.report(reading);
      help.follow(reading);
      if (reading.account !== null) onAccount(reading.account);
    },
    onListElements: (cards, reading) => overlay.follow(cards, reading),
  });
  // Shown again, perhaps after a sleep or from the back-forward cache: what waits is sent, what was missed is asked for.
  const onShown = (): void => {
    if (document.hidden) return;
    if (!belongsToExtension()) return onEnd();
    reporter.flush();
    void overlay.refresh();
  };
  addEventListener('pageshow', onShown);
  document.addEventListener('visibilitychange', onShown);
  return {
    follow(choice) {
      exactTimes.set(choice.exactTimes);
      lesson = choice.lesson;
      watch.lookAgain();
    },
    refresh: () => void overlay.refresh(),
    stop() {
      removeEventListener('pageshow', onShown);
      document.removeEventListener('visibilitychange', onShown);
      for (const part of [watch, reporter, overlay, exactTimes]) part.stop();
      help.hide();
    },
  };
}
