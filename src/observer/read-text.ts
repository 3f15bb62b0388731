import { cloneOf } from './natives';

/** More than the longest list or thread, in bytes or characters; beyond it nothing is looked at. */
export const MOST = 5_000_000;
/**
 * An answer takes no longer. The page's own `body.cancel()` is done only once ours is (so the standard says of a body
 * that two read), hence an answer that never ends must not be read for ever.
 */
const LONGEST_MS = 15_000;

/**
 * The text of a copy of the answer, in the page's shadow: the page need not wait for it, and has every byte for itself.
 * Empty where the answer cannot be copied or is too long, or where the page or the network broke off.
 */
export async function readText(response: Response): Promise<string> {
  let text = '';
  const reader = new WritableStream<string>({
    write(part) {
      text += part;
      // Stops the reading.
      if (text.length > MOST) throw text;
    },
  });
  try {
    const copy = cloneOf(response).body!.pipeThrough(new TextDecoderStream());
    await copy.pipeTo(reader, { signal: AbortSignal.timeout(LONGEST_MS) });
    return text;
  } catch {
    return '';
  }
}
