import * as v from 'valibot';
import type { Settings } from '../core/settings';

const hour = 3_600_000;
const stage = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  beforeMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(48 * hour)),
});

/** Settings of a version before exact times were offered hold no choice: it is off until accepted. */
const exactTimes = { exactTimes: v.optional(v.boolean(), false) };

const fields = {
  hours: v.pipe(v.number(), v.minValue(1), v.maxValue(96)),
  targetShare: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1)),
  lateMarkExcludes: v.boolean(),
  stages: v.pipe(
    v.array(stage),
    v.minLength(1),
    v.maxLength(8),
    v.check((stages) => new Set(stages.map((s) => s.name)).size === stages.length, 'two stages share a name'),
  ),
  showNames: v.boolean(),
  staleAfterMs: v.pipe(v.number(), v.integer(), v.minValue(10 * 60_000), v.maxValue(72 * hour)),
  pausedUntil: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  keepNamesDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)),
};

const settingsSchema = v.strictObject({ version: v.literal(1), ...fields, ...exactTimes });
export const settingsPatchSchema = v.partial(v.strictObject({ ...fields, exactTimes: v.boolean() }));

/** A stored value as settings; null where it is not valid whole. */
export function parseSettings(stored: unknown): Settings | null {
  const parsed = v.safeParse(settingsSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** As `parseSettings`, for settings of our own making: throws where they are not valid. */
export const checkedSettings = (settings: Settings): Settings => v.parse(settingsSchema, settings);
