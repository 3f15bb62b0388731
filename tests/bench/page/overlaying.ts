import { Overlay } from '../../../src/content/overlay';
import type { ListReading } from '../../../src/core/reading';
import { DAY_MS, HOUR_MS } from '../../../src/core/span';
import type { CardClocks } from '../../../src/platform/messages';
import { type ListSeen, readList } from '../../../src/site/list-reader';
import { drawCards } from './cards';
import { bareTask, drawn, ownTask, phase, quiet } from './own-calls';
import { wait } from './real-timers';

const GOLDEN = (Math.sqrt(5) - 1) / 2;

let list: HTMLElement;
let seen: ListSeen;
let shift = 0;

/** Draws the cards and reads them; everything of the page itself is over when this ends. */
export async function prepareOverlay(count: number): Promise<void> {
  list = drawCards(count);
  await drawn();
  const now = Date.now();
  seen = readList(document, { url: new URL(location.href), now, asOf: now, metricsAreCurrent: false });
  new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift' });
  await drawn();
  await quiet(300);
}

/** Countdowns of known receipts all over the day: of the chips that there may be, those whose texts change most often. */
function clocksOf(count: number): CardClocks[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, at): CardClocks => {
    // Evenly over the day, and over the minute.
    const received = now - Math.floor(((at * GOLDEN) % 1) * DAY_MS);
    return {
      key: `key:${at}`,
      threadId: `key:${at}`,
      clock: {
        receivedAt: { earliest: received, latest: received },
        deadline: { earliest: received + 24 * HOUR_MS, latest: received + 24 * HOUR_MS },
        basis: 'exact',
        closedAt: null,
        outcomes: ['not-counted'],
        standing: 'running',
      },
      told: null,
      snoozedUntil: null,
      moreOpen: 0,
    };
  });
}

/** The cards that are to have a chip: of a long list those in view and within 1,500 px of it. */
const cardsNear = (): Element[] =>
  seen.cards.map(({ card }) => card).filter((card) => card.getBoundingClientRect().top <= innerHeight + 1_500);

const hasChip = (card: Element): boolean => card.querySelector('[data-reply-clock]')?.shadowRoot != null;

/** The overlay on the whole list. Answers how many chips are there. */
export async function mountOverlay(): Promise<number> {
  const near = cardsNear();
  const reading = seen.reading as ListReading;
  const cards = clocksOf(reading.cards.length);
  const overlay = new Overlay({
    now: Date.now,
    clocksOf: async () => cards,
    say: async () => {},
    snooze: async () => ({ until: null, lastAt: null }),
    wake: async () => {},
    onTick: () => {},
  });
  await drawn();
  phase('mount');
  await ownTask(() => {
    overlay.follow(seen.cards, reading);
    overlay.learn(reading, { acknowledged: true, cards, refused: 0 });
  });
  await quiet(400);
  await drawn();
  phase('mounted');
  const missing = near.filter((card) => !hasChip(card)).length;
  if (missing > 0) throw new Error(`${missing} cards in view have no chip`);
  return [...list.children].filter(hasChip).length;
}

/** The floor: as many shadow roots with one text, placed by style alone. */
export async function mountBarely(): Promise<number> {
  const near = cardsNear();
  await drawn();
  phase('mount');
  await bareTask(() => {
    for (const card of near) {
      const host = document.createElement('span');
      host.style.cssText = 'position: absolute; width: 0; height: 0;';
      host.attachShadow({ mode: 'open' }).append('◷ 3 h 20');
      card.append(host);
    }
  });
  await wait(400);
  await drawn();
  phase('mounted');
  return near.length;
}

/** Lets the page be, as it is: in front of the seller, or behind another tab. */
export async function idle(ms: number): Promise<void> {
  phase('idle');
  await wait(ms);
  phase('end');
}

/** A headless browser hides no tab, so the page is told that it is hidden. */
export async function hide(): Promise<void> {
  Object.defineProperty(document, 'hidden', { configurable: true, value: true });
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
}

export const layoutShift = (): number => shift;
