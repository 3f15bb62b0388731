/** No frame is lost by so much work at once. */
const SLICE_MS = 12;

/** Lets the page breathe in long work, and ends it when it is to be cancelled: throws the signal's reason then. */
export function inSlices(signal: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await new Promise((resume) => setTimeout(resume));
    signal.throwIfAborted();
    began = performance.now();
  };
}
