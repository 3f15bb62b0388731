import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Reporter } from '../../src/content/reporter';
import type { Reading } from '../../src/core/reading';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const reading = (reason: string): Reading =>
  ({ kind: 'list', result: 'unreadable', reason, host: 'h', account: null, observedAt: 1 }) as Reading;
const ack = { acknowledged: true, cards: [], refused: 0 };
const refusal = (code: string) => ({ error: { code, message: 'why' } });

function world(answer: (reading: Reading) => unknown) {
  const sent: Reading[] = [];
  const reported: Reading[] = [];
  const onForbidden = vi.fn();
  const reporter = new Reporter({
    send: async (each) => {
      sent.push(each);
      return answer(each);
    },
    onReport: (each) => void reported.push(each),
    onForbidden,
  });
  return { reporter, sent, reported, onForbidden };
}

test('a reading is sent again until the worker acknowledges it, in order with those that follow', async () => {
  let dead = true;
  const { reporter, sent, reported } = world(() => {
    if (dead) throw new Error('Could not establish connection');
    return ack;
  });
  const [a, b] = [reading('loading'), reading('signed-out')];
  reporter.report(a);
  reporter.report(b);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent.length).toBeGreaterThan(2);
  expect(new Set(sent)).toEqual(new Set([a]));
  dead = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(reported).toEqual([a, b]);
  const count = sent.length;
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sent).toHaveLength(count);
});

test('no answer and a failed answer are not acknowledgements', async () => {
  const answers: unknown[] = [undefined, refusal('failed'), { acknowledged: false }, ack];
  const { reporter, reported, sent } = world(() => answers.shift());
  reporter.report(reading('loading'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(4);
  expect(reported).toHaveLength(1);
});

test('a reading that the worker calls malformed is dropped, and the next one goes on', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { reporter, reported } = world((each) =>
    'reason' in each && each.reason === 'loading' ? refusal('malformed') : ack,
  );
  reporter.report(reading('loading'));
  reporter.report(reading('signed-out'));
  await vi.advanceTimersByTimeAsync(10);
  expect(reported.map((each) => 'reason' in each && each.reason)).toEqual(['signed-out']);
});

test('a page that may not be read any more is told so, and says no more', async () => {
  const { reporter, onForbidden, sent } = world(() => refusal('not-allowed'));
  onForbidden.mockImplementation(() => reporter.stop());
  reporter.report(reading('loading'));
  reporter.report(reading('signed-out'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onForbidden).toHaveBeenCalledTimes(1);
  expect(sent).toHaveLength(1);
});

test('a worker that stays away does not fill the memory: the newest readings are kept', async () => {
  let dead = true;
  const { reporter, reported } = world(() => {
    if (dead) throw new Error('gone');
    return ack;
  });
  const many = Array.from({ length: 200 }, (_, i) => reading(`r${i}`));
  for (const each of many) reporter.report(each);
  await vi.advanceTimersByTimeAsync(1_000);
  dead = false;
  reporter.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reported.length).toBeLessThanOrEqual(51);
  expect(reported.at(-1)).toBe(many.at(-1));
});
