import type { Reading } from '../core/reading';
import type { Replies } from '../platform/messages';
import { isRefusal } from '../platform/refusal';

export type Report = Replies['reading.report'];

interface ReporterOptions {
  /** Sends one reading to the worker; rejects when it cannot be reached. */
  readonly send: (reading: Reading) => Promise<unknown>;
  readonly onReport: (reading: Reading, report: Report) => void;
  /** The worker does not listen to this page any more: its host may not be read, or the extension is gone. */
  readonly onForbidden: () => void;
}

/** Waits between tries; the last one goes on for as long as the page lives. */
const RETRIES_MS = [500, 1_000, 2_000, 5_000, 15_000, 30_000] as const;
/** How long to wait after so many failures. */
export const retryWaitMs = (failures: number): number => RETRIES_MS[Math.min(failures, RETRIES_MS.length - 1)]!;
/** More undelivered readings than this, and the oldest is dropped: the newer ones say what is true now. */
const MOST_WAITING = 50;

/** Delivers readings to the worker in order. One counts as delivered only when the worker has acknowledged it. */
export class Reporter {
  private readonly waiting: Reading[] = [];
  private sending = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(private readonly options: ReporterOptions) {}

  report(reading: Reading): void {
    if (this.stopped) return;
    this.waiting.push(reading);
    if (this.waiting.length > MOST_WAITING) this.waiting.splice(this.sending ? 1 : 0, 1);
    this.flush();
  }

  /** Tries at once, e.g. because the page is shown again. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.sending) void this.deliver();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.waiting.length = 0;
  }

  private async deliver(): Promise<void> {
    this.sending = true;
    try {
      for (let reading = this.waiting[0]; reading && !this.stopped; reading = this.waiting[0]) {
        const answer = await this.options.send(reading);
        if (this.stopped) return;
        if (isRefusal(answer)) {
          if (answer.error.code === 'not-allowed') return this.options.onForbidden();
          if (answer.error.code === 'failed') throw new Error(answer.error.message);
          // The same words would be refused again.
          console.warn(`Reply Clock: a reading was refused (${answer.error.code}: ${answer.error.message}).`);
        } else if ((answer as Partial<Report> | undefined)?.acknowledged !== true) throw new Error('no answer');
        this.waiting.shift();
        this.failures = 0;
        if (!isRefusal(answer)) this.options.onReport(reading, answer as Report);
      }
    } catch {
      this.timer = setTimeout(() => this.flush(), retryWaitMs(this.failures));
      this.failures += 1;
    } finally {
      this.sending = false;
    }
  }
}
