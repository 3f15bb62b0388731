import { vi } from 'vitest';

/** One turn of the browser's own queue: what the page runs by MessageChannel, and its mutation records, come before. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Lets the page's time pass: timers are fake, mutation records and message channels are real. */
export async function pass(ms: number): Promise<void> {
  for (let left = ms; left >= 0; left -= 50) {
    for (let each = 0; each < 4; each++) await turn();
    await vi.advanceTimersByTimeAsync(Math.min(50, Math.max(left, 1)));
  }
  for (let each = 0; each < 8; each++) await turn();
}
