import { describe, expect, test } from 'vitest';
import type { Fact, Source } from '../../src/core/facts';
import { exactly, HOUR_MS } from '../../src/core/span';
import { timeSourcesOf } from '../../src/core/time-sources';

const AT = Date.UTC(2026, 10, 24, 12);
const receivedAt = exactly(AT);
const reply = { at: exactly(AT + HOUR_MS), by: 'reply', told: null } as const;
const message = (author: string, source: Source, at: number | null = null): Fact =>
  ({ kind: 'message', author, source, at: at === null ? { local: {} } : { span: exactly(at) } }) as Fact;
const sighting = (source: Source): Fact => ({ kind: 'sighting', source }) as Fact;

describe('a message that was read', () => {
  test('is of the opened conversation, or of the data where they give just that time', () => {
    const exact = { receivedAt, basis: 'exact', closing: null } as const;
    expect(timeSourcesOf(exact, [message('buyer', 'thread'), sighting('list')]).received).toEqual(['thread']);
    const both = [message('buyer', 'thread'), message('buyer', 'response', AT)];
    expect(timeSourcesOf(exact, both).received).toEqual(['response']);
    const another = [message('buyer', 'thread'), message('buyer', 'response', AT - HOUR_MS)];
    expect(timeSourcesOf(exact, another).received).toEqual(['thread']);
  });
});

test('a time that was worked out is of all looks that bear on it', () => {
  const bounded = { receivedAt, basis: 'bounded', closing: { ...reply, by: 'either' } } as const;
  const facts = [sighting('list'), sighting('response'), sighting('list'), message('buyer', 'thread')];
  expect(timeSourcesOf(bounded, facts)).toEqual({ received: ['response', 'list'], closed: ['response', 'list'] });
});

test("the seller's own word is marked as such, whatever else is known", () => {
  const told = { receivedAt, basis: 'exact', closing: { ...reply, told: 'id' } } as const;
  const facts = [message('buyer', 'thread'), message('seller', 'thread'), sighting('list')];
  expect(timeSourcesOf(told, facts)).toEqual({ received: ['thread'], closed: ['seller'] });
});

test('a reply that was read is of its own way; one only known between two looks is of these', () => {
  const facts = [message('buyer', 'thread'), message('seller', 'thread'), sighting('list')];
  expect(timeSourcesOf({ receivedAt, basis: 'exact', closing: reply }, facts).closed).toEqual(['thread']);
  const wide = { ...reply, at: { earliest: AT, latest: AT + HOUR_MS } };
  expect(timeSourcesOf({ receivedAt, basis: 'exact', closing: wide }, facts).closed).toEqual(['list']);
});

test('an open one has no second time, and nothing is claimed where no fact is kept', () => {
  expect(timeSourcesOf({ receivedAt, basis: 'exact', closing: null }, [])).toEqual({ received: [], closed: [] });
});
