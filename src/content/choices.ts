import type { Replies } from '../platform/messages';
import { retryWaitMs } from './reporter';

export type Choice = Replies['watch.get'];

interface ChoicesOptions {
  /** Asks the worker; rejects when it cannot be reached. */
  readonly ask: (account: string | null) => Promise<Choice>;
  readonly onAnswer: (choice: Choice) => void;
}

/** How the seller wants this page to be watched, and whether at all: asked of the worker until it answers. */
export class Choices {
  /** The account that was asked for last. */
  asked: string | null = null;
  private turn = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ChoicesOptions) {}

  ask(account: string | null): void {
    clearTimeout(this.timer);
    this.asked = account;
    this.turn += 1;
    const { turn } = this;
    // An answer to an earlier question may be of before the seller's last choice.
    this.options.ask(account).then(
      (choice) => {
        if (turn !== this.turn) return;
        this.failures = 0;
        this.options.onAnswer(choice);
      },
      () => {
        if (turn !== this.turn) return;
        this.timer = setTimeout(() => this.ask(account), retryWaitMs(this.failures));
        this.failures += 1;
      },
    );
  }

  stop(): void {
    clearTimeout(this.timer);
    this.turn += 1;
  }
}
