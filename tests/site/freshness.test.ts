import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ListFreshness, type ListLook } from '../../src/site/freshness';

const look = (more: Partial<ListLook>): ListLook => ({
  content: ['a'],
  folder: 'response-needed',
  metrics: '1',
  changedAt: 0,
  scrolled: false,
  ...more,
});

it('takes the first list to be as old as the page', () => {
  const freshness = new ListFreshness(1_000);
  expect(freshness.look(look({ changedAt: 60_000 }), 60_000)).toEqual({
    asOf: 1_000,
    metricsAreCurrent: true,
    unsettledMs: 0,
  });
});
it('does not take a re-read, a scroll or a look away for a fresh list', () => {
  const freshness = new ListFreshness(1_000);
  freshness.look(look({}), 2_000);
  expect(freshness.look(look({ changedAt: 50_000 }), 50_000).asOf).toBe(1_000);
  expect(freshness.look(look({ content: ['b'], changedAt: 60_000, scrolled: true }), 60_000)).toEqual({
    asOf: 1_000,
    metricsAreCurrent: true,
    unsettledMs: 0,
  });
  freshness.look(look({ content: null, changedAt: 70_000 }), 70_000);
  expect(freshness.look(look({ content: ['b'], changedAt: 80_000 }), 80_000).asOf).toBe(1_000);
});
it('takes a redrawn list for fetched when it was redrawn, and the count for older', () => {
  const freshness = new ListFreshness(1_000);
  freshness.look(look({}), 2_000);
  expect(freshness.look(look({ content: ['a', 'b'], changedAt: 50_000 }), 50_100)).toMatchObject({
    asOf: 50_000,
    metricsAreCurrent: false,
    unsettledMs: 700,
  });
  expect(freshness.look(look({ content: ['a', 'b'], metrics: '2', changedAt: 50_300 }), 50_900)).toEqual({
    asOf: 50_000,
    metricsAreCurrent: true,
    unsettledMs: 0,
  });
});
it('takes a list that comes after the page was told unreadable for new', () => {
  const freshness = new ListFreshness(1_000);
  freshness.tellLost();
  expect(freshness.look(look({ changedAt: 600_000 }), 600_000).asOf).toBe(600_000);
});
it('waits until folder and cards belong together, whichever changes first', () => {
  const first = new ListFreshness(0);
  first.look(look({}), 0);
  expect(first.look(look({ folder: 'all' }), 10_000).unsettledMs).toBe(10_000);
  expect(first.look(look({ folder: 'all', content: ['b'], changedAt: 11_000 }), 11_000).unsettledMs).toBe(700);
  expect(first.look(look({ folder: 'all', content: ['b'] }), 11_700).unsettledMs).toBe(0);
  // All cards are others: the folder may be, too.
  expect(first.look(look({ folder: 'all', content: ['c'], changedAt: 20_000 }), 20_000).unsettledMs).toBe(4_000);
  expect(first.look(look({ folder: 'resolved', content: ['c'] }), 21_400).unsettledMs).toBe(4_000);
  expect(first.look(look({ folder: 'resolved', content: ['c'] }), 25_400).unsettledMs).toBe(0);
});
it('leaves cards that were drawn before the folder changed to the old one, however soon before', () => {
  const freshness = new ListFreshness(0);
  freshness.look(look({}), 0);
  freshness.look(look({ folder: 'sent', content: ['b'], changedAt: 10_000 }), 10_000);
  expect(freshness.look(look({ folder: 'sent', content: ['b'] }), 10_700).unsettledMs).toBe(0);
  expect(freshness.look(look({ content: ['b'] }), 12_500).unsettledMs).toBe(10_000);
  expect(freshness.look(look({ content: ['a'], changedAt: 14_500 }), 14_500)).toMatchObject({
    asOf: 14_500,
    unsettledMs: 700,
  });
});
it('does not take a card that changes under the new folder for the new list', () => {
  const freshness = new ListFreshness(0);
  freshness.look(look({ content: ['a', 'b'] }), 0);
  freshness.look(look({ folder: 'sent', content: ['a', 'b'] }), 10_000);
  expect(freshness.look(look({ folder: 'sent', content: ['a', 'c'], changedAt: 11_000 }), 11_000).unsettledMs).toBe(
    3_000,
  );
});
it("takes equal cards for the new folder's when they were drawn anew, or after long, and for fetched since it was chosen", () => {
  for (const isRedrawn of [true, false]) {
    const freshness = new ListFreshness(0);
    freshness.look(look({}), 0);
    freshness.look(look({ folder: 'all' }), 10_000);
    if (isRedrawn) freshness.look(look({ folder: 'all', content: null }), 10_500);
    expect(freshness.look(look({ folder: 'all' }), 12_000).unsettledMs).toBe(isRedrawn ? 2_000 : 8_000);
    const sureAt = isRedrawn ? 14_000 : 20_000;
    expect(freshness.look(look({ folder: 'all' }), sureAt)).toMatchObject({ asOf: 10_000, unsettledMs: 0 });
  }
});
it('does not mind a moment without a folder, nor takes the list for new after it', () => {
  const freshness = new ListFreshness(0);
  freshness.look(look({}), 0);
  freshness.look(look({ folder: null }), 10_000);
  freshness.look(look({}), 10_300);
  expect(freshness.look(look({}), 14_300)).toMatchObject({ asOf: 0, unsettledMs: 0 });
});
it('takes an empty folder for as old as its being drawn, and the list after it for newer, even if just scrolled', () => {
  const freshness = new ListFreshness(1_000);
  freshness.look(look({}), 2_000);
  expect(freshness.look(look({ content: [], metrics: '0', changedAt: 50_000 }), 54_000)).toEqual({
    asOf: 50_000,
    metricsAreCurrent: true,
    unsettledMs: 0,
  });
  expect(freshness.look(look({ changedAt: 60_000, scrolled: true }), 60_000).asOf).toBe(60_000);
});
it('never gives cards to another folder while both change within 3.3 s of a choice, one choice a second at most', () => {
  const names = ['all', 'response-needed', 'sent', 'resolved'] as const;
  const step = fc.record({
    to: fc.constantFrom(...names),
    markMs: fc.integer({ min: 0, max: 600 }),
    cardsMs: fc.integer({ min: 50, max: 3_300 }),
    nextMs: fc.integer({ min: 1_000, max: 9_000 }),
    isBlank: fc.boolean(),
    isDropped: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (drawn) => {
      // The folder shown, chosen again, changes nothing that could be seen: its time would not begin anew.
      const steps = drawn.filter(({ to }, i) => to !== (drawn[i - 1]?.to ?? 'all'));
      const changes: { at: number; folder?: ListLook['folder']; content?: readonly string[] | null }[] = [];
      let chosenAt = 6_000;
      const chosen = steps.map((step) => {
        const at = chosenAt;
        chosenAt += step.nextMs;
        return { ...step, at, cardsAt: at + step.cardsMs };
      });
      for (const [index, { to, at, markMs, cardsAt, isBlank, isDropped }] of chosen.entries()) {
        changes.push({ at: at + markMs, folder: to });
        if (isBlank) changes.push({ at: Math.min(at + markMs, cardsAt), content: null });
        // An answer that is no longer wanted is dropped, or drawn before that of a later choice.
        const later = chosen.slice(index + 1);
        const isUnwanted = later.some((step) => step.at <= cardsAt);
        const isOvertaken = later.some((step) => step.cardsAt <= cardsAt);
        if (!isOvertaken && !(isUnwanted && isDropped)) changes.push({ at: cardsAt, content: [to] });
      }
      changes.sort((a, b) => a.at - b.at);
      const freshness = new ListFreshness(0);
      let [folder, content]: [ListLook['folder'], readonly string[] | null] = ['all', ['all']];
      let next = 0;
      for (let now = 0; now < chosenAt + 6_000; now += 50) {
        for (; next < changes.length && changes[next]!.at <= now; next++) {
          folder = changes[next]!.folder ?? folder;
          if (changes[next]!.content !== undefined) content = changes[next]!.content!;
        }
        const changedAt = next > 0 ? changes[next - 1]!.at : 0;
        const { unsettledMs } = freshness.look(look({ folder, content, changedAt }), now);
        if (unsettledMs === 0 && content !== null && content[0] !== folder) return false;
      }
      return true;
    }),
    { numRuns: 1_000 },
  );
});
