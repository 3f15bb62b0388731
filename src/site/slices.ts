/** Our longest call on the page's main thread, in ms; kept below the 5 ms that a person could notice. */
const SLICE_MS = 3;

/** Runs stepwise work in short slices, by MessageChannel: frames and timers stand still in background tabs. */
export class Slices {
  private readonly channel = new MessageChannel();
  private work: (() => boolean) | null = null;

  constructor() {
    this.channel.port1.onmessage = () => {
      if (this.work?.()) this.channel.port2.postMessage(null);
    };
  }

  get busy(): boolean {
    return this.work !== null;
  }

  /**
   * Starts in a later task, never at once; `done` runs in a task of its own. Nothing may be running. Whatever either
   * throws goes to `failed`: one page that we cannot stand must not end the watch.
   */
  start(steps: Generator<void, void>, done: () => void, failed: (error: unknown) => void): void {
    let finished = false;
    this.work = () => {
      try {
        if (finished) {
          this.work = null;
          done();
          return false;
        }
        const until = performance.now() + SLICE_MS;
        do finished = steps.next().done === true;
        while (!finished && performance.now() < until);
        return true;
      } catch (error) {
        this.work = null;
        failed(error);
        return false;
      }
    };
    this.channel.port2.postMessage(null);
  }

  stop(): void {
    this.work = null;
    this.channel.port1.close();
  }
}
