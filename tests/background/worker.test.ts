import { afterEach, describe, expect, test, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { CASE, card, HOST, list, minute, NOON, thread } from '../ledger/world';
import { content, page, startWorker } from './worker-world';

afterEach(() => vi.useRealTimers());

/** 24 Nov 10:05 in India; due a day later. */
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const DEADLINE = Date.UTC(2026, 10, 25, 4, 35);
const report = (reading: unknown) => ({ type: 'reading.report', reading });

describe('a reading reported by the page', () => {
  test('is acknowledged with the clocks of its cards, moves the badge and asks for one wake', async () => {
    const worker = await startWorker(NOON);
    expect(worker.state.badge.text).toBe('?');
    const answer = await worker.ask(report(thread({ messages: [asked] })), content);
    expect(answer).toEqual({ acknowledged: true, refused: 0, cards: [] });
    const listed = await worker.ask(
      report(list({ complete: false, incompleteBecause: 'no-count', cards: [card({ caseId: CASE })] })),
      content,
    );
    expect(listed.cards).toMatchObject([{ threadId: `case:${CASE}`, clock: { standing: 'running', basis: 'exact' } }]);
    await worker.ask(report(list({ cards: [] })), content);
    await worker.settled();
    expect(worker.state.badge.text).not.toBe('?');
    expect([...worker.state.alarms.keys()].sort()).toEqual(['safety', 'wake']);
    expect(worker.state.alarms.get('wake')!.scheduledTime).toBeLessThanOrEqual(DEADLINE - 4 * HOUR_MS);
  });

  test('is told to other inbox tabs and our pages, not to the tab that sent it', async () => {
    const worker = await startWorker(NOON);
    worker.state.tabs.push({ id: 7, windowId: 1, url: content.url }, { id: 8, windowId: 1, url: content.url });
    await worker.ask(report(list()), content);
    await worker.settled();
    expect(worker.state.told.map(({ to }) => to).sort()).toEqual([8, 'pages']);
    const before = worker.state.told.length;
    await worker.ask(report(list({ asOf: NOON })), content);
    await worker.settled();
    expect(worker.state.told).toHaveLength(before);
  });
});

describe('alerts', () => {
  test('come once per stage, also when the worker is restarted at every step', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(thread({ messages: [asked] })), content);
    for (let at = NOON; at <= DEADLINE + HOUR_MS; at += 30 * MINUTE_MS) {
      vi.setSystemTime(at);
      await worker.restart();
    }
    expect(worker.state.shown.map(({ id }) => id.split('|')[0])).toEqual(['4h', '1h', 'overdue']);
  });

  test('name nobody unless the seller switched names on', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(thread({ messages: [asked] })), content);
    await worker.settled();
    vi.setSystemTime(DEADLINE - 4 * HOUR_MS);
    await worker.restart();
    await worker.ask({ type: 'settings.set', patch: { showNames: true } });
    vi.setSystemTime(DEADLINE - HOUR_MS);
    await worker.restart();
    const [without, named] = worker.state.shown.filter(({ id }) => !id.startsWith('look|'));
    expect(`${without!.title} ${without!.message}`).not.toContain('Anna');
    expect(`${named!.title} ${named!.message}`).toContain('Anna');
  });

  test('say how old their knowledge is when it is old', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(list({ cards: [] })), content);
    await worker.ask(report(thread({ messages: [asked] })), content);
    vi.setSystemTime(DEADLINE - HOUR_MS);
    await worker.restart();
    expect(worker.state.shown.at(-1)!.message).toContain('alertOldReading');
  });

  test('fall back to the bare options where the browser rejects more, and ask nothing of Firefox that it rejects', async () => {
    const worker = await startWorker(NOON);
    worker.state.rejectNotification = (options) =>
      'requireInteraction' in options ? new Error('Unexpected property') : null;
    await worker.ask(report(thread({ messages: [asked] })), content);
    vi.setSystemTime(DEADLINE - HOUR_MS);
    await worker.restart();
    expect(Object.keys(worker.state.shown[0]!.options).sort()).toEqual(['iconUrl', 'message', 'title', 'type']);
  });

  test('that the browser does not show stay due, and the badge is painted all the same', async () => {
    const worker = await startWorker(NOON);
    worker.state.rejectNotification = () => new Error('no notifications here');
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await worker.ask(report(thread({ messages: [asked] })), content);
    vi.setSystemTime(DEADLINE + MINUTE_MS);
    await worker.restart();
    expect(worker.state.badge.text).toContain('1!');
    worker.state.rejectNotification = () => null;
    await worker.restart();
    expect(worker.state.shown).toHaveLength(1);
  });

  test('that a failed pass left out come with the next, in a minute', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(thread({ messages: [asked] })), content);
    await worker.settled();
    expect(worker.state.alarms.has('owed')).toBe(false);
    const { get } = worker.browser.alarms;
    const failed = vi.spyOn(console, 'error').mockImplementation(() => {});
    worker.browser.alarms.get = () => Promise.reject(new Error('no alarms now'));
    vi.setSystemTime(DEADLINE - HOUR_MS);
    worker.browser.alarms.onAlarm.fire({ name: 'wake' });
    await worker.settled();
    expect(worker.state.shown).toEqual([]);
    expect(worker.state.alarms.get('owed')!.scheduledTime).toBe(DEADLINE - HOUR_MS + MINUTE_MS);
    failed.mockRestore();

    worker.browser.alarms.get = get;
    worker.browser.alarms.onAlarm.fire({ name: 'owed' });
    await worker.settled();
    expect(worker.state.shown.map(({ id }) => id.split('|')[0])).toEqual(['1h']);
    expect(worker.state.alarms.has('owed')).toBe(false);
  });

  test('are silent while paused', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(thread({ messages: [asked] })), content);
    await worker.ask({ type: 'settings.set', patch: { pausedUntil: DEADLINE } });
    vi.setSystemTime(DEADLINE - HOUR_MS);
    await worker.restart();
    expect(worker.state.shown).toEqual([]);
    expect(worker.state.badge.text).toBe('II');
    expect(worker.state.alarms.get('wake')!.scheduledTime).toBeLessThanOrEqual(DEADLINE);
  });
});

