import type { CardReading, ListReading } from '../core/reading';
import { hashOf } from '../core/text-hash';
import type { CardClocks, Replies } from '../platform/messages';
import type { FoundCard } from '../site/list-reader';
import { Slices } from '../site/slices';
import { Chip } from './chip';
import { chipWordsOf } from './chip-words';
import { NearView } from './near-view';
import { Panel, type Word } from './panel';
import { type Placed, Placement } from './placement';
import type { Report } from './reporter';
import type { Rest } from './snooze-part';

interface OverlayOptions {
  readonly now: () => number;
  /** The clocks of these keys, aligned; asked when the worker says that some have changed. */
  readonly clocksOf: (keys: string[]) => Promise<(CardClocks | null)[]>;
  readonly say: (key: string, word: Word) => Promise<void>;
  readonly snooze: (key: string, until: number) => Promise<Replies['alert.snooze']>;
  readonly wake: (key: string) => Promise<void>;
  /** Called now and then while the page is shown: a removed extension tells its scripts nothing. */
  readonly onTick: () => void;
}

/** More cards than this in one tab, and the oldest knowledge is dropped; the worker is asked again. */
const MOST_KNOWN = 10_000;
/** Chips whose texts change close together share one wake-up; many of them one in ten seconds, for each costs drawing. */
const LEAST_TICK_MS = 1_000;
const LEAST_TICK_OF_MANY_MS = 10_000;
const MANY = 50;
const LONGEST_TICK_MS = 60_000;

/** What tells a card from another, without keeping its texts. */
const idOf = (card: CardReading, account: string | null): string =>
  hashOf([account ?? '', card.buyer, card.subject, card.marketplaceId ?? '', card.caseId ?? '']);

/**
 * One chip per message whose clock is known, on long lists as soon as it is near the view; nothing on what was not
 * read. Nothing is done while the tab is hidden.
 */
export class Overlay {
  private readonly chips = new Map<Element, Chip>();
  private readonly known = new Map<string, CardClocks>();
  private readonly nearView = new NearView(() => this.draw());
  private readonly placement = new Placement();
  private readonly slices = new Slices();
  private readonly panel: Panel;
  private readonly resized = new ResizeObserver(() => this.draw(true));
  private readonly ended = new AbortController();
  private cards: readonly FoundCard[] = [];
  private ids: readonly string[] = [];
  private drawn = new Map<Element, string>();
  private container: Element | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What is still to be drawn: nothing, or what has changed, or that with every chip placed anew. */
  private wanted: boolean | null = null;
  private asking = false;
  private askAgain = false;

  constructor(private readonly options: OverlayOptions) {
    this.panel = new Panel(options.now);
    document.addEventListener('visibilitychange', () => !document.hidden && this.draw(), { signal: this.ended.signal });
  }

  /** The cards as they are drawn now, or none. */
  follow(cards: readonly FoundCard[], reading: ListReading | null): void {
    this.cards = reading ? cards : [];
    this.nearView.follow(this.cards);
    this.ids = reading ? reading.cards.map((card) => this.knownAs(card, reading.account)) : [];
    const container = cards[0]?.card.parentElement ?? null;
    if (container !== this.container) {
      this.resized.disconnect();
      this.container = container;
      // Observing tells at once, though nothing has changed.
      if (container) this.resized.observe(container);
    }
    this.draw();
  }

  /** A card whose case has just become known shows what it did until the worker has answered. */
  private knownAs(card: CardReading, account: string | null): string {
    const id = idOf(card, account);
    const before = card.caseId === null ? undefined : this.known.get(idOf({ ...card, caseId: null }, account));
    if (before && !this.known.has(id)) this.known.set(id, before);
    return id;
  }

  /** What the ledger knows of a reading's cards. */
  learn(reading: ListReading, { cards }: Report): void {
    if (this.known.size > MOST_KNOWN) this.known.clear();
    reading.cards.forEach((card, i) => {
      const id = idOf(card, reading.account);
      const clocks = cards[i];
      if (clocks) this.known.set(id, clocks);
      else this.known.delete(id);
    });
    this.draw();
  }

