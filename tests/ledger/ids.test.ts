import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardKey, withId } from '../../src/ledger/ids';
import { sha256 } from '../../src/ledger/sha256';
import { card, NOON } from './readings';

test("our digest is the browser's, for every text and length", async () => {
  const same = async (text: string) => {
    const theirs = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    expect(sha256(text).join()).toBe(new Uint8Array(theirs).join());
  };
  for (let length = 0; length < 130; length++) await same('x'.repeat(length));
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), same), { numRuns: 30 });
});

test('ids and keys are what they have always been: stored ledgers depend on it', () => {
  const fact = { kind: 'link', key: 'key:x', account: 'A', source: 'list', reader: 1, observedAt: NOON, asOf: NOON };
  expect(withId({ ...fact, caseId: 'c' } as never).id).toBe('p6SN2LllHjvuYa99efAyXkEdK2eo5kq_T2qeIS3ZjY4');
  expect(cardKey('salt', 'A', card(), new Map())).toBe('key:wq-zVmZJ-K1zaJT0rXZFWco9jqwidU20y3PqzkSV4o4');
});
