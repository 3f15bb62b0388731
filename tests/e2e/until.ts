/** Asks again until the answer is truthy, and answers it. Throws, with the last answer or error, after `timeoutMs`. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 15_000, everyMs = 50 } = {},
): Promise<NonNullable<T>> {
  const endsAt = Date.now() + timeoutMs;
  for (;;) {
    let last: unknown;
    try {
      const answer = await probe();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > endsAt) throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what} (last: ${String(last)})`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
