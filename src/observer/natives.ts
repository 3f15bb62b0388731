/**
 * The browser's own functions, as they were when the observer came. Pages put others in their place, to measure or to
 * mend; those are not troubled by what we do, and do not count it.
 */
export const { apply } = Reflect;
export const { now } = Date;
export const { setTimeout } = window;

const taken =
  <Self, Arguments extends unknown[], Result>(method: (this: Self, ...args: Arguments) => Result) =>
  (self: Self, ...args: Arguments): Result =>
    apply(method, self, args);

/**
 * Puts ours in a method's place; throws where the page has frozen that. Answers how to take it off: where the page has
 * wrapped or frozen it since, it stays and only passes on.
 */
export function replace<Name extends string>(owner: Record<Name, unknown>, name: Name, ours: unknown): () => unknown {
  const native = owner[name];
  owner[name] = ours;
  return () => owner[name] === ours && Reflect.set(owner, name, native);
}

export const derive = taken(Promise.prototype.then) as <T>(
  promise: Promise<T>,
  onFulfilled: (value: T) => T,
) => Promise<T>;
export const cloneOf = taken(Response.prototype.clone);
export const listen = taken(EventTarget.prototype.addEventListener);
export const dispatch = taken(EventTarget.prototype.dispatchEvent);
