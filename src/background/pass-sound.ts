import { hasSound, type Sounding } from '../core/alert-sound';
import { type Settings, stagesFor } from '../core/settings';
import { playSound } from '../platform/sound';
import type { Played } from '../platform/sound-synth';

/**
 * The sound of one pass: however many alerts it shows, one is heard. Told of an alert before it is shown, and whose its messages are;
 * answers whether the browser's own sound is to be kept back, for two at once say no more than one. Where the seller has chosen
 * a sound, stages without it are silent; where it could not be played, the browser's stands in.
 */
export function soundOfPass(): (
  alert: Sounding,
  accounts: readonly (string | null)[],
  settings: Settings,
) => Promise<boolean> {
  let played: Promise<Played> | null = null;
  return async (alert, accounts, settings) => {
    const { name, volume } = settings.sound;
    if (name === null) return false;
    if (!hasSound(alert, (member) => stagesFor(settings, accounts[member] ?? null))) return true;
    played ??= playSound(name, volume);
    return (await played) === 'played';
  };
}
