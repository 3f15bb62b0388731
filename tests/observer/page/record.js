/** Waits long enough for the browser to report what nobody has caught by now. */
const settle = () => new Promise((done) => setTimeout(done, 10));

/** A short word for a long text, the same in both runs. */
export function digestOf(text) {
  let hash = 7;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return `${text.length} characters, ${hash >>> 0}`;
}

export async function wordOf(value) {
  if (typeof value === 'string') return value.length > 60 ? digestOf(value) : JSON.stringify(value);
  if (value instanceof ArrayBuffer) return `buffer of ${digestOf(new TextDecoder('latin1').decode(value))}`;
  if (ArrayBuffer.isView(value)) return `bytes of ${digestOf(new TextDecoder('latin1').decode(value))}`;
  if (value instanceof Blob) return `blob ${value.type} of ${digestOf(await new Response(value).text())}`;
  if (value instanceof Document) return `document of ${digestOf(value.documentElement.outerHTML)}`;
  if (value instanceof Error || value instanceof DOMException)
    return `${value.constructor.name} ${value.name}: ${value.message}`;
  if (typeof value === 'object' && value !== null) return `object of ${digestOf(JSON.stringify(value))}`;
  return String(value);
}

/**
 * Plays one scenario and answers all that a page could have seen of it: what it noted, and how often the browser told the
 * page of an error or of a promise that nobody caught.
 */
export async function record(scenario) {
  const lines = [];
  const counts = { unhandledrejection: 0, rejectionhandled: 0, error: 0 };
  const count = (event) => {
    counts[event.type]++;
    event.preventDefault();
  };
  for (const type of Object.keys(counts)) addEventListener(type, count);
  const note = async (what, value) => {
    // The line's place is that of the call, not of the moment when its word is known.
    const at = lines.push('') - 1;
    lines[at] = `${what}: ${await wordOf(value)}`;
  };
  /** Notes what a promise (or a call) comes to, an error included. */
  const outcome = async (what, work) => {
    try {
      await note(what, await (typeof work === 'function' ? work() : work));
    } catch (error) {
      await note(`${what} fails`, error);
    }
  };
  /** Waits for the page to be told of so many promises that nobody caught; those that came late too would be seen. */
  const uncaught = async (times) => {
    for (const endsAt = performance.now() + 5_000; counts.unhandledrejection < times && performance.now() < endsAt; )
      await settle();
  };
  try {
    await scenario({ note, outcome, settle, uncaught });
  } catch (error) {
    await note('the scenario itself fails', error);
  }
  await settle();
  for (const type of Object.keys(counts)) removeEventListener(type, count);
  return [...lines, ...Object.entries(counts).map(([type, times]) => `${type} × ${times}`)];
}
