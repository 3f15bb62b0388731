import { expect, test } from 'vitest';
import { Random } from './random';
import { scenario } from './scenario';
import { startPractice } from './server';

const NOW = Date.UTC(2026, 10, 24, 9);
const HOUR = 3_600_000;
const from = (seed: number, host = 'sellercentral.amazon.in') => scenario({ random: new Random(seed), now: NOW, host });

test('the same seed gives the same cases, another seed others', () => {
  expect(from(7)).toEqual(from(7));
  expect(from(7)).not.toEqual(from(8));
});

test('one is due in about 50 minutes, one is overdue, and nothing is in the future', () => {
  const open = from(3).filter(
    ({ messages, markedAt, resolvedAt }) => messages.at(-1)!.author === 'buyer' && !markedAt && !resolvedAt,
  );
  const left = open.map(
    ({ messages }) =>
      (messages.findLast(({ author }) => author === 'seller') ? messages.at(-1)! : messages[0]!).at + 24 * HOUR - NOW,
  );
  expect(left.filter((ms) => ms > 48 * 60_000 && ms <= 50 * 60_000)).toHaveLength(1);
  expect(left.filter((ms) => ms < 0)).toHaveLength(1);
  expect(open.length).toBeGreaterThan(5);
  for (const { messages } of from(3)) for (const { at } of messages) expect(at).toBeLessThan(NOW);
});

test('only hosts that share Europe mix marketplaces', () => {
  const marketplaces = (host: string) => new Set(from(1, host).map(({ marketplaceId }) => marketplaceId));
  expect(marketplaces('sellercentral.amazon.in').size).toBe(1);
  expect(marketplaces('sellercentral.amazon.com').size).toBe(1);
  expect(marketplaces('sellercentral-japan.amazon.com')).toEqual(new Set(['A1VC38T7YXB528']));
  expect(marketplaces('sellercentral-europe.amazon.com').size).toBeGreaterThan(3);
});

test('a reply, a mark and a new message keep the truth', async () => {
  const at = NOW - HOUR;
  const practice = await startPractice({
    now: NOW,
    cases: [{ buyer: 'Anna K.', messages: [{ author: 'buyer', at }] }],
  });
  const [only] = practice.cases as [(typeof practice.cases)[number]];
  practice.sellerReplies(only.caseId, 'Gladly.', at + 60_000);
  expect(only).toMatchObject({
    state: 'resolved',
    resolvedAt: at + 62_200,
    lastUpdatedAt: at + 62_200,
    markedAt: null,
  });
  practice.buyerWrites(only.caseId, 'Thanks!', at + 120_000);
  expect(only).toMatchObject({ state: 'response-needed', resolvedAt: null });
  practice.markNoResponseNeeded(only.caseId, at + 180_000);
  expect(only).toMatchObject({ state: 'resolved', markedAt: at + 180_000 });
  expect(only.messages.map(({ author }) => author)).toEqual(['buyer', 'seller', 'buyer']);
  expect(() => practice.resolve('no-such-case')).toThrow('no case');
  await practice.stop();
});
