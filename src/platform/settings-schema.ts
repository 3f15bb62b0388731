import * as v from 'valibot';
import { LEAST_AWAKE_MINUTES, minutesAwake } from '../core/absence';
import { DEFAULT_SETTINGS, type Settings, SOUNDS } from '../core/settings';
import { migrateSettings } from './settings-migrations';

const minute = 60_000;
const hour = 60 * minute;
const wholeMs = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const stage = v.strictObject({ beforeMs: wholeMs(0, 48 * hour), breaksThrough: v.boolean(), sound: v.boolean() });
const stages = v.pipe(
  v.array(stage),
  v.minLength(1),
  v.maxLength(8),
  v.check((all) => new Set(all.map((s) => s.beforeMs)).size === all.length, 'two stages are at the same time'),
  v.readonly(),
);
const accountName = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const accountStages = v.pipe(
  v.array(v.strictObject({ account: accountName, stages })),
  v.maxLength(50),
  v.check((all) => new Set(all.map((s) => s.account)).size === all.length, 'an account has two sets of stages'),
  v.readonly(),
);

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60));
const workDay = v.nullable(
  v.pipe(
    v.strictObject({ from: minuteOfDay, to: minuteOfDay }),
    v.check(({ from, to }) => from < to, 'a day must begin before it ends'),
  ),
);

/** Quiet from a time on, until one of the same or the next day; the same time twice is a whole day, which a day off says. */
const quietHours = v.pipe(
  v.strictObject({ from: minuteOfDay, to: minuteOfDay }),
  v.check(({ from, to }) => from % (24 * 60) !== to % (24 * 60), 'quiet hours must not begin when they end'),
);
const quietDay = v.strictObject({ isOff: v.boolean(), hours: v.nullable(quietHours) });

const fields = {
  watching: v.boolean(),
  exactTimes: v.boolean(),
  replyAnswersEarlier: v.boolean(),
  averageHours: v.pipe(v.number(), v.minValue(1), v.maxValue(96)),
  automatedRepliesIn: v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(50), v.readonly()),
  workWeek: v.pipe(v.array(workDay), v.length(7), v.readonly()),
  hours: v.pipe(v.number(), v.minValue(1), v.maxValue(96)),
  targetShare: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1)),
  lateMarkExcludes: v.boolean(),
  stages,
  accountStages,
  quietWeek: v.pipe(
    v.array(quietDay),
    v.length(7),
    v.check((week) => minutesAwake(week) >= LEAST_AWAKE_MINUTES, 'an hour of the week at least must not be quiet'),
    v.readonly(),
  ),
  absenceLeadMs: wholeMs(10 * minute, 12 * hour),
  snoozeMs: wholeMs(5 * minute, 12 * hour),
  nudgeAfterMs: v.nullable(wholeMs(30 * minute, 72 * hour)),
  badge: v.picklist(['count', 'time', 'none']),
  sound: v.strictObject({
    name: v.nullable(v.picklist(SOUNDS)),
    volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  showNames: v.boolean(),
  staleAfterMs: wholeMs(10 * minute, 72 * hour),
  pausedUntil: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  keepNamesDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)),
};

export const settingsSchema = v.strictObject({ version: v.literal(DEFAULT_SETTINGS.version), ...fields });
export const settingsPatchSchema = v.partial(v.strictObject(fields));

/** A stored value of this version or an earlier one as settings; null where it is not valid whole. */
export function parseSettings(stored: unknown): Settings | null {
  const parsed = v.safeParse(settingsSchema, migrateSettings(stored));
  return parsed.success ? parsed.output : null;
}

/** As `parseSettings`, for settings of our own making: throws where they are not valid. */
export const checkedSettings = (settings: Settings): Settings => v.parse(settingsSchema, settings);
