import * as v from 'valibot';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { migrateSettings } from './settings-migrations';
import { settingsSchema } from './settings-schema';

const FORMAT = 'reply-clock-settings';
/** Settings of fifty accounts take a tenth of this. */
export const MOST_SETTINGS_BYTES = 256 * 1024;

/** What no file may change: states of this browser, and what the seller is asked for by itself. */
const OWN = ['version', 'watching', 'exactTimes', 'pausedUntil'] as const;
export type FiledSettings = Omit<Settings, (typeof OWN)[number]>;

export const filedSettings = (settings: Settings): FiledSettings =>
  Object.fromEntries(
    Object.entries(settings).filter(([name]) => !(OWN as readonly string[]).includes(name)),
  ) as unknown as FiledSettings;

/** Why a file was refused; `field` is the setting that is not valid. */
export class SettingsFileRefused extends Error {
  constructor(
    readonly why: 'too-big' | 'not-json' | 'foreign' | 'newer' | 'damaged',
    readonly field: string | null = null,
  ) {
    super(field === null ? why : `${why}: ${field}`);
  }
}

/** The text of a settings file: format and version, then the settings as the schema names them. */
export function settingsFile(settings: Settings, now: Instant): string {
  const { version } = settings;
  const exportedAt = new Date(now).toISOString();
  return `${JSON.stringify({ format: FORMAT, version, exportedAt, settings: filedSettings(settings) }, null, 2)}\n`;
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsFileRefused('not-json');
  }
};

/** The settings of a file of this version or an earlier one. Throws `SettingsFileRefused`; never takes half a file. */
export function settingsOfFile(text: string): FiledSettings {
  if (text.length > MOST_SETTINGS_BYTES) throw new SettingsFileRefused('too-big');
  const file = parsedJson(text) as { format?: unknown; version?: unknown; settings?: unknown } | null;
  if (typeof file !== 'object' || file?.format !== FORMAT) throw new SettingsFileRefused('foreign');
  const { version, settings } = file;
  if (typeof version === 'number' && version > DEFAULT_SETTINGS.version) throw new SettingsFileRefused('newer');
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    throw new SettingsFileRefused('damaged', 'settings');
  const parsed = v.safeParse(settingsSchema, migrateSettings({ ...settings, version }));
  if (parsed.success) return filedSettings(parsed.output);
  const path = parsed.issues[0].path?.map(({ key }) => String(key)).join('.');
  throw new SettingsFileRefused('damaged', path ?? 'settings');
}
