import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DEFAULT_SETTINGS, type SoundChoice } from '../../src/core/settings';
import type { TestSound } from '../../src/ui/options/sound';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { clearPage, drawPage, standingOut } = await import('./pages-world');
const { SoundSection } = await import('../../src/ui/options/sound');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

/** The section with the settings behind it. */
function draw(first: SoundChoice = DEFAULT_SETTINGS.sound, isSaved = true) {
  const onTest = vi.fn<TestSound>(async () => 'played');
  const onChange = vi.fn(async (sound: SoundChoice) => {
    if (isSaved) show(sound);
    return isSaved;
  });
  const show = (sound: SoundChoice): void =>
    drawPage(
      <main class="page">
        <h1>Settings</h1>
        <SoundSection
          settings={{ kind: 'shown', value: { ...DEFAULT_SETTINGS, sound } }}
          onRetry={() => {}}
          {...{ onChange, onTest }}
        />
      </main>,
    );
  show(first);
  return { onChange, onTest };
}
const chosen = (): string =>
  document.querySelector<HTMLInputElement>('input[type="radio"]:checked')!.labels![0]!.textContent!;
const radio = (name: string): HTMLInputElement =>
  [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].find(
    (each) => each.labels![0]!.textContent === name,
  )!;
const slider = (): HTMLInputElement => document.querySelector<HTMLInputElement>('input[type="range"]')!;

test('it is off at first, and then there is nothing to set or to test', () => {
  draw();
  expect(chosen()).toBe('No sound');
  expect(textsOf('label')).toEqual(['No sound', 'Bell', 'Chime', 'Knock']);
  expect([slider(), document.querySelector('button')]).toEqual([null, null]);
});

test('a sound is chosen, its volume set by keyboard, and it is played as it would be', async () => {
  const { onChange, onTest } = draw();
  await userEvent.click(radio('Chime'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ name: 'chime', volume: 0.6 });
  expect(slider().getAttribute('aria-valuetext')).toMatch(/^60\s%$/);
  slider().focus();
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(onChange).toHaveBeenLastCalledWith({ name: 'chime', volume: 0.65 }));
  await userEvent.click(button('Play it'));
  expect(onTest).toHaveBeenCalledExactlyOnceWith('chime', 0.65);
  await vi.waitFor(() => expect(textOf('[role="status"]')).toMatch(/^It is playing/));
});

test.each([
  ['blocked', /lets no sound begin/],
  ['failed', /nothing to play it on/],
] as const)('where it is %s, that is said', async (played, words) => {
  const { onTest } = draw({ name: 'bell', volume: 0.3 });
  onTest.mockResolvedValueOnce(played);
  await userEvent.click(button('Play it'));
  await vi.waitFor(() => expect(textOf('[role="status"]')).toMatch(words));
});

test('what was not saved is shown as it was', async () => {
  draw({ name: 'bell', volume: 0.3 }, false);
  await userEvent.click(radio('Knock'));
  await vi.waitFor(() => expect(chosen()).toBe('Bell'));
});

test.each(['light', 'dark'])('in %s colours axe finds nothing, and it fits', async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  draw({ name: 'knock', volume: 1 });
  expect(await complaintsOfAxe()).toEqual([]);
  expect(await standingOut(320)).toEqual([]);
});
