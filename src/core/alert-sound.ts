import type { AlertKind, PlannedMember } from './alerts';
import { type Stage, stageName } from './settings';

/** What of an alert decides on its sound. */
export interface Sounding {
  readonly kind: AlertKind | 'look';
  readonly stage: string;
  readonly members: readonly PlannedMember[];
}

/**
 * Whether an alert is to be heard: one of its messages is at a stage with sound. Where it is of no stage of the seller's own (a
 * warning before an absence, a digest, the end of a snooze), any of the account's stages will do. `stagesOf` is asked for the
 * member's place. In quiet hours only what breaks through is shown, so nothing else is heard there.
 */
export function hasSound({ kind, stage, members }: Sounding, stagesOf: (member: number) => readonly Stage[]): boolean {
  if (kind === 'look') return false;
  return members.some((member, place) => {
    const stages = stagesOf(place);
    const named = member.stage ?? stage;
    const own = kind === 'digest' ? undefined : stages.find(({ beforeMs }) => stageName(beforeMs) === named);
    return own ? own.sound : stages.some(({ sound }) => sound);
  });
}
