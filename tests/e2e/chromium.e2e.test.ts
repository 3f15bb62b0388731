import { builtFor } from './built';
import { launchChromium } from './chromium';
import { theClockRuns } from './the-clock-runs';

theClockRuns((options) => launchChromium({ ...options, extensionDir: builtFor('chrome') }));
