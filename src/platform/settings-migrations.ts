import { DEFAULT_SETTINGS } from '../core/settings';

type Fields = Record<string, unknown>;

/** Append only: the n-th makes version n + 1 of version n, and a released one never changes. */
const MIGRATIONS: readonly ((fields: Fields) => Fields)[] = [
  // Stages are named by their time alone; what they may break through, and their sound, is new.
  function alertsOfOwnChoice({ stages, ...fields }) {
    const isList = Array.isArray(stages);
    return {
      ...fields,
      ...(stages !== undefined && { stages: isList ? (stages as unknown[]).map(stageOfVersion1) : stages }),
    };
  },
];

function stageOfVersion1(stage: unknown): unknown {
  if (typeof stage !== 'object' || stage === null) return stage;
  const { name: _, ...rest } = stage as Fields;
  return { ...rest, breaksThrough: false, sound: true };
}

/**
 * A stored value brought to this version, with defaults for what it does not hold: an earlier version held no choice of
 * what was added since. Anything that is not settings, or of a later version, comes back as it was, to be refused.
 */
export function migrateSettings(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  const { version, ...fields } = stored as Fields;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > DEFAULT_SETTINGS.version)
    return stored;
  const migrated = MIGRATIONS.slice(version - 1).reduce((held, migrate) => migrate(held), fields);
  return { ...DEFAULT_SETTINGS, ...migrated, version: DEFAULT_SETTINGS.version };
}
