import { builtFor } from './built';
import { launchFirefox } from './firefox';
import { theClockRuns } from './the-clock-runs';

theClockRuns((options) => launchFirefox({ ...options, extensionDir: builtFor('firefox') }));
