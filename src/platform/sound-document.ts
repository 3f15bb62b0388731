import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { SOUNDS } from '../core/settings';
import type { SoundRequest } from './sound';
import { playHere } from './sound-synth';

const schema: v.GenericSchema<SoundRequest> = v.strictObject({
  type: v.literal('sound.play'),
  name: v.picklist(SOUNDS),
  volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

/** Where nobody asks for a sound, the document is of no use. */
const IDLE_MS = 5_000;
const ANSWER_MS = 300;

/** In the document that plays for a worker: plays what it asks for, and closes the document once all has been heard. */
export function playForWorker(): void {
  let playing = 0;
  const closeWhenIdle = (): void => {
    if (playing === 0) window.close();
  };
  setTimeout(closeWhenIdle, IDLE_MS);
  // The callback form is the one that Chromium's own `browser` and the polyfill agree on.
  const listener = (
    message: unknown,
    sender: Runtime.MessageSender,
    sendResponse: (answer: unknown) => void,
  ): true | undefined => {
    // A tab has content scripts and pages; the worker is in none.
    if (sender.id !== browser.runtime.id || sender.tab) return undefined;
    const asked = v.safeParse(schema, message);
    if (!asked.success) return undefined;
    playing += 1;
    const onEnd = (): void => {
      playing -= 1;
      // The answer goes first.
      setTimeout(closeWhenIdle, ANSWER_MS);
    };
    playHere(asked.output.name, asked.output.volume, onEnd).then(sendResponse, () => {
      onEnd();
      sendResponse('failed');
    });
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
}
