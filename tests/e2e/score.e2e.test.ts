import { describe } from 'vitest';
import { builtFor } from './built';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';
import type { Launch } from './the-clock-runs';
import { theFirstDay } from './the-first-day';
import { theScoreIsTrue } from './the-score-is-true';

describe('in Chromium', () => {
  const launch: Launch = (options) => launchChromium({ ...options, extensionDir: builtFor('chrome') });
  theScoreIsTrue(launch);
  // What is known since when knows nothing of browsers.
  theFirstDay(launch);
});
describe('in Firefox', () => {
  theScoreIsTrue((options) => launchFirefox({ ...options, extensionDir: builtFor('firefox') }));
});