describe('a click on an alert', () => {
  const alertId = `4h|${DEADLINE}|case:${CASE}`;

  test('focuses the tab that is on the case, also after a restart', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(thread({ messages: [asked] })), content);
    await worker.restart();
    worker.state.tabs.push(
      { id: 1, windowId: 1, url: `https://${HOST}/messaging/inbox` },
      { id: 2, windowId: 1, url: `https://${HOST}/messaging/inbox?cc=${CASE}` },
    );
    worker.browser.notifications.onClicked.fire(alertId);
    await worker.settled();
    expect(worker.state.tabs.find((tab) => tab.active)!.id).toBe(2);
    expect(worker.state.opened).toEqual([]);
  });

  test('opens a new tab otherwise and never sends an existing one elsewhere', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(thread({ messages: [asked] })), content);
    worker.state.tabs.push({ id: 1, windowId: 1, url: `https://${HOST}/messaging/inbox` });
    worker.browser.notifications.onClicked.fire(alertId);
    await worker.settled();
    expect(worker.state.opened).toEqual([`https://${HOST}/messaging/inbox?fi=caseId&ss=${CASE}&cc=${CASE}`]);
    expect(worker.state.tabs[0]!.url).toBe(`https://${HOST}/messaging/inbox`);
  });

  test('on a group, or on a thread that is not known, opens the inbox', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(list()), content);
    worker.browser.notifications.onClicked.fire(`4h|${DEADLINE}|case:${CASE}+3`);
    worker.browser.notifications.onClicked.fire(`4h|${DEADLINE}|key:gone`);
    await worker.settled();
    expect(worker.state.opened).toEqual([`https://${HOST}/messaging/inbox`, `https://${HOST}/messaging/inbox`]);
  });
});

