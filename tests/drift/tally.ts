import type { Verdict, Wrong } from './judge';
import type { Redesign } from './redesign';

/** What came of many redesigns: how many are read, why the others are not, and everything that is wrong. */
export class Tally {
  readonly wrong: { readonly seed: number; readonly wrong: Wrong }[] = [];
  private readonly unread = new Map<string, number[]>();
  private lists = 0;
  private threads = 0;
  private threadsRead = 0;

  /** Holds the verdicts on one redesign's list and open thread. */
  add({ seed, thread }: Redesign, list: Verdict, open: Verdict): void {
    this.lists++;
    if (!list.isRead) this.unread.set(list.because, [...(this.unread.get(list.because) ?? []), seed]);
    if (thread) this.threads++;
    if (open.isRead) this.threadsRead++;
    for (const wrong of [...list.wrong, ...open.wrong]) this.wrong.push({ seed, wrong });
  }

  get shareRead(): number {
    const unread = [...this.unread.values()].reduce((sum, { length }) => sum + length, 0);
    return (this.lists - unread) / this.lists;
  }

  /** As a person reads it: shares, counts, and the seeds of what was not read. */
  report(): string {
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    const count = (kind: Wrong['kind']): number => this.wrong.filter(({ wrong }) => wrong.kind === kind).length;
    const [times, phantoms, losses] = [count('wrong time'), count('phantom'), count('silent loss')];
    const reasons = [...this.unread].sort((a, b) => b[1].length - a[1].length);
    return [
      `${this.lists} redesigns: ${percent(this.shareRead)} read; threads ${percent(this.threadsRead / Math.max(1, this.threads))}`,
      `wrong times ${times}, phantoms ${phantoms}, silent losses ${losses}, otherwise wrong ${this.wrong.length - times - phantoms - losses}`,
      ...reasons.map(([because, seeds]) => `  ${seeds.length} × ${because}: ${seeds.slice(0, 12).join(' ')}`),
    ].join('\n');
  }
}
