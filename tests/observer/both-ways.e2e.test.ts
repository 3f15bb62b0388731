import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtFor } from '../e2e/built';
import { launchChromium } from '../e2e/chromium';
import { launchFirefox } from '../e2e/firefox';
import type { LaunchOptions, Session } from '../e2e/session';
import { until } from '../e2e/until';
import { type Practice, startPractice } from '../practice/server';

interface Played {
  /** What the page saw, scenario by scenario. */
  readonly seen: Readonly<Record<string, readonly string[]>>;
  /** What the observer has passed on. */
  readonly answers: readonly string[];
  /** What the server was asked for. */
  readonly requests: readonly string[];
}

const SCENARIOS = join(import.meta.dirname, 'page');

/** Loads a page of the practice site that asks for nothing by itself, and plays all scenarios in it. */
async function play(session: Session, practice: Practice): Promise<Played> {
  const from = practice.requests.length;
  const tab = await session.tab(practice.url('/messaging/contact?orderID=1'));
  await tab.evaluate(() => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = '/messaging/practice/scripts/play.js';
    document.head.append(script);
  }, null);
  const played = await until(
    'all scenarios are played',
    () => tab.evaluate(() => document.documentElement.getAttribute('data-played'), null),
    { timeoutMs: 60_000 },
  );
  await tab.close();
  const requests = practice.requests.slice(from).flatMap(({ method, url }) => {
    // How often a browser tries again, or whether it had begun at all when the page changed its mind, is its own affair.
    return /odd=(drop|late)/.test(url) ? [] : `${method} ${url}`;
  });
  return { ...JSON.parse(played), requests: requests.sort() };
}

const browsers: Record<string, (options: Pick<LaunchOptions, 'practicePort'>) => Promise<Session>> = {
  Chromium: (options) => launchChromium({ ...options, extensionDir: builtFor('chrome') }),
  Firefox: (options) => launchFirefox({ ...options, extensionDir: builtFor('firefox') }),
};

test.each(Object.entries(browsers))(
  'in %s a page gets the same values, errors and event counts with the observer as without it',
  async (_name, launch) => {
    const practice = await startPractice({ scripts: SCENARIOS });
    const session = await launch({ practicePort: practice.port });
    try {
      const without = await play(session, practice);
      await session.ask({ type: 'settings.set', patch: { exactTimes: true } });
      const watched = await play(session, practice);
      expect(watched.seen).toEqual(without.seen);
      expect(watched.requests).toEqual(without.requests);

      expect(without.answers).toEqual([]);
      const kinds = watched.answers.map((answer) => JSON.parse(answer).kind);
      expect(kinds.filter((kind) => kind === 'list').length).toBeGreaterThan(50);
      expect(kinds).toContain('unknown');
      expect(kinds).not.toContain('failed');
      expect(Object.keys(without.seen).length).toBeGreaterThan(80);
    } finally {
      await session.close();
      await practice.stop();
    }
  },
);