describe('watching', () => {
  test('open tabs get the content script at install', async () => {
    const worker = await startWorker(NOON);
    worker.state.tabs.push(
      { id: 3, windowId: 1, url: `https://${HOST}/messaging/inbox` },
      { id: 4, windowId: 1, url: 'https://example.org/' },
    );
    worker.browser.runtime.onInstalled.fire({ reason: 'install' });
    await worker.settled();
    expect(worker.state.injected).toEqual([{ tabId: 3, files: ['content.js'] }]);
  });

  test('a revoked host is not watched, and says so, until it is granted again', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(list({ cards: [] })), content);
    worker.state.allowed = () => false;
    worker.browser.permissions.onRemoved.fire({});
    await worker.settled();
    expect((await worker.ask({ type: 'glance.get' })).accounts[0].state).toBe('not-watching');
    worker.state.allowed = () => true;
    worker.browser.permissions.onAdded.fire({});
    await worker.settled();
    expect((await worker.ask({ type: 'glance.get' })).accounts[0]).toMatchObject({
      state: 'watching',
      complete: false,
    });
    expect(worker.state.badge.text).not.toBe('');
  });

  test('the sign-in page of a host means signed out; the same path elsewhere means nothing', async () => {
    const worker = await startWorker(NOON);
    await worker.ask(report(list({ cards: [] })), content);
    await worker.settled();
    expect(worker.state.badge.text).toBe('');
    worker.browser.tabs.onUpdated.fire(1, { url: 'https://www.amazon.in/ap/signin' }, {});
    await worker.settled();
    expect(worker.state.badge.text).toBe('');
    worker.browser.tabs.onUpdated.fire(1, { url: `https://${HOST}/ap/signin?openid.return_to=x` }, {});
    await worker.settled();
    expect(worker.state.badge.text).toBe('–');
  });
});

describe('requests of our own pages', () => {
  test('settings are validated, kept and answered whole', async () => {
    const worker = await startWorker(NOON);
    expect(await worker.ask({ type: 'settings.set', patch: { hours: 12 } })).toMatchObject({
      hours: 12,
      targetShare: 0.9,
    });
    await worker.restart();
    expect(await worker.ask({ type: 'settings.get' })).toMatchObject({ hours: 12 });
    expect(await worker.ask({ type: 'settings.set', patch: { hours: -1 } })).toMatchObject({
      error: { code: 'malformed' },
    });
  });

  test('broken stored settings fall back field by field and are kept for a report', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const worker = await startWorker(NOON);
    worker.state.stored.set('settings', { version: 1, hours: 'many', targetShare: 0.8 });
    expect(await worker.ask({ type: 'settings.get' })).toMatchObject({ hours: 24, targetShare: 0.8 });
    expect(worker.state.stored.get('settings-broken')).toMatchObject({ hours: 'many' });
  });

  test('export is the value itself, also for a page that is open in a tab', async () => {
    const worker = await startWorker(NOON);
    const ledger = await worker.ask({ type: 'ledger.export' }, { ...page, tab: { id: 5 }, frameId: 0 });
    expect(ledger).toMatchObject({ format: 'reply-clock-ledger', version: 1, threads: [] });
  });

  test('erase clears ledger and mirror, and late deliveries do not bring anything back', async () => {
    const worker = await startWorker(NOON);
    const reading = list();
    await worker.ask(report(reading), content);
    await worker.settled();
    vi.setSystemTime(NOON + HOUR_MS);
    expect(await worker.ask({ type: 'ledger.erase', confirm: 'erase everything' })).toEqual({ erased: true });
    expect(await worker.ask(report({ ...reading, observedAt: NOON + HOUR_MS }), content)).toMatchObject({
      refused: 1,
      cards: [null],
    });
    await worker.restart();
    const { threads, facts, coverage } = await worker.ask({ type: 'ledger.export' });
    expect([threads, facts, coverage]).toEqual([[], [], []]);
    expect(JSON.stringify([...worker.state.stored])).not.toContain('key:');
  });

  test("the seller's word is recorded, shown on the card and undone", async () => {
    const worker = await startWorker(NOON);
    const { cards } = await worker.ask(report(list({ cards: [card()] })), content);
    const { key } = cards[0];
    const { factId } = await worker.ask(
      { type: 'told.record', key, claim: 'answered', at: NOON, undoes: null },
      content,
    );
    const told = await worker.ask({ type: 'clocks.of', keys: [key, 'key:none'] }, content);
    expect(told.cards).toMatchObject([{ told: { factId, claim: 'answered' } }, null]);
    await worker.ask({ type: 'told.record', key, claim: 'answered', at: NOON, undoes: factId });
    expect((await worker.ask({ type: 'clocks.of', keys: [key] }, content)).cards[0].clock.closedAt).toBeNull();
  });
});

test('a reading is acknowledged only when an alarm is set: a worker killed right then comes back', async () => {
  const worker = await startWorker(NOON);
  worker.state.alarms.clear();
  let owed: number | undefined;
  await worker.ask(report(thread({ messages: [asked] })), content).then(() => {
    owed = worker.state.alarms.get('owed')?.scheduledTime;
  });
  expect(owed).toBe(NOON + 60_000);
  await worker.settled();
  expect([...worker.state.alarms.keys()].sort()).toEqual(['safety', 'wake']);
});
