import { MINUTE_MS } from '../../src/core/span';
import { OWN_URL } from '../background/fake-browser';

export interface Alarm {
  readonly name: string;
  readonly scheduledTime: number;
  readonly periodInMinutes?: number;
}

/**
 * A browser's alarms and alerts on a virtual clock, which never moves by itself. `touch` is called around whatever the
 * extension asks of it; it may throw, as if the worker had been killed there.
 */
export class VirtualDesk {
  private readonly alarms = new Map<string, Alarm>();
  /** The alerts on the screen, by id. */
  readonly screen = new Map<string, { readonly title: string }>();
  /** When the first alarm is due; infinite without one. */
  nextAt = Infinity;
  /** The system lets no alert through. */
  isMute = false;

  constructor(
    readonly now: () => number,
    private readonly touch: () => void = () => {},
  ) {}

  /** As much of the browser's own object as the extension's alarms and alerts use. */
  readonly browser = {
    runtime: { getURL: (path: string) => OWN_URL + path, getManifest: () => ({ icons: { 128: 'icons/128.png' } }) },
    alarms: {
      get: (name: string) => this.asked(() => this.alarms.get(name)),
      create: (name: string, { when, periodInMinutes }: { when?: number; periodInMinutes?: number }) =>
        this.asked(() => {
          const scheduledTime = when ?? this.now() + (periodInMinutes ?? 0) * MINUTE_MS;
          this.alarms.set(name, { name, scheduledTime, ...(periodInMinutes && { periodInMinutes }) });
          this.findNext();
        }),
      clear: (name: string) =>
        this.asked(() => {
          const had = this.alarms.delete(name);
          this.findNext();
          return had;
        }),
    },
    notifications: {
      create: (id: string, { title }: { title: string }) =>
        this.asked(() => {
          if (this.isMute) throw new Error('no alerts here');
          this.screen.set(id, { title });
          return id;
        }),
      clear: (id: string) => this.asked(() => this.screen.delete(id)),
    },
  };

  has(name: string): boolean {
    return this.alarms.has(name);
  }

  /** The alarms whose time has come, each once however often it was missed; they are gone, or wait for their next turn. */
  fire(): string[] {
    const due = [...this.alarms.values()].filter(({ scheduledTime }) => scheduledTime <= this.now());
    for (const alarm of due) {
      const { name, scheduledTime, periodInMinutes } = alarm;
      if (!periodInMinutes) {
        this.alarms.delete(name);
        continue;
      }
      const periodMs = periodInMinutes * MINUTE_MS;
      const missed = Math.floor((this.now() - scheduledTime) / periodMs);
      this.alarms.set(name, { ...alarm, scheduledTime: scheduledTime + (missed + 1) * periodMs });
    }
    this.findNext();
    return due.map(({ name }) => name);
  }

  /** The extension or the browser starts anew. No alert outlives it. */
  restart(keepsAlarms: boolean): void {
    this.screen.clear();
    if (!keepsAlarms) this.alarms.clear();
    this.findNext();
  }

  private findNext(): void {
    this.nextAt = Infinity;
    for (const { scheduledTime } of this.alarms.values()) this.nextAt = Math.min(this.nextAt, scheduledTime);
  }

  private async asked<T>(answer: () => T): Promise<T> {
    this.touch();
    const result = answer();
    this.touch();
    return result;
  }
}
