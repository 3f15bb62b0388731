import { realSetTimeout, wait } from './real-timers';

/** Every call of the browser into our code, by what called it. */
interface OwnCall {
  readonly by: string;
  readonly ms: number;
}
let calls: OwnCall[] = [];
let lastAt = performance.now();

/** Runs our code as the browser would call it, and remembers how long it took. */
export function timed<T>(by: string, work: () => T): T {
  const begin = performance.now();
  try {
    return work();
  } finally {
    lastAt = performance.now();
    calls.push({ by, ms: lastAt - begin });
  }
}

type Callback = (this: unknown, ...args: unknown[]) => unknown;
const wrapped = (by: string, callback: Callback): Callback =>
  function (this: unknown, ...args) {
    return timed(by, () => callback.apply(this, args));
  };

for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver'] as const) {
  const Real = globalThis[name] as unknown as new (callback: Callback, ...rest: unknown[]) => object;
  const Timed = class extends Real {
    constructor(callback: Callback, ...rest: unknown[]) {
      super(wrapped(name, callback), ...rest);
    }
  };
  Object.assign(globalThis, { [name]: Timed });
}
const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')!;
Object.defineProperty(MessagePort.prototype, 'onmessage', {
  ...onmessage,
  set(callback: Callback) {
    onmessage.set!.call(this, wrapped('slice', callback));
  },
});
globalThis.setTimeout = ((callback: Callback, ms?: number) => realSetTimeout(wrapped('timer', callback), ms)) as typeof setTimeout;

export function forgetCalls(): void {
  calls = [];
  lastAt = performance.now();
}

export interface OwnTime {
  readonly total: number;
  readonly longest: number;
  readonly longestBy: string;
  readonly calls: number;
  readonly byKind: Record<string, number>;
}

export function ownTime(): OwnTime {
  const longest = calls.reduce((a, b) => (b.ms > a.ms ? b : a), { by: 'none', ms: 0 });
  const byKind: Record<string, number> = {};
  for (const { by, ms } of calls) byKind[by] = (byKind[by] ?? 0) + ms;
  return {
    total: calls.reduce((sum, { ms }) => sum + ms, 0),
    longest: longest.ms,
    longestBy: longest.by,
    calls: calls.length,
    byKind,
  };
}

/** Until nothing of ours has run for so long. */
export async function quiet(ms: number): Promise<void> {
  for (let left = ms; left > 0; left = lastAt + ms - performance.now()) await wait(left);
}

/** Until the page is drawn and its layout is clean. */
export const drawn = (): Promise<void> =>
  new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(() => realSetTimeout(resume))));
