import { expect, test } from 'vitest';
import { SOUNDS } from '../../src/core/settings';
import { soundInto } from '../../src/platform/sound-synth';

const RATE = 44_100;

/** The sound's samples, as they would be sent to the loudspeaker. */
async function heard(
  name: (typeof SOUNDS)[number],
  volume: number,
): Promise<{ samples: Float32Array; lastsS: number }> {
  const context = new OfflineAudioContext(1, RATE * 3, RATE);
  const lastsS = soundInto(context, name, volume);
  return { samples: (await context.startRendering()).getChannelData(0), lastsS };
}
const peak = (samples: Float32Array): number => samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

test.each(SOUNDS)('%s can be heard, is short, is not distorted, and ends in silence', async (name) => {
  const { samples, lastsS } = await heard(name, 1);
  expect(peak(samples)).toBeGreaterThan(0.3);
  expect(peak(samples)).toBeLessThanOrEqual(1);
  expect(lastsS).toBeLessThan(3);
  expect(peak(samples.slice(Math.ceil(lastsS * RATE)))).toBeLessThan(0.001);
});

test.each(SOUNDS)('%s is as loud as was chosen, down to nothing', async (name) => {
  const [loud, half, none] = [await heard(name, 1), await heard(name, 0.5), await heard(name, 0)];
  expect(peak(half.samples) / peak(loud.samples)).toBeCloseTo(0.25, 1);
  expect(peak(none.samples)).toBe(0);
});

test.each(SOUNDS)('%s begins late enough that an output just opened swallows none of it', async (name) => {
  const { samples } = await heard(name, 1);
  expect(peak(samples.slice(0, Math.floor(RATE * 0.8)))).toBe(0);
});

test('each sounds unlike the others', async () => {
  const all = await Promise.all(SOUNDS.map((name) => heard(name, 1)));
  const early = all.map(({ samples }) => samples.slice(0, RATE).join());
  expect(new Set(early).size).toBe(SOUNDS.length);
});
