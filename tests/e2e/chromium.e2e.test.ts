import { expect, test } from 'vitest';
import { startPractice } from '../practice/server';
import { accountsStayApart } from './accounts';
import { builtFor } from './built';
import { launchChromium } from './chromium';
import { exportOf, isPinned, threadOf } from './exported';
import { facesAreRead } from './faces-are-read';
import { pageIsReported } from './page-is-reported';
import { pinnedByData } from './pinned-by-data';
import { shownByHand } from './shown-by-hand';
import { type Launch, theClockRuns } from './the-clock-runs';
import { theSwitch } from './the-switch';
import { until } from './until';

const launch: Launch = (options) => launchChromium({ ...options, extensionDir: builtFor('chrome') });

theClockRuns(launch);
facesAreRead(launch);
pinnedByData(launch);
shownByHand(launch);
pageIsReported(launch);
theSwitch(launch);
// What is said of accounts knows nothing of browsers.
accountsStayApart(launch);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

// Waits for a whole minute of the clock, so it is run in one browser only; the rule knows nothing of browsers.
test('a message of yesterday is told of an hour before its mark, to the second, by the stages that come with it', async () => {
  // Far enough off for a browser to start and a page to be read on a busy machine.
  const dueAt = Math.ceil((Date.now() + 28_000) / MINUTE_MS) * MINUTE_MS;
  const buyer = 'Emeka Obi';
  const receivedAt = dueAt - DAY_MS + 60 * MINUTE_MS + 21_000;
  const practice = await startPractice({ cases: [{ buyer, messages: [{ author: 'buyer', at: receivedAt }] }] });
  const session = await launch({ practicePort: practice.port });
  try {
    await session.tab(practice.url());
    await until('its time is pinned', async () => isPinned(threadOf(await exportOf(session), buyer)));
    await until('its alarm is set', async () =>
      (await session.alarms()).some((alarm) => alarm.scheduledTime === dueAt),
    );
    await session.stopWorker();
    expect(Date.now(), 'this machine is too slow for this test').toBeLessThan(dueAt);
    const ids = async () => Object.keys(await session.notifications()).filter((id) => id.startsWith('1h|'));
    await until('the alert', async () => (await ids()).length === 1, { timeoutMs: dueAt + 10_000 - Date.now() });
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt);
  } finally {
    await session.close();
    await practice.stop();
  }
});
