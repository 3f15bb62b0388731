import type { Reading } from '../core/reading';
import { readAccount } from '../site/account';
import { PageAnswers } from '../site/page-answers';

const ANSWER = 'reply-clock:answer';

interface ExactTimesOptions {
  readonly now: () => number;
  readonly onReading: (reading: Reading) => void;
  readonly onCases: () => void;
}

/** Whatever runs in the page's own world stops looking, and forgets what it has seen. */
export const silenceObserver = (): boolean => document.dispatchEvent(new CustomEvent('reply-clock:silence'));

/** Hears the page-world observer while exact times are on, and tells it to be silent when they are not. */
export class ExactTimes {
  answers: PageAnswers | null = null;

  constructor(private readonly options: ExactTimesOptions) {}

  set(on: boolean): void {
    if (on === (this.answers !== null)) return;
    if (!on) return this.stop();
    const { now, onReading, onCases } = this.options;
    const host = location.hostname;
    this.answers = new PageAnswers({
      host,
      now,
      account: () => readAccount(document),
      onAnswer: onReading,
      onRemark: (about, holds, account) =>
        onReading({ kind: 'remark', result: 'remark', about, holds, host, account, observedAt: now() }),
      onCases,
    });
    document.addEventListener(ANSWER, this.hear);
    document.dispatchEvent(new CustomEvent('reply-clock:listen'));
  }

  stop(): void {
    if (!this.answers) return;
    this.answers.stop();
    this.answers = null;
    document.removeEventListener(ANSWER, this.hear);
    silenceObserver();
  }

  /** Any script of the page can send this event. */
  private readonly hear = (event: Event): void => this.answers?.take((event as CustomEvent<unknown>).detail);
}
