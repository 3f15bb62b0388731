// First, so that the extension's own files find this browser.
import './simulated-browser';

import { type AlertStore, alertPass, type Screen } from '../../src/background/alert-pass';
import type { Settings } from '../../src/core/settings';
import type { Instant } from '../../src/core/span';
import type { AlertRow } from '../../src/ledger/schema';
import { keepSafetyAlarm, oweWake, wakeAt, wakePaid } from '../../src/platform/alarms';
import { clearNotification, showNotification } from '../../src/platform/notifications';
import { Random } from '../practice/random';
import type { Waiting } from './books';
import type { History } from './history';
import { MemoryStore } from './memory-store';
import { held } from './simulated-browser';
import type { Story, StoryEvent } from './story';
import { VirtualDesk } from './virtual-desk';

class Killed extends Error {}

/** Runs the extension's own pass through a story, on a virtual clock. */
export async function simulate(story: Story): Promise<History> {
  const { now: realNow } = Date;
  const world = new World(story);
  Date.now = () => world.now;
  held.desk = world.desk;
  try {
    await world.run();
  } finally {
    Date.now = realNow;
  }
  return world.history;
}

const MOST_STEP_MS = 20;
/** A page sends again what was not acknowledged. */
const AGAIN_MS = 10_000;
const STARTS_MS = 1_500;

class World {
  now: Instant;
  readonly desk: VirtualDesk;
  readonly history: History;
  private readonly store = new MemoryStore();
  private readonly random: Random;
  private settings: Settings;
  private zone: string;
  private isAwake = true;
  /** When the worker comes back, if it does so by itself. */
  private backAt = Infinity;
  /** The worker was killed, or what its alarm rests on is not so any more; until the next pass. */
  private isAway = false;
  private waitedSince: Instant | null = null;
  private waitedMs = 0;
  private kill: (StoryEvent & { do: 'kill' }) | null = null;
  private stepsLeft = Infinity;
  /** All alerts that were ever tried to be shown, and how many messages of each thread are open. */
  private readonly told = new Map<string, AlertRow>();
  private readonly open = new Map<string, number>();
  /** Pages that could not tell yet: the computer slept, or the worker did not acknowledge. */
  private waiting: StoryEvent[] = [];

  constructor(private readonly story: Story) {
    this.now = story.from;
    this.settings = story.settings;
    this.zone = story.zone;
    this.random = new Random(story.from);
    this.desk = new VirtualDesk(
      () => this.now,
      () => this.step(),
    );
    this.history = {
      ...{ from: story.from, to: story.to, clocks: new Map(), snoozes: [], reads: [], shown: [], left: [] },
      settings: [{ at: story.from, is: story.settings }],
      zone: [{ at: story.from, is: story.zone }],
      able: [{ at: story.from, is: true }],
      ...{ longestAwayMs: 0, kills: 0, passes: 0 },
    };
  }

  async run(): Promise<void> {
    await this.pass();
    const { events, to } = this.story;
    for (let next = 0; ; ) {
      const event = events[next];
      const late = this.isAwake && this.settings.watching ? this.waiting[0] : undefined;
      const at = Math.min(
        event?.at ?? Infinity,
        late?.at ?? Infinity,
        this.isAwake ? Math.min(this.desk.nextAt, this.backAt) : Infinity,
      );
      if (at >= to) return;
      this.now = Math.max(this.now, at);
      if (late && late.at <= this.now) {
        this.waiting.shift();
        await this.happen(late);
      } else if (event && event.at <= this.now) {
        next += 1;
        await this.happen(event);
      } else {
        this.desk.fire();
        await this.pass();
      }
    }
  }

  private async happen(event: StoryEvent): Promise<void> {
    switch (event.do) {
      case 'sleep':
      case 'quit':
        this.isAwake = false;
        this.noteAble();
        return;
      case 'wake':
        this.isAwake = true;
        this.noteAble();
        return;
      case 'start':
        this.isAwake = true;
        this.desk.restart(event.keepsAlarms);
        this.noteAble();
        this.backAt = this.now + STARTS_MS;
        return;
      case 'travel':
        this.zone = event.zone;
        this.history.zone.push({ at: this.now, is: event.zone });
        // Nothing tells the extension; the next pass sees it.
        this.goesAway();
        return;
      case 'mute':
      case 'unmute':
        this.desk.isMute = event.do === 'mute';
        return;
      case 'kill':
        this.kill = event;
        if (!event.atAlert) this.stepsLeft = event.steps;
        return;
    }
    if (!this.isAwake || (!this.settings.watching && event.do !== 'settings')) {
      if (event.do === 'show' || event.do === 'reply' || event.do === 'look' || event.do === 'settings')
        this.later(event, this.now + this.random.whole(60_000, 1_800_000));
      return;
    }
    if (event.do === 'settings') {
      this.settings = event.change(this.settings, this.now);
      this.history.settings.push({ at: this.now, is: this.settings });
      return this.pass();
    }
    if (event.do === 'close') {
      const ids = [...this.desk.screen.keys()];
      const id = ids[event.which % ids.length];
      if (id === undefined) return;
      this.desk.screen.delete(id);
      return this.store.gone(id);
    }
    if (event.do === 'snooze') return this.snooze(event);
    await this.tell(event);
  }

  private later(event: StoryEvent, at: Instant): void {
    this.waiting.push({ ...event, at });
    this.waiting.sort((a, b) => a.at - b.at);
  }

