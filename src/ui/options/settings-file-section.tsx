import { useState } from 'preact/hooks';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import {
  type FiledSettings,
  filedSettings,
  MOST_SETTINGS_BYTES,
  SettingsFileRefused,
  settingsFile,
  settingsOfFile,
} from '../../platform/settings-file';
import type { Asked } from '../shared/asked';
import { FileButton } from '../shared/file-button';
import { Section } from './section';

interface Props {
  readonly settings: Asked<Settings>;
  readonly now: Instant;
  readonly onSave: (name: string, content: Blob) => void;
  readonly onRetry: () => void;
  /** Answers whether it was saved. */
  readonly onChange: (patch: FiledSettings) => Promise<boolean>;
}

type Said = { readonly kind: 'done' | 'refused'; readonly text: string };

/** The settings as a file, from a file, and as they were at first. What is replaced can be had back until the page is left. */
export const SettingsFileSection = ({ settings, now, onSave, onRetry, onChange }: Props) => (
  <Section id="settings-file" heading={t('settingsFile')} asked={settings} onRetry={onRetry}>
    {(current) => <Acts {...{ current, now, onSave, onChange }} />}
  </Section>
);

function Acts({
  current,
  now,
  onSave,
  onChange,
}: Omit<Props, 'settings' | 'onRetry'> & { readonly current: Settings }) {
  const [said, setSaid] = useState<Said | null>(null);
  const [before, setBefore] = useState<FiledSettings | null>(null);

  const replace = async (next: FiledSettings, text: string): Promise<void> => {
    const replaced = filedSettings(current);
    if (!(await onChange(next))) return;
    setBefore(replaced);
    setSaid({ kind: 'done', text });
  };
  const take = async (file: File): Promise<void> => {
    setSaid(null);
    try {
      if (file.size > MOST_SETTINGS_BYTES) throw new SettingsFileRefused('too-big');
      await replace(settingsOfFile(await file.text()), t('settingsFileTaken', file.name));
    } catch (error) {
      setSaid({ kind: 'refused', text: refusedText(error) });
    }
  };
  const undo = async (): Promise<void> => {
    if (!before || !(await onChange(before))) return;
    setBefore(null);
    setSaid({ kind: 'done', text: t('settingsUndone') });
    document.getElementById('settings-file-heading')?.focus();
  };
  const save = (): void => {
    const day = new Date(now).toISOString().slice(0, 10);
    onSave(`reply-clock-settings-${day}.json`, new Blob([settingsFile(current, now)], { type: 'application/json' }));
  };
  return (
    <>
      <p class="quiet" id="settings-file-note">
        {t('settingsFileNote')}
      </p>
      <div class="acts">
        <button type="button" onClick={save}>
          {t('settingsFileSave')}
        </button>
        <FileButton
          text={t('settingsFileTake')}
          labelledBy="settings-file-heading"
          describedBy="settings-file-note"
          onFile={(file) => void take(file)}
        />
        <button type="button" onClick={() => void replace(filedSettings(DEFAULT_SETTINGS), t('settingsDefaultsTaken'))}>
          {t('settingsDefaults')}
        </button>
        {before && (
          <button type="button" onClick={() => void undo()}>
            {t('settingsUndo')}
          </button>
        )}
      </div>
      <p role="status">{said?.kind === 'done' && said.text}</p>
      {said?.kind === 'refused' && (
        <p class="failed" role="alert">
          {said.text}
        </p>
      )}
    </>
  );
}

const REFUSED = {
  'too-big': 'settingsFileTooBig',
  'not-json': 'settingsFileNotJson',
  foreign: 'settingsFileForeign',
  newer: 'settingsFileNewer',
} as const;

function refusedText(error: unknown): string {
  if (!(error instanceof SettingsFileRefused)) return t('settingsFileUnreadable');
  return error.why === 'damaged' ? t('settingsFileDamaged', error.field ?? '') : t(REFUSED[error.why]);
}
