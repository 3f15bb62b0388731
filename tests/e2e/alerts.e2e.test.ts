import { alertsKeepTheirHours } from './alerts-keep-their-hours';
import { builtFor } from './built';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';

alertsKeepTheirHours((options) => launchChromium({ ...options, extensionDir: builtFor('chrome') }));
alertsKeepTheirHours((options) => launchFirefox({ ...options, extensionDir: builtFor('firefox') }));
