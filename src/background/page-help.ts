import { runInTab } from '../platform/scripting';
import { notifyTab } from '../platform/tabs';

/** The built script (see `scripts/build.mjs`). */
const FILE = 'src/content/page-help.js';

/** Lets the seller show a message, or see a page report, in this tab. */
export async function startHelp(tabId: number, what: 'teach' | 'report'): Promise<void> {
  await runInTab(tabId, [FILE]);
  await notifyTab(tabId, { type: `${what}.start` });
}
