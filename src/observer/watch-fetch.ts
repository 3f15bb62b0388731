import { addressOf, askedBy, isGet, isJson } from './address';
import type { Answer, Bridge } from './bridge';
import { apply, derive, now, replace } from './natives';
import { jsonOf, readBody } from './read-body';

/** Whether this call asks for what we look at. A getter of the page's own is not run for that. */
function isOurs(input: unknown, init: unknown): boolean {
  if (!askedBy(addressOf(input))) return false;
  const own = Object.getOwnPropertyDescriptor(Object(init), 'method');
  return isGet(own?.value ?? (input as Request).method ?? 'GET');
}

async function readAnswer(response: Response): Promise<Answer> {
  if (!(response instanceof Response) || response.status !== 200) return null;
  // Where it came from in the end. An answer that the page has made up itself has no address, and is not looked at.
  const asked = isJson(response.headers.get('content-type')) ? askedBy(response.url) : null;
  return asked && [asked, await jsonOf(await readBody(response))];
}

/**
 * Looks at answers to `fetch`. Whatever we do not look at gets what the native gives, the very same promise. What we look
 * at gets a promise derived from it: it is settled one microtask later, to the same value or error, and counts as one
 * promise (a branch beside the page's would be an unhandled rejection of its own). Answers how to stop.
 */
export function watchFetch({ isOn, look, fail }: Bridge): () => void {
  const native = window.fetch;
  // A method, for that is what the native is like: it cannot be called with `new`, and has no prototype.
  const { fetch } = {
    fetch(this: unknown, input?: unknown): unknown {
      // biome-ignore lint/complexity/noArguments: to the native, how many there are makes a difference.
      const given = arguments;
      let askedAt = 0;
      try {
        if (isOn() && isOurs(input, given[1])) askedAt = now();
      } catch {
        fail('fetch');
      }
      const answer: unknown = apply(native as () => unknown, this, given);
      if (!askedAt || !(answer instanceof Promise)) return answer;
      return derive(answer as Promise<Response>, (response) => {
        void look('fetch', askedAt, () => readAnswer(response));
        return response;
      });
    },
  };
  return replace(window, 'fetch', fetch);
}
