import { useId, useState } from 'preact/hooks';
import { type Settings, SOUNDS, type SoundChoice, type SoundName } from '../../core/settings';
import { t } from '../../platform/i18n';
import type { Replies } from '../../platform/messages';
import type { Asked } from '../shared/asked';
import { useAttempt } from '../shared/attempt';
import { Section } from './section';

/** Plays a sound as alerts do; answers whether it began. */
export type TestSound = (name: SoundName, volume: number) => Promise<Replies['sound.test']['played']>;

interface Props {
  readonly settings: Asked<Settings>;
  readonly onRetry: () => void;
  /** Answers whether it was saved. */
  readonly onChange: (sound: SoundChoice) => Promise<boolean>;
  readonly onTest: TestSound;
}

const NAMES = { bell: 'soundBell', chime: 'soundChime', knock: 'soundKnock' } as const;
const SAID = { played: 'soundPlayed', blocked: 'soundBlocked', failed: 'soundFailed' } as const;

/** The sound of alerts: none, or one of three, its volume, and how it sounds. */
export const SoundSection = ({ settings, onRetry, ...acts }: Props) => (
  <Section id="sound" heading={t('optionsSound')} asked={settings} onRetry={onRetry}>
    {({ sound }) => <Choice sound={sound} {...acts} />}
  </Section>
);

function Choice({ sound, onChange, onTest }: Omit<Props, 'settings' | 'onRetry'> & { readonly sound: SoundChoice }) {
  const why = useId();
  const [wanted, setWanted] = useState<SoundChoice | null>(null);
  const [said, setSaid] = useState<keyof typeof SAID | null>(null);
  const [hasFailed, attempt] = useAttempt();
  const { name, volume } = wanted ?? sound;
  const change = async (next: SoundChoice): Promise<void> => {
    setSaid(null);
    setWanted(next);
    await onChange(next);
    setWanted(null);
  };
  const test = async (asked: SoundName): Promise<void> => {
    setSaid(null);
    setSaid(await onTest(asked, volume));
  };
  return (
    <>
      <p class="quiet" id={why}>
        {t('optionsSoundWhy')}
      </p>
      <fieldset class="sounds" aria-labelledby="sound-heading" aria-describedby={why}>
        {[null, ...SOUNDS].map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="sound"
              checked={name === each}
              onChange={() => void change({ name: each, volume })}
            />
            {t(each ? NAMES[each] : 'soundNone')}
          </label>
        ))}
      </fieldset>
      {name !== null && (
        <div class="sound-volume">
          <label>
            <span class="number-name">{t('soundVolume')}</span>
            <input
              type="range"
              min={5}
              max={100}
              step={5}
              value={Math.round(volume * 100)}
              aria-valuetext={t('popupPercent', String(Math.round(volume * 100)))}
              onInput={({ currentTarget }) => setWanted({ name, volume: currentTarget.valueAsNumber / 100 })}
              onChange={({ currentTarget }) => void change({ name, volume: currentTarget.valueAsNumber / 100 })}
            />
            <span aria-hidden="true">{t('popupPercent', String(Math.round(volume * 100)))}</span>
          </label>
          <button type="button" onClick={() => void attempt(test(name))}>
            {t('soundTest')}
          </button>
        </div>
      )}
      <p role="status">{said && t(SAID[said])}</p>
      {hasFailed && (
        <p class="failed" role="alert">
          {t('panelFailed')}
        </p>
      )}
    </>
  );
}
