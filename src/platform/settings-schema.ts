import * as v from 'valibot';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';

const hour = 3_600_000;
const stage = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  beforeMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(48 * hour)),
});

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60));
const workDay = v.nullable(
  v.pipe(
    v.strictObject({ from: minuteOfDay, to: minuteOfDay }),
    v.check(({ from, to }) => from < to, 'a day must begin before it ends'),
  ),
);

/** Fields that a later version added. */
const addedFields = {
  exactTimes: v.boolean(),
  replyAnswersEarlier: v.boolean(),
  averageHours: v.pipe(v.number(), v.minValue(1), v.maxValue(96)),
  automatedRepliesIn: v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(50), v.readonly()),
  workWeek: v.pipe(v.array(workDay), v.length(7), v.readonly()),
};

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

/** Settings of an earlier version hold no choice of what was added since: the default stands. */
const added = {
  exactTimes: v.optional(addedFields.exactTimes, DEFAULT_SETTINGS.exactTimes),
  replyAnswersEarlier: v.optional(addedFields.replyAnswersEarlier, DEFAULT_SETTINGS.replyAnswersEarlier),
  averageHours: v.optional(addedFields.averageHours, DEFAULT_SETTINGS.averageHours),
  automatedRepliesIn: v.optional(addedFields.automatedRepliesIn, [...DEFAULT_SETTINGS.automatedRepliesIn]),
  workWeek: v.optional(addedFields.workWeek, [...DEFAULT_SETTINGS.workWeek]),
};

const settingsSchema = v.strictObject({ version: v.literal(1), ...fields, ...added });
export const settingsPatchSchema = v.partial(v.strictObject({ ...fields, ...addedFields }));

/** A stored value as settings; null where it is not valid whole. */
export function parseSettings(stored: unknown): Settings | null {
  const parsed = v.safeParse(settingsSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** As `parseSettings`, for settings of our own making: throws where they are not valid. */
export const checkedSettings = (settings: Settings): Settings => v.parse(settingsSchema, settings);
