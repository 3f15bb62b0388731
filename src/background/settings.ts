import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import { migrateSettings } from '../platform/settings-migrations';
import { checkedSettings, parseSettings } from '../platform/settings-schema';
import { forgetStored, readStored, writeStored } from '../platform/storage';

const NAME = 'settings';
/** What was found in place of settings, kept for a report. */
const BROKEN = 'settings-broken';

/**
 * The stored settings; defaults where there are none. A stored value that is not valid is set aside whole, unless its
 * valid fields can be told apart: a broken field must not reset the seller's other choices.
 */
export async function readSettings(): Promise<Settings> {
  const stored = await readStored(NAME);
  if (stored === undefined) return DEFAULT_SETTINGS;
  const whole = parseSettings(stored);
  if (whole) return whole;
  await writeStored(BROKEN, stored);
  console.warn('Reply Clock: stored settings were not valid; defaults stand in for what was broken.');
  const sound = soundFields(stored);
  await writeStored(NAME, sound);
  return sound;
}

function soundFields(stored: unknown): Settings {
  const migrated = migrateSettings(stored);
  if (typeof migrated !== 'object' || migrated === null) return DEFAULT_SETTINGS;
  let settings: Settings = DEFAULT_SETTINGS;
  for (const [name, value] of Object.entries(migrated)) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) continue;
    settings = parseSettings({ ...settings, [name]: value }) ?? settings;
  }
  return settings;
}

/** The master switch: off, no page is read or observed, and nothing alerts. */
export const isWatching = async (): Promise<boolean> => (await readSettings()).watching;

/** What was set aside may name accounts. */
export const forgetBrokenSettings = (): Promise<void> => forgetStored(BROKEN);

let last: Promise<unknown> = Promise.resolve();

/** Applies a checked patch; changes made at the same time are applied one after the other. */
export function changeSettings(patch: Partial<Settings>): Promise<Settings> {
  const change = last.then(async () => {
    const settings = checkedSettings({ ...(await readSettings()), ...patch });
    await writeStored(NAME, settings);
    return settings;
  });
  last = change.catch(() => {});
  return change;
}
