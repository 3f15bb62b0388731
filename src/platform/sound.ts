import browser from 'webextension-polyfill';
import type { SoundName } from '../core/settings';
import { type Played, playHere } from './sound-synth';

/** Chromium's own; the polyfill knows no types of it. */
interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
}

const DOCUMENT = 'src/ui/sound/sound.html';
/** A document that does not answer must not hold an alert up. */
const PATIENCE_MS = 3_000;

/** Plays a sound from the background, at a volume from 0 to 1. Never throws, and answers within some seconds. */
export async function playSound(name: SoundName, volume: number): Promise<Played> {
  const late = new Promise<Played>((resolve) => setTimeout(resolve, PATIENCE_MS, 'failed'));
  // Firefox's background is a document; Chromium's is a worker, which has no sound.
  const playing = typeof AudioContext === 'undefined' ? playInDocument(name, volume) : playHere(name, volume);
  return Promise.race([late, playing.catch((): Played => 'failed')]);
}

async function playInDocument(name: SoundName, volume: number): Promise<Played> {
  const request: SoundRequest = { type: 'sound.play', name, volume };
  try {
    await openDocument();
    return asPlayed(await browser.runtime.sendMessage(request));
  } catch {
    // It closed itself, having played an earlier sound, between the two.
    await openDocument();
    return asPlayed(await browser.runtime.sendMessage(request));
  }
}

async function openDocument(): Promise<void> {
  const { offscreen } = browser as unknown as { offscreen: Offscreen };
  await offscreen
    .createDocument({
      url: DOCUMENT,
      reasons: ['AUDIO_PLAYBACK'],
      justification: 'Plays the sound that you chose for alerts; a service worker cannot.',
    })
    // There is one already: it is still playing.
    .catch(() => {});
}

const asPlayed = (answer: unknown): Played => (answer === 'played' || answer === 'blocked' ? answer : 'failed');

/** What the worker asks of the document that plays for it. */
export interface SoundRequest {
  readonly type: 'sound.play';
  readonly name: SoundName;
  readonly volume: number;
}
