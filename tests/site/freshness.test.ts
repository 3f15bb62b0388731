import { expect, it } from 'vitest';
import { ListFreshness, type ListLook } from '../../src/site/freshness';

const look = (more: Partial<ListLook>): ListLook => ({ content: ['a'], folder: 'response-needed', metrics: '1', changedAt: 0, scrolled: false, ...more });

it('takes the first list to be as old as the page', () => {
  const freshness = new ListFreshness(1_000);
  expect(freshness.look(look({ changedAt: 60_000 }), 60_000)).toEqual({ asOf: 1_000, metricsAreCurrent: true, unsettledMs: 0 });
});
it('does not take a re-read, a scroll or a look away for a fresh list', () => {
  const freshness = new ListFreshness(1_000);
  freshness.look(look({}), 2_000);
  expect(freshness.look(look({ changedAt: 50_000 }), 50_000).asOf).toBe(1_000);
  expect(freshness.look(look({ content: ['b'], changedAt: 60_000, scrolled: true }), 60_000)).toEqual({ asOf: 1_000, metricsAreCurrent: true, unsettledMs: 0 });
  freshness.look(look({ content: null, changedAt: 70_000 }), 70_000);
  expect(freshness.look(look({ content: ['b'], changedAt: 80_000 }), 80_000).asOf).toBe(1_000);
});
it('takes a redrawn list for fetched when it was redrawn, and the count for older', () => {
  const freshness = new ListFreshness(1_000);
  freshness.look(look({}), 2_000);
  expect(freshness.look(look({ content: ['a', 'b'], changedAt: 50_000 }), 50_100)).toMatchObject({ asOf: 50_000, metricsAreCurrent: false, unsettledMs: 700 });
  expect(freshness.look(look({ content: ['a', 'b'], metrics: '2', changedAt: 50_300 }), 50_900)).toEqual({ asOf: 50_000, metricsAreCurrent: true, unsettledMs: 0 });
});
it('takes a list that comes after the page was told unreadable for new', () => {
  const freshness = new ListFreshness(1_000);
  freshness.tellLost();
  expect(freshness.look(look({ changedAt: 600_000 }), 600_000).asOf).toBe(600_000);
});
it('waits until folder and cards belong together, whichever changes first', () => {
  const first = new ListFreshness(0);
  first.look(look({}), 0);
  expect(first.look(look({ folder: 'all' }), 10_000).unsettledMs).toBe(4_000);
  expect(first.look(look({ folder: 'all', content: ['b'], changedAt: 11_000 }), 11_000).unsettledMs).toBe(700);
  expect(first.look(look({ folder: 'all', content: ['b'] }), 11_700).unsettledMs).toBe(0);
  expect(first.look(look({ folder: 'all', content: ['c'], changedAt: 20_000 }), 20_000).unsettledMs).toBe(700);
  expect(first.look(look({ folder: 'resolved', content: ['c'] }), 20_400).unsettledMs).toBe(700);
});
