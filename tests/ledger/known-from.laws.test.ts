import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListAnswer, ListReading, Reading } from '../../src/core/reading';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, type Instant, SLACK_MS } from '../../src/core/span';
import { glanceOf } from '../../src/ledger/glance';
import { caseKey } from '../../src/ledger/ids';
import type { ClockRow, KeyRow } from '../../src/ledger/schema';
import { slowLaw } from '../core/laws';
import { heardBy } from '../core/world';
import {
  BUYERS,
  CASES,
  type Inbox,
  type InboxLook,
  inboxes,
  NOW,
  readingOf,
  recorded,
  unmatchedInboxes,
} from './inbox';

/** The site's order: the last activity first. */
function newestFirst(inbox: Inbox, at: Instant): number[] {
  const lastAt = (i: number): Instant => heardBy(inbox.threads[i]!, at).at(-1)?.at ?? -Infinity;
  return [0, 1, 2].filter((i) => lastAt(i) > -Infinity).sort((a, b) => lastAt(b) - lastAt(a));
}

/** What the page shows at this look: of all messages the newest few, or, in its own data, page by page. */
function pagesOf(inbox: Inbox, look: InboxLook): (Reading | null)[] {
  const reading = readingOf(inbox, look);
  if (reading?.result !== 'read') return [reading];
  const order = newestFirst(inbox, look.at);
  if (look.what === 'all') {
    const { cards } = reading as ListReading;
    const begun = [0, 1, 2].filter((i) => order.includes(i));
    const sorted = order.map((i) => cards[begun.indexOf(i)]!);
    return [{ ...(reading as ListReading), cards: sorted.slice(0, look.which + 1) }];
  }
  if (look.what !== 'listed-all') return [reading];
  const list = reading as ListAnswer;
  const cases = order.flatMap((i) => list.cases.find(({ caseId }) => caseId === CASES[i]) ?? []);
  // One that the seller began stands in no list of these worlds: none of them is whole.
  if (cases.length < order.length) return [];
  const page = (from: number, to: number): ListAnswer => ({
    ...{ ...list, cases: cases.slice(from, to) },
    place: { after: from === 0 ? null : 'n', next: to < cases.length ? 'n' : null, isLast: to >= cases.length },
  });
  return look.which === 0 || cases.length < 3
    ? [page(0, 3)]
    : look.which === 1
      ? [page(0, 2), page(2, 3)]
      : [page(0, 2)];
}

let [worlds, claims] = [0, 0];

test('no day counts as seen that holds a message of before which the ledger does not have', { timeout: 600_000 }, () =>
  slowLaw(
    400,
    fc.asyncProperty(fc.oneof(inboxes, unmatchedInboxes), fc.nat(8), async (inbox, skipped) => {
      worlds += 1;
      const looks = inbox.looks.slice(Math.min(skipped, inbox.looks.length - 1));
      const { world, clocks } = await recorded(looks.flatMap((look) => pagesOf(inbox, look)));
      const [row] = await world.all('coverage');
      const db = await world.db();
      const { knownFrom } = (await glanceOf(db, DEFAULT_SETTINGS, NOW)).score[90];
      const watchedFrom: Instant = row?.knownFrom ?? Infinity;
      if (knownFrom === null || knownFrom >= watchedFrom - 2 * SLACK_MS) return;
      claims += 1;
      const keys = (await world.all('keys')) as KeyRow[];
      for (const [i, thread] of inbox.threads.entries()) {
        const named = keys.filter(({ key, buyer }) => key === caseKey(CASES[i]!) || buyer === BUYERS[i]);
        const ids = new Set(named.map(({ threadId }) => threadId));
        const own = (clocks as ClockRow[]).filter(({ threadId }) => ids.has(threadId)).map(({ clock }) => clock);
        for (const { at, what } of thread.events) {
          if (what !== 'buyer' || at <= knownFrom || at >= watchedFrom - 2 * SLACK_MS) continue;
          const has = own.some(({ receivedAt }) => receivedAt.earliest <= at && at <= receivedAt.latest);
          expect(has, `${BUYERS[i]}, ${(watchedFrom - at) / DAY_MS} days before`).toBe(true);
        }
      }
    }),
  ),
);

// In proportion: the quick form looks at a handful of worlds only, of which none may be one.
test('and days do count before the account was watched', () =>
  expect(claims).toBeGreaterThanOrEqual(Math.floor(worlds / 20)));
