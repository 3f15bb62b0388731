import { cloneOf, setTimeout } from './natives';
import { parseJson } from './parse-answer';

/** More than the longest list or thread, in bytes; beyond it nothing is looked at. */
const MOST = 5_000_000;
/**
 * An answer takes no longer. The page's own `body.cancel()` is done only once ours is (so the standard says of a body
 * that two read), hence an answer that never ends must not be read for ever.
 */
const LONGEST_MS = 15_000;

/** The JSON of a body in parts; undefined where there is nothing to read, or too much. */
export async function jsonOf(parts: BlobPart[]): Promise<unknown> {
  const body = new Blob(parts);
  return body.size > 0 && body.size < MOST ? parseJson(await body.text()) : undefined;
}

/**
 * The body of a copy of the answer, in the page's shadow: the page need not wait for it, and has every byte for itself.
 * Empty where it cannot be copied or is too long, or where the page or the network breaks off.
 */
export async function readBody(response: Response): Promise<BlobPart[]> {
  const parts: BlobPart[] = [];
  let left = MOST;
  let timer = 0;
  try {
    const reader = cloneOf(response).body!.getReader();
    timer = setTimeout(() => {
      left = 0;
      // Done when the page's own reading is. It cannot fail, for had that failed, so had ours.
      void reader.cancel();
    }, LONGEST_MS);
    while (left > 0) {
      const { done, value } = await reader.read();
      if (done) return left > 0 ? parts : [];
      parts.push(value);
      left -= value.length;
    }
    await reader.cancel();
  } catch {
    // The page hears of it by its own reading.
  } finally {
    clearTimeout(timer);
  }
  return [];
}
