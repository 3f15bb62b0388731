import type { SoundName } from '../core/settings';

/** `blocked`: the browser says that it lets no sound begin. `failed`: none began; there may be nothing to play it on. */
export type Played = 'played' | 'blocked' | 'failed';

/** One tone: it sets in softly and fades away. Seconds and hertz; `loudness` is its share of the whole. */
interface Tone {
  readonly at: number;
  readonly hz: number;
  /** Where its pitch falls to; absent where it stays. */
  readonly toHz?: number;
  readonly lasts: number;
  readonly loudness: number;
}

/** Made here rather than recorded: no file to ship, nothing to load. Short and calm, and each told from the others at once. */
const TONES: Readonly<Record<SoundName, readonly Tone[]>> = {
  // A struck bell's overtones are no whole multiples, and the higher fade first.
  bell: [
    { at: 0, hz: 587, lasts: 1.6, loudness: 0.5 },
    { at: 0, hz: 1_174, lasts: 1.1, loudness: 0.22 },
    { at: 0, hz: 1_620, lasts: 0.7, loudness: 0.12 },
  ],
  chime: [
    { at: 0, hz: 659, lasts: 0.9, loudness: 0.45 },
    { at: 0.2, hz: 988, lasts: 1.1, loudness: 0.4 },
  ],
  knock: [
    { at: 0, hz: 220, toHz: 110, lasts: 0.14, loudness: 0.9 },
    { at: 0.2, hz: 200, toHz: 100, lasts: 0.16, loudness: 0.8 },
  ],
};

/** Silence before the first tone: a sound output that has just been opened swallows most of a second (recorded from Chromium). */
const LEAD_S = 0.9;
const ONSET_S = 0.008;
const SILENT = 0.0001;
/** How long a browser may take to let a sound begin. Without a device Firefox never says that it cannot. */
const PATIENCE_MS = 2_000;

function sound(context: BaseAudioContext, into: AudioNode, { at, hz, toHz, lasts, loudness }: Tone): void {
  const from = context.currentTime + LEAD_S + at;
  const tone = context.createOscillator();
  tone.frequency.setValueAtTime(hz, from);
  if (toHz !== undefined) tone.frequency.exponentialRampToValueAtTime(toHz, from + lasts);
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(SILENT, from);
  envelope.gain.exponentialRampToValueAtTime(loudness, from + ONSET_S);
  envelope.gain.exponentialRampToValueAtTime(SILENT, from + lasts);
  tone.connect(envelope).connect(into);
  tone.start(from);
  tone.stop(from + lasts);
}

/** Has a sound played from now on, at a volume from 0 to 1; answers for how many seconds. */
export function soundInto(context: BaseAudioContext, name: SoundName, volume: number): number {
  const whole = context.createGain();
  // Ears hear the square as half.
  whole.gain.value = volume ** 2;
  whole.connect(context.destination);
  for (const tone of TONES[name]) sound(context, whole, tone);
  return LEAD_S + Math.max(...TONES[name].map(({ at, lasts }) => at + lasts));
}

/** Firefox tells whether it lets sounds begin; Chromium does not, and then waits for ever. */
const isForbidden = (): boolean =>
  (navigator as { getAutoplayPolicy?: (of: string) => string }).getAutoplayPolicy?.('audiocontext') === 'disallowed';

/** Plays a sound in this document, at a volume from 0 to 1. Answers once it has begun, or cannot; `onEnd` is called when it is over. */
export async function playHere(name: SoundName, volume: number, onEnd: () => void = () => {}): Promise<Played> {
  const context = new AudioContext();
  const close = (): void => {
    void context.close();
    onEnd();
  };
  const lastsS = soundInto(context, name, volume);
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([context.resume(), late]);
  if (context.state !== 'running') {
    close();
    return isForbidden() ? 'blocked' : 'failed';
  }
  setTimeout(close, lastsS * 1_000 + 200);
  return 'played';
}
