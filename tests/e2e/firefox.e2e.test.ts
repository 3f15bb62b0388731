import { builtFor } from './built';
import { facesAreRead } from './faces-are-read';
import { launchFirefox } from './firefox';
import { pageIsReported } from './page-is-reported';
import { pinnedByData } from './pinned-by-data';
import { shownByHand } from './shown-by-hand';
import { type Launch, theClockRuns } from './the-clock-runs';
import { theSwitch } from './the-switch';

// Firefox installs an unsigned extension for one session only: after a restart it is installed again, on what it had
// stored before.
const launch: Launch = (options) => launchFirefox({ ...options, extensionDir: builtFor('firefox') });

theClockRuns(launch);
facesAreRead(launch);
pinnedByData(launch);
shownByHand(launch);
pageIsReported(launch);
theSwitch(launch);
