import { expect, test } from 'vitest';
import { OWN_URL } from './fake-browser';
import { startWorker } from './worker-world';

const PAGE = `${OWN_URL}src/ui/welcome/welcome.html`;

test('the first-run page opens once, at the installation', async () => {
  const worker = await startWorker(Date.UTC(2026, 10, 24, 12));
  expect(worker.state.opened).toEqual([]);
  worker.browser.runtime.onInstalled.fire({ reason: 'install' });
  await worker.settled();
  expect(worker.state.opened).toEqual([PAGE]);
  expect((await worker.ask({ type: 'settings.get' })).exactTimes).toBe(false);
  // Firefox calls it an installation each time that an extension is loaded for a session.
  await worker.restart();
  worker.browser.runtime.onInstalled.fire({ reason: 'install' });
  await worker.settled();
  expect(worker.state.opened).toEqual([PAGE]);
});

test.each(['update', 'browser_update'])('it does not open at an %s, nor at a start', async (reason) => {
  const worker = await startWorker(Date.UTC(2026, 10, 24, 12));
  worker.browser.runtime.onInstalled.fire({ reason });
  worker.browser.runtime.onStartup.fire();
  await worker.settled();
  expect(worker.state.opened).toEqual([]);
});

test('the popup is told whether exact times are on', async () => {
  const worker = await startWorker(Date.UTC(2026, 10, 24, 12));
  expect((await worker.ask({ type: 'glance.get' })).exactTimes).toBe(false);
  await worker.ask({ type: 'settings.set', patch: { exactTimes: true } });
  expect((await worker.ask({ type: 'glance.get' })).exactTimes).toBe(true);
});