  /** The worker says that clocks have changed. */
  async refresh(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    try {
      do {
        this.askAgain = false;
        const shown = [...new Set(this.ids)].filter((id) => this.known.has(id));
        if (shown.length === 0) return;
        const answers = await this.options.clocksOf(shown.map((id) => this.known.get(id)!.key));
        shown.forEach((id, i) => {
          const clocks = answers[i];
          if (clocks) this.known.set(id, clocks);
          else this.known.delete(id);
        });
        this.draw();
      } while (this.askAgain);
    } catch {
      // The next notice, or the next reading, brings the same.
    } finally {
      this.asking = false;
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.ended.abort();
    this.resized.disconnect();
    this.nearView.stop();
    this.placement.stop();
    this.slices.stop();
    this.panel.remove();
    for (const chip of this.chips.values()) chip.remove();
    this.chips.clear();
  }

  /** Draws what has changed; `replace` also finds every chip its place anew. */
  private draw(replace = false): void {
    this.wanted = replace || (this.wanted ?? false);
    this.drawNext();
  }

  private drawNext(): void {
    if (this.wanted === null || this.slices.busy || document.hidden || this.ended.signal.aborted) return;
    const replace = this.wanted;
    this.wanted = null;
    const made: Chip[] = [];
    const moved: Placed[] = [];
    const done = (): void => {
      // All at once: one layout for the page, however many there are.
      for (const chip of made) chip.keepAttached();
      this.placement.place(moved);
      this.panel.renew();
      this.tick();
      this.drawNext();
    };
    this.slices.start(this.steps(replace, made, moved), done, (error) => {
      console.error('Reply Clock: the overlay could not be drawn.', error);
      this.drawNext();
    });
  }

  private *steps(replace: boolean, made: Chip[], moved: Placed[]): Generator<void, void> {
    const now = this.options.now();
    const { cards, ids } = this;
    const there = new Set<Element>();
    for (const [i, { card, dateElement }] of cards.entries()) {
      if (i % 32 === 31) yield;
      let chip = this.chips.get(card);
      if (!this.nearView.has(cards, i, chip !== undefined) && !chip?.hasFocus) continue;
      const id = ids[i]!;
      const clocks = this.known.get(id);
      const words = clocks && chipWordsOf(clocks, now);
      if (!words) continue;
      there.add(card);
      if (!chip) {
        chip = this.newChip(card, dateElement);
        this.chips.set(card, chip);
      }
      chip.date = dateElement;
      const isLoose = !chip.host.isConnected;
      if (isLoose) made.push(chip);
      chip.show(words);
      if (isLoose || replace || this.drawn.get(card) !== id) moved.push({ chip, dateElement });
      this.drawn.set(card, id);
      yield;
    }
    // The list has changed meanwhile: what is to go, the next drawing knows.
    if (cards !== this.cards) return;
    for (const [card, chip] of this.chips) {
      if (there.has(card)) continue;
      chip.remove();
      this.chips.delete(card);
      this.drawn.delete(card);
    }
    this.panel.keep((chip) => this.chips.get(chip.card) === chip);
  }

  private newChip(card: Element, dateElement: Element): Chip {
    const chip = new Chip(card, dateElement);
    const subject = () => {
      const clocks = this.clocksOn(card);
      if (!clocks) return null;
      const say = (word: Word) => this.options.say(clocks.key, word);
      return { chip, told: clocks.told, say, rest: this.restOf(clocks) };
    };
    const describe = (): void => {
      const shown = subject();
      if (shown) this.panel.describe(shown);
    };
    chip.button.addEventListener('pointerenter', describe);
    chip.button.addEventListener('focus', describe);
    chip.button.addEventListener('pointerleave', () => this.panel.leave(chip));
    chip.button.addEventListener('blur', () => this.panel.leave(chip));
    chip.button.addEventListener('keydown', ({ key }) => key === 'Escape' && this.panel.leave(chip));
    chip.button.addEventListener('click', () => {
      const shown = subject();
      if (shown) this.panel.ask(shown);
    });
    return chip;
  }

  private restOf({ key, clock, snoozedUntil }: CardClocks): Rest | null {
    const now = this.options.now();
    if (!clock || clock.closedAt || clock.deadline.earliest <= now) return null;
    return {
      ...{ latest: clock.deadline.latest, rests: snoozedUntil !== null && snoozedUntil > now },
      snooze: (until) => this.options.snooze(key, until),
      wake: () => this.options.wake(key),
    };
  }

  private clocksOn(card: Element): CardClocks | null {
    const id = this.drawn.get(card);
    return id === undefined ? null : (this.known.get(id) ?? null);
  }

  /** Renews the texts whose time has come, and sleeps until the next. One timer for all chips. */
  private tick(): void {
    clearTimeout(this.timer);
    if (document.hidden || this.ended.signal.aborted) return;
    const now = this.options.now();
    let next = Infinity;
    let isRenewed = false;
    for (const [card, chip] of this.chips) {
      const changesAt = chip.words?.changesAt ?? Infinity;
      if (changesAt <= now) {
        const clocks = this.clocksOn(card);
        const words = clocks && chipWordsOf(clocks, now);
        if (words) chip.show(words);
        isRenewed = true;
      }
      next = Math.min(next, chip.words?.changesAt ?? Infinity);
    }
    if (isRenewed) this.panel.renew();
    if (this.chips.size === 0) return;
    const wait = Math.min(
      LONGEST_TICK_MS,
      Math.max(this.chips.size > MANY ? LEAST_TICK_OF_MANY_MS : LEAST_TICK_MS, next - now),
    );
    this.timer = setTimeout(() => {
      this.options.onTick();
      this.tick();
    }, wait);
  }
}