  /** A page reports; what it reported is acknowledged once an alarm stands. */
  private async tell(event: StoryEvent & { do: 'show' | 'reply' | 'look' }): Promise<void> {
    const isTold = await this.lives(async () => {
      this.comesBack();
      const account = event.do === 'look' ? event.account : event.clock.account;
      this.step();
      await this.store.read(account, this.now);
      this.history.reads.push({ account, at: this.now });
      if (event.do === 'show') await this.show(event.clock);
      if (event.do === 'reply') await this.close(event.clock);
      await oweWake();
    });
    if (isTold) await this.pass();
    else this.later(event, this.now + AGAIN_MS);
  }

  private async show(clock: Waiting): Promise<void> {
    const name = `${clock.threadId} ${clock.ordinal}`;
    const known = this.history.clocks.get(name);
    if (known && known.closedAt < Infinity) return;
    await this.store.put(clock);
    if (known) known.known.push({ at: this.now, is: clock.deadline });
    else {
      this.open.set(clock.threadId, (this.open.get(clock.threadId) ?? 0) + 1);
      (this.history.clocks as Map<string, unknown>).set(name, {
        ...{ threadId: clock.threadId, account: clock.account, closedAt: Infinity },
        known: [{ at: this.now, is: clock.deadline }],
      });
    }
  }

  private async close(clock: Waiting): Promise<void> {
    await this.store.remove(clock);
    const known = this.history.clocks.get(`${clock.threadId} ${clock.ordinal}`);
    if (!known || known.closedAt < Infinity) return;
    known.closedAt = this.now;
    this.open.set(clock.threadId, this.open.get(clock.threadId)! - 1);
  }

  private async snooze({ which, forMs }: StoryEvent & { do: 'snooze' }): Promise<void> {
    const open = [...this.history.clocks.values()].filter(({ closedAt }) => closedAt === Infinity);
    if (open.length === 0) return;
    const { threadId } = open[which % open.length]!;
    const { until } = await this.store.snooze(threadId, this.now + forMs, this.settings, this.zone, this.now);
    if (until !== null) {
      const deadlines = open.filter((each) => each.threadId === threadId).map(({ known }) => known.at(-1)!.is);
      this.history.snoozes.push({ at: this.now, threadId, deadlines, until });
    }
    await this.pass();
  }

  /** As the worker's sweep does it. */
  private async pass(): Promise<void> {
    this.history.passes += 1;
    this.comesBack();
    let isMuted = false;
    const screen: Screen = {
      show: async (alert, _settings, decidedAt) => {
        if (this.kill?.atAlert && this.stepsLeft === Infinity) this.stepsLeft = this.kill.steps;
        this.told.set(alert.id, alert);
        const shown = { at: this.now, decidedAt, alert, isRecorded: false };
        try {
          await showNotification(alert.id, { title: alert.kind, message: '' });
        } catch (error) {
          if (error instanceof Killed) {
            if (this.desk.screen.has(alert.id)) this.history.shown.push(shown);
            throw error;
          }
          isMuted = true;
          return false;
        }
        this.history.shown.push(shown);
        return true;
      },
      clear: clearNotification,
      wakeAt,
    };
    const isDone = await this.lives(async () => {
      await keepSafetyAlarm();
      await alertPass(this.stepping(), screen, this.settings, { zone: this.zone, now: () => this.now });
      await wakePaid();
    });
    if (!isDone) return;
    // The next pass tries again.
    if (isMuted) this.goesAway();
    else this.lookAtScreen();
  }

  /** The store, at each of whose promises the worker may end. */
  private stepping(): AlertStore {
    const around = async <T>(ask: () => Promise<T>): Promise<T> => {
      this.step();
      const answer = await ask();
      this.step();
      return answer;
    };
    return {
      commitIntents: (...asked) => around(() => this.store.commitIntents(...asked)),
      commitShown: (alert, at) =>
        around(async () => {
          await this.store.commitShown(alert, at);
          this.history.shown.at(-1)!.isRecorded = true;
        }),
      commitCleared: (ids) => around(() => this.store.commitCleared(ids)),
      nextTurnAt: (...asked) => around(() => this.store.nextTurnAt(...asked)),
    };
  }

  /** Nothing stays on the screen whose messages are all answered. */
  private lookAtScreen(): void {
    for (const id of this.desk.screen.keys()) {
      const row = this.told.get(id);
      if (row && row.kind !== 'look' && !row.keys.some((key) => this.open.get(key)))
        this.history.left.push({ at: this.now, id });
    }
  }

  private step(): void {
    this.now += this.random.whole(0, MOST_STEP_MS);
    this.stepsLeft -= 1;
    if (this.stepsLeft === 0) throw new Killed();
  }

  /** Whether the worker lived through it. */
  private async lives(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    const after = this.kill?.backAfterMs ?? null;
    // Where no alarm stands yet, nothing of ours could bring it back: the browser's start does.
    this.backAt = after === null && this.desk.has('safety') ? Infinity : this.now + (after ?? STARTS_MS);
    this.kill = null;
    this.stepsLeft = Infinity;
    this.history.kills += 1;
    this.goesAway();
    return false;
  }

  private comesBack(): void {
    this.backAt = Infinity;
    this.isAway = false;
    this.noteAble();
  }

  private goesAway(): void {
    this.isAway = true;
    this.noteAble();
  }

  private noteAble(): void {
    const { able } = this.history;
    const isWaited = this.isAwake && this.isAway;
    if (this.waitedSince !== null) this.waitedMs += this.now - this.waitedSince;
    this.waitedSince = isWaited ? this.now : null;
    this.history.longestAwayMs = Math.max(this.history.longestAwayMs, this.waitedMs);
    if (!this.isAway) this.waitedMs = 0;
    const is = this.isAwake && !this.isAway;
    if (able.at(-1)!.is !== is) able.push({ at: this.now, is });
  }
}
