import browser from 'webextension-polyfill';
import { isRefusal, type Replies, type RequestOf, type RequestType } from './messages';

/** Asks the worker. Throws `Error` when it refuses, or cannot be reached (as after an update of the extension). */
export async function send<T extends RequestType>(request: RequestOf<T> & { type: T }): Promise<Replies[T]> {
  const answer: unknown = await browser.runtime.sendMessage(request);
  if (answer === undefined) throw new Error('no answer');
  if (isRefusal(answer)) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer as Replies[T];
}
