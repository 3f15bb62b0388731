import browser from 'webextension-polyfill';
import type { Notice } from './messages';

const NOTICES: readonly Notice['type'][] = ['clocks.changed', 'watch.changed', 'teach.start', 'report.start'];

/** Whether this script still belongs to a living extension; after an update, a disabling or a removal it does not. */
export function belongsToExtension(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}

/** Hears what the worker tells its pages and content scripts; other messages are none of theirs. */
export function onNotice(listener: (type: Notice['type']) => void): () => void {
  const hear = (message: unknown): undefined => {
    const type = (message as Partial<Notice> | null)?.type;
    if (type && NOTICES.includes(type)) listener(type);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => {
    if (belongsToExtension()) browser.runtime.onMessage.removeListener(hear);
  };
}
