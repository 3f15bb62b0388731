import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HOUR_MS } from '../../src/core/span';
import { CASE, card, list, minute, NOON, thread } from '../ledger/world';
import { content, startWorker, type Worker } from './worker-world';

afterEach(() => vi.useRealTimers());

/** 24 Nov 10:05 in India; due a day later. */
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const DEADLINE = Date.UTC(2026, 10, 25, 4, 35);
const report = () => ({ type: 'reading.report', reading: thread({ messages: [asked] }) });

let worker: Worker;
let played: unknown[];
/** What the document that plays answers. */
let answer: unknown;
/** As in Chromium: the worker has no sound, and a document that plays for it. */
async function start(): Promise<void> {
  worker = await startWorker(NOON);
  [played, answer] = [[], 'played'];
  Object.assign(worker.browser, { offscreen: { createDocument: async () => {} } });
  const { sendMessage } = worker.browser.runtime;
  worker.browser.runtime.sendMessage = async (message: unknown) => {
    if ((message as { type: string }).type !== 'sound.play') return sendMessage(message);
    played.push(message);
    return answer as undefined;
  };
}
async function alertAt(at: number): Promise<void> {
  vi.setSystemTime(at);
  await worker.settled();
}
const silentOf = (id: string): unknown => worker.state.shown.find((each) => each.id.startsWith(id))!.options['silent'];
const check = (): any => worker.state.stored.get('alert-check');

beforeEach(start);

describe('sound', () => {
  const choose = (patch: object = {}): Promise<unknown> =>
    worker.ask({
      type: 'settings.set',
      patch: { sound: { name: 'chime', volume: 0.4 }, nudgeAfterMs: null, ...patch },
    });

  test('is off until it is chosen', async () => {
    await worker.ask(report(), content);
    await alertAt(DEADLINE - HOUR_MS);
    expect(played).toEqual([]);
    expect(silentOf('1h|')).toBeUndefined();
  });

  test("comes with an alert, as chosen, and instead of the browser's own", async () => {
    await choose();
    await worker.ask(report(), content);
    await alertAt(DEADLINE - HOUR_MS);
    expect(played).toEqual([{ type: 'sound.play', name: 'chime', volume: 0.4 }]);
    expect(silentOf('1h|')).toBe(true);
  });

  test('leaves the browser its own where it could not be played, and the alert comes', async () => {
    answer = 'failed';
    await choose();
    await worker.ask(report(), content);
    await alertAt(DEADLINE - HOUR_MS);
    expect(played).toHaveLength(1);
    expect(silentOf('1h|')).toBeUndefined();
  });

  test('is kept back at a stage without it', async () => {
    const stages = [4, 1].map((hours) => ({ beforeMs: hours * HOUR_MS, breaksThrough: false, sound: hours === 4 }));
    await choose({ stages });
    await worker.ask(report(), content);
    await alertAt(DEADLINE - 4 * HOUR_MS);
    await alertAt(DEADLINE - HOUR_MS);
    expect(worker.state.shown.map(({ id }) => id.split('|')[0])).toEqual(['4h', '1h']);
    expect(played).toHaveLength(1);
    expect(silentOf('1h|')).toBe(true);
  });

  test.each([false, true])(
    'in quiet hours it comes only with an alert that breaks through: %s',
    async (breaksThrough) => {
      const due = new Date(DEADLINE - HOUR_MS);
      const minutes = due.getHours() * 60 + due.getMinutes() + 24 * 60;
      const hours = { from: (minutes - 30) % (24 * 60), to: (minutes + 30) % (24 * 60) };
      const quietWeek = Array.from({ length: 7 }, () => ({ isOff: false, hours }));
      await choose({ quietWeek, stages: [{ beforeMs: HOUR_MS, breaksThrough, sound: true }] });
      await alertAt(DEADLINE - HOUR_MS);
      await worker.ask(report(), content);
      await worker.settled();
      expect(played).toHaveLength(breaksThrough ? 1 : 0);
      expect(worker.state.shown).toHaveLength(breaksThrough ? 1 : 0);
    },
  );

  test('comes once where one pass shows several alerts', async () => {
    const { soundOfPass } = await import('../../src/background/pass-sound');
    const { readSettings } = await import('../../src/background/settings');
    await choose();
    const settings = await readSettings();
    const sound = soundOfPass();
    const members = [{ threadId: 'a', deadline: { earliest: 0, latest: 0 } }];
    for (const stage of ['overdue', '1h', '4h'])
      expect(await sound({ kind: 'clock', stage, members }, [null], settings)).toBe(true);
    expect(played).toHaveLength(1);
  });

  test('is tested by a page, which is told what became of it', async () => {
    expect(await worker.ask({ type: 'sound.test', name: 'bell', volume: 1 })).toEqual({ played: 'played' });
    answer = 'blocked';
    expect(await worker.ask({ type: 'sound.test', name: 'bell', volume: 1 })).toEqual({ played: 'blocked' });
    answer = 'nonsense';
    expect(await worker.ask({ type: 'sound.test', name: 'bell', volume: 1 })).toEqual({ played: 'failed' });
    expect((await worker.ask({ type: 'sound.test', name: 'gong', volume: 1 })).error.code).toBe('malformed');
    expect((await worker.ask({ type: 'sound.test', name: 'bell', volume: 1 }, content)).error.code).toBe('not-allowed');
  });
});

