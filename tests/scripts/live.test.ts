import { expect, it } from 'vitest';
import { liveArguments, liveObstacle } from '../../scripts/live.mjs';

const HOST = 'sellercentral.amazon.de';
const fine = { uid: 1000, hasDisplay: true, hosts: [HOST], host: HOST };

it('opens the real site with no flag of a test', () => {
  const args: string[] = liveArguments({ extensionDir: '/e', profileDir: '/p', host: HOST });
  expect(args.filter((arg) => arg.startsWith('--')).map((arg) => arg.split('=')[0])).toEqual([
    '--user-data-dir',
    '--load-extension',
    '--no-first-run',
    '--no-default-browser-check',
  ]);
  expect(args.at(-1)).toBe(`https://${HOST}/messaging/inbox`);
});

it.each([
  ['as root', { uid: 0 }, 'sandbox'],
  ['without a display', { hasDisplay: false }, 'display'],
  ['for an unknown host', { host: 'sellercentral.example.com' }, 'sellercentral.example.com'],
])('refuses %s, in one sentence', (_when, change, word) => {
  const obstacle = liveObstacle({ ...fine, ...change });
  expect(obstacle).toContain(word);
  expect(obstacle).toMatch(/^[^.]*(\.\w[^.]*)*\.$/);
});

it('has nothing against an ordinary user at a display', () => {
  expect(liveObstacle(fine)).toBeNull();
});
