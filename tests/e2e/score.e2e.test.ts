import { describe } from 'vitest';
import { builtFor } from './built';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';
import { theScoreIsTrue } from './the-score-is-true';

describe('in Chromium', () => {
  theScoreIsTrue((options) => launchChromium({ ...options, extensionDir: builtFor('chrome') }));
});
describe('in Firefox', () => {
  theScoreIsTrue((options) => launchFirefox({ ...options, extensionDir: builtFor('firefox') }));
});
