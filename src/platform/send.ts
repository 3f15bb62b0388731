import browser from 'webextension-polyfill';
import type { Replies, RequestOf, RequestType } from './messages';
import { isRefusal } from './refusal';

/** Asks the worker and hands on what it answers, refusals included. Rejects when it cannot be reached. */
export const ask = (request: RequestOf<RequestType>): Promise<unknown> => browser.runtime.sendMessage(request);

/** Asks the worker. Throws `Error` when it refuses, or cannot be reached (as after an update of the extension). */
export async function send<T extends RequestType>(request: RequestOf<T> & { type: T }): Promise<Replies[T]> {
  const answer = await ask(request);
  if (answer === undefined) throw new Error('no answer');
  if (isRefusal(answer)) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer as Replies[T];
}
