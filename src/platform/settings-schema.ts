import * as v from 'valibot';

const hour = 3_600_000;
const stage = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  beforeMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(48 * hour)),
});

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

export const settingsSchema = v.strictObject({ version: v.literal(1), ...fields });
export const settingsPatchSchema = v.partial(v.strictObject(fields));
