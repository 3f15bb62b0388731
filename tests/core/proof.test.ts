import { expect, test } from 'vitest';
import { GAP_MS, gapsOf, type ProofBody } from '../../src/core/proof';
import { HOUR_MS } from '../../src/core/span';

const AT = Date.UTC(2026, 10, 24);
const look = (hours: number, over: object = {}): ProofBody =>
  ({
    ...{ kind: 'observed', source: 'list', account: 'A', host: 'h', facts: [], salt: 's' },
    ...{ at: AT + hours * HOUR_MS, asOf: AT + hours * HOUR_MS, ...over },
  }) as ProofBody;
const gaps = (bodies: readonly (ProofBody | null)[], accounts = ['A'], until = 48) =>
  gapsOf(bodies, accounts, AT, AT + until * HOUR_MS).map(({ account, from, to }) => [
    ...[account, (from - AT) / HOUR_MS, (to - AT) / HOUR_MS],
  ]);

test('a gap is what lies between two looks, and before the first and after the last', () => {
  expect(gaps([look(13), look(20), look(34)])).toEqual([
    ['A', 0, 13],
    ['A', 20, 34],
    ['A', 34, 48],
  ]);
});

test('half a day is none', () => {
  expect(GAP_MS).toBe(12 * HOUR_MS);
  expect(gaps([look(12), look(24), look(36)])).toEqual([]);
});

test('an account that was never looked at was not watched at all; others do not count for it', () => {
  expect(gaps([look(12), look(24), look(36)], ['B', 'A'])).toEqual([['B', 0, 48]]);
});

test('a list is a look as of when the page got it, not when it was read', () => {
  expect(gaps([look(12), look(24), look(36, { asOf: AT + 24 * HOUR_MS })])).toEqual([['A', 24, 48]]);
});

test('"nothing new" is a look; the seller’s word, an alert, an import and what was erased are none', () => {
  const unchanged = { kind: 'unchanged', account: 'A', host: 'h', salt: 's', at: AT, asOf: AT + 12 * HOUR_MS } as const;
  expect(gaps([unchanged, look(24)], ['A'], 36)).toEqual([]);
  const imported = { kind: 'imported', account: 'A', facts: [], salt: 's', at: AT, exportedAt: AT } as const;
  expect(gaps([look(12, { source: 'seller' }), look(24, { source: 'worker' }), imported, null], ['A'], 36)).toEqual([
    ['A', 0, 36],
  ]);
});

test('looks out of order, as after a clock was set back, are put in order', () => {
  expect(gaps([look(36), look(12), look(24)])).toEqual([]);
});
