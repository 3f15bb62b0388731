import { realSetTimeout, wait } from './real-timers';

// A trace knows functions by name and tells the processor time of each call of the browser into them. So everything
// of ours that the browser calls is called through a function named `ownCall`, and every floor through `bareCall`.

let lastAt = performance.now();

type Callback = (this: unknown, ...args: unknown[]) => unknown;
/** By its property: the script is minified, as the extension is. */
const named = (name: string, callback: Callback): Callback => Object.defineProperty(callback, 'name', { value: name });
const own = (callback: Callback): Callback =>
  named('ownCall', function (this: unknown, ...args) {
    const answer = callback.apply(this, args);
    lastAt = performance.now();
    return answer;
  });
const bare = (callback: Callback): Callback =>
  named('bareCall', function (this: unknown, ...args) {
    return callback.apply(this, args);
  });

const RealMutationObserver = MutationObserver;
/** An observer that counts as a floor. */
export const bareObserver = (callback: MutationCallback): MutationObserver =>
  new RealMutationObserver(bare(callback as Callback) as MutationCallback);

for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver'] as const) {
  const Real = globalThis[name] as unknown as new (callback: Callback, ...rest: unknown[]) => object;
  const Own = class extends Real {
    constructor(callback: Callback, ...rest: unknown[]) {
      super(own(callback), ...rest);
    }
  };
  Object.assign(globalThis, { [name]: Own });
}
const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')!;
Object.defineProperty(MessagePort.prototype, 'onmessage', {
  ...onmessage,
  set(callback: Callback) {
    onmessage.set!.call(this, own(callback));
  },
});
globalThis.setTimeout = ((callback: Callback, ms?: number) => realSetTimeout(own(callback), ms)) as typeof setTimeout;

/** Runs a piece of work in a task of its own, which a trace tells apart. */
const inTask =
  (as: (callback: Callback) => Callback) =>
  <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      const run = (): void => {
        port1.close();
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      };
      onmessage.set!.call(port1, as(run));
      port2.postMessage(null);
    });
export const ownTask = inTask(own);
export const bareTask = inTask(bare);

/** Names what follows in the trace, until the next name. */
export const phase = (name: string): void => void performance.mark(`phase ${name}`);

/** Until nothing of ours has run for so long. */
export async function quiet(ms: number): Promise<void> {
  for (let left = ms; left > 0; left = lastAt + ms - performance.now()) await wait(left);
}

/** Until the page is drawn and its layout is clean. */
export const drawn = (): Promise<void> =>
  new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(() => realSetTimeout(resume))));
