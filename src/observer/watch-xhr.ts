import { addressOf, askedBy, isGet, isJson } from './address';
import type { Answer, Bridge } from './bridge';
import { apply, listen, now, replace } from './natives';
import { jsonOf } from './read-body';

type Xhr = InstanceType<typeof window.XMLHttpRequest>;

async function readAnswer(request: Xhr): Promise<Answer> {
  const { status, responseType, responseURL } = request;
  // 0 where one of the page's listeners has aborted it, or opened it anew.
  if (status !== 200 || responseType === 'document') return null;
  const asked = isJson(request.getResponseHeader('content-type')) && askedBy(responseURL);
  if (!asked) return null;
  // Not `responseText`: once that is read, Firefox (153) keeps it even where the page aborts afterwards.
  const body: unknown = request.response;
  // Parsed by the browser: a number that it cut is none of ours, for we take ids from strings only.
  return [asked, responseType === 'json' ? body : await jsonOf([body as BlobPart])];
}

/**
 * Looks at answers to `XMLHttpRequest`: only `open` is wrapped, what follows is heard as any listener would. Nothing is
 * written on the page's objects. Answers how to stop.
 */
export function watchXhr({ isOn, look, fail }: Bridge): () => void {
  const { prototype } = window.XMLHttpRequest;
  const native = prototype.open;
  /** When they were opened, which is no later than when they were sent. */
  const openedAts = new WeakMap<Xhr, number>();

  const onLoad = ({ currentTarget }: Event): void => {
    const request = currentTarget as Xhr;
    const openedAt = openedAts.get(request);
    if (openedAt) void look('xhr', openedAt, () => readAnswer(request));
  };

  const { open } = {
    open(this: Xhr, method: unknown, url: unknown): unknown {
      // biome-ignore lint/complexity/noArguments: with two of them it is asynchronous, with three it may not be.
      const opened: unknown = apply(native as () => unknown, this, arguments);
      try {
        openedAts.delete(this);
        if (isOn() && isGet(method) && askedBy(addressOf(url))) {
          openedAts.set(this, now());
          // Added again, the same listener is still one.
          listen(this, 'load', onLoad);
        }
      } catch {
        fail('xhr');
      }
      return opened;
    },
  };
  return replace(prototype, 'open', open);
}
