import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { englishI18n } from '../platform/english';
import { button, textOf } from './drawn';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const { clearPage, drawPage } = await import('./pages-world');
const { SettingsFileSection } = await import('../../src/ui/options/settings-file-section');
const { filedSettings, settingsFile } = await import('../../src/platform/settings-file');

afterEach(clearPage);

const NOW = Date.UTC(2026, 10, 28, 12);
const CHOSEN = { ...DEFAULT_SETTINGS, hours: 20, watching: false };

function draw() {
  const [onSave, onChange] = [vi.fn(), vi.fn(async () => true)];
  const settings = { kind: 'shown', value: CHOSEN } as const;
  drawPage(<SettingsFileSection {...{ settings, now: NOW, onSave, onChange }} onRetry={() => {}} />);
  return { onSave, onChange };
}
const choose = (text: string) =>
  userEvent.upload(
    document.querySelector('input[type=file]')!,
    new File([text], 'mine.json', { type: 'application/json' }),
  );

test('a saved file, taken again, gives the same settings', async () => {
  const { onSave, onChange } = draw();
  await userEvent.click(button('Save as a file'));
  const [name, content] = onSave.mock.calls[0] as [string, Blob];
  expect(name).toBe('reply-clock-settings-2026-11-28.json');
  await choose(await content.text());
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith(filedSettings(CHOSEN)));
  await vi.waitFor(() => expect(textOf('[role=status]')).toContain('mine.json'));
});

test('what is not valid changes nothing, and says which setting', async () => {
  const { onChange } = draw();
  await choose(settingsFile(CHOSEN, NOW).replace('"hours": 20', '"hours": 2000'));
  await vi.waitFor(() =>
    expect(textOf('[role=alert]')).toBe('Nothing was changed: “hours” in this file is not valid.'),
  );
  expect(onChange).not.toHaveBeenCalled();
});

test('the defaults can be restored, and that undone', async () => {
  const { onChange } = draw();
  await userEvent.click(button('Restore the defaults'));
  expect(onChange).toHaveBeenLastCalledWith(filedSettings(DEFAULT_SETTINGS));
  await vi.waitFor(() => expect(button('Undo')).toBeTruthy());
  await userEvent.click(button('Undo'));
  expect(onChange).toHaveBeenLastCalledWith(filedSettings(CHOSEN));
});