describe('whether alerts reach the seller', () => {
  test('each alert shown is counted, and a click or close of his ends the count', async () => {
    await worker.ask(report(), content);
    await alertAt(DEADLINE - HOUR_MS);
    const { id } = worker.state.shown.find((each) => each.id.startsWith('1h|'))!;
    expect(check().untouched).toMatchObject({
      count: worker.state.shown.filter((each) => !/^look/.test(each.id)).length,
    });
    worker.browser.notifications.onClosed.fire(id, false);
    await worker.settled();
    expect(check().lastTouchedAt).toBeNull();
    worker.browser.notifications.onClosed.fire(id, true);
    await worker.settled();
    expect(check()).toMatchObject({ lastTouchedAt: DEADLINE - HOUR_MS, untouched: null });
  });

  test('a test alert is shown and not counted; the word of the page, or its click, says that it was seen', async () => {
    const { id, isShown } = await worker.ask({ type: 'alert.test' });
    expect([id, isShown]).toEqual([`test|${NOON}`, true]);
    expect(check()).toBeUndefined();
    expect(await worker.ask({ type: 'alert.seen', id })).toEqual({ noted: true });
    expect(check()).toEqual({ lastSeenAt: NOON, lastTouchedAt: null, untouched: null });
    vi.setSystemTime(NOON + 5_000);
    const later = await worker.ask({ type: 'alert.test' });
    worker.browser.notifications.onClicked.fire(later.id);
    await worker.settled();
    expect(check().lastSeenAt).toBe(NOON + 5_000);
    expect(worker.state.cleared).toEqual([id, later.id]);
    expect(worker.state.opened).toEqual([]);
  });

  test('a browser that shows none is not asked about', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    worker.state.rejectNotification = () => new Error('no notifications here');
    expect(await worker.ask({ type: 'alert.test' })).toEqual({ id: `test|${NOON}`, isShown: false });
  });

  test('what is stored and not valid counts as nothing', async () => {
    worker.state.stored.set('alert-check', { lastSeenAt: 'yesterday', untouched: { count: -1 } });
    await worker.ask({ type: 'alert.seen', id: 'test|1' });
    expect(check()).toEqual({ lastSeenAt: NOON, lastTouchedAt: null, untouched: null });
  });

  test('erasing everything forgets it', async () => {
    await worker.ask({ type: 'alert.seen', id: 'test|1' });
    await worker.ask({ type: 'ledger.erase', confirm: 'erase everything' });
    expect(check()).toBeUndefined();
  });
});

describe('an alert', () => {
  const OTHER = CASE.replaceAll('1', '7');
  const [HOUR, TWO] = [HOUR_MS, 2 * HOUR_MS].map((beforeMs) => [{ beforeMs, breaksThrough: false, sound: true }]);

  test('of messages of several accounts names none of them', async () => {
    await worker.ask(report(), content);
    await worker.ask(
      { type: 'reading.report', reading: thread({ account: 'ALMA', caseId: OTHER, messages: [asked] }) },
      content,
    );
    await alertAt(DEADLINE - HOUR_MS);
    const { message } = worker.state.shown.find(({ id }) => id.startsWith('1h|'))!;
    expect(message).not.toMatch(/NORDWIND|ALMA/);
  });

  test.each(['Etc/Unknown', undefined])(
    'comes where the browser names no zone that it knows (%s)',
    async (timeZone) => {
      const { resolvedOptions } = Intl.DateTimeFormat.prototype;
      const unknown = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (
        this: Intl.DateTimeFormat,
      ) {
        return { ...resolvedOptions.call(this), timeZone: timeZone as string };
      });
      await start();
      await worker.ask(report(), content);
      // A list that was read and left is what the nudge, by the clock on the wall, is about.
      await worker.ask({ type: 'reading.report', reading: list({ cards: [card({ caseId: CASE })] }) }, content);
      await alertAt(DEADLINE - HOUR_MS);
      unknown.mockRestore();
      expect(worker.state.shown.map(({ id }) => id.split('|')[0])).toContain('1h');
    },
  );

  test('of several opens the first that still waits', async () => {
    const of = (caseId: string, ...messages: object[]) => ({
      type: 'reading.report',
      reading: thread({ caseId, messages: [asked, ...messages] as never, asOf: Date.now() }),
    });
    await worker.ask(of(CASE), content);
    await worker.ask(of(OTHER), content);
    await alertAt(DEADLINE - HOUR_MS);
    const { id } = worker.state.shown.find((each) => each.id.startsWith('1h|'))!;
    expect(id).toMatch(new RegExp(`case:${CASE}\\+1$`));
    await worker.ask(of(CASE, { author: 'seller', at: minute('2026-11-25T09:04') }), content);
    worker.browser.notifications.onClicked.fire(id);
    await vi.waitFor(() => expect(worker.state.opened).toHaveLength(1));
    expect(worker.state.opened[0]).toContain(OTHER);
  });

  test("offers to snooze as long as a warning by its account's own stages is to come", async () => {
    const accountStages = [{ account: 'NORDWIND', stages: TWO }];
    await worker.ask({ type: 'settings.set', patch: { stages: HOUR, accountStages, nudgeAfterMs: null } });
    await worker.ask(report(), content);
    await alertAt(DEADLINE - 2 * HOUR_MS);
    expect(worker.state.shown).toMatchObject([{ options: { requireInteraction: true } }]);
    expect(worker.state.shown[0]!.options['buttons']).toBeUndefined();
  });
});
