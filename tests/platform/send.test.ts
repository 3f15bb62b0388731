import { expect, test, vi } from 'vitest';

let answer: unknown;
vi.mock('webextension-polyfill', () => ({ default: { runtime: { sendMessage: async () => answer } } }));
const { send } = await import('../../src/platform/send');

test('a refusal throws with its reason, and so does silence', async () => {
  answer = { error: { code: 'not-allowed', message: 'not yours' } };
  await expect(send({ type: 'glance.get' })).rejects.toThrow('not-allowed: not yours');
  answer = undefined;
  await expect(send({ type: 'glance.get' })).rejects.toThrow('no answer');
});

test('an answer is handed on as it is', async () => {
  answer = { cards: [null] };
  expect(await send({ type: 'clocks.of', keys: ['key:x'] })).toEqual({ cards: [null] });
});
