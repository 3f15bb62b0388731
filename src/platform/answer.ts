import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { HOSTS } from '../core/marketplaces';
import { type Replies, type RequestOf, type RequestType, requests } from './messages';
import type { Refusal } from './refusal';

/** Who sent a request, as the browser says, not as the message says. */
export type From =
  | { readonly kind: 'content'; readonly host: string; readonly tabId: number }
  | { readonly kind: 'page' };

export type Answers = {
  readonly [T in RequestType]: (request: RequestOf<T>, from: From) => Promise<Replies[T] | Refusal>;
};

export const refuse = (code: Refusal['error']['code'], message: string): Refusal => ({ error: { code, message } });

/**
 * Who the browser says the sender is; null for anyone else. An extension page that is open in a tab has a `tab` too,
 * so its address decides, not the tab. Frames other than the top one are not listened to.
 */
export function senderOf(sender: Runtime.MessageSender, ownId: string, ownUrl: string): From | null {
  if (sender.id !== ownId || typeof sender.url !== 'string') return null;
  if (sender.url.startsWith(ownUrl)) return { kind: 'page' };
  if (sender.tab?.id === undefined || sender.frameId !== 0) return null;
  const { protocol, hostname } = new URL(sender.url);
  return protocol === 'https:' && HOSTS.includes(hostname)
    ? { kind: 'content', host: hostname, tabId: sender.tab.id }
    : null;
}

const isRequestType = (type: unknown): type is RequestType => typeof type === 'string' && Object.hasOwn(requests, type);

/** Checks one message at the door and has it answered. Never throws: a refusal is an answer. */
export async function answerOne(message: unknown, from: From | null, answers: Answers): Promise<unknown> {
  const type = (message as { type?: unknown } | null | undefined)?.type;
  if (!isRequestType(type)) return refuse('unknown-type', 'no such request');
  if (!from || !(requests[type].from as readonly string[]).includes(from.kind))
    return refuse('not-allowed', `${type} is not for this sender`);
  const parsed = v.safeParse(requests[type].schema, message);
  if (!parsed.success) return refuse('malformed', v.flatten(parsed.issues).root?.[0] ?? `malformed ${type}`);
  try {
    const answer = answers[type] as (request: unknown, from: From) => Promise<unknown>;
    return await answer(parsed.output, from);
  } catch (error) {
    return refuse('failed', error instanceof Error ? error.message : String(error));
  }
}

let listening = false;

/** Listens for requests; may be called once. Must be called before the worker's first pause, or a waking message is lost. */
export function answerMessages(answers: Answers): void {
  if (listening) throw new Error('requests are answered in one place only');
  listening = true;
  // The callback form is the one that Chromium's own `browser`, the polyfill and Firefox agree on.
  const listener = (message: unknown, sender: Runtime.MessageSender, sendResponse: (answer: unknown) => void): true => {
    const from = senderOf(sender, browser.runtime.id, browser.runtime.getURL(''));
    answerOne(message, from, answers).then(sendResponse);
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
}
