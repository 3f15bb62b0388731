import type { Settings } from '../../core/settings';
import { t } from '../../platform/i18n';
import type { Asked } from '../shared/asked';
import { Switch } from '../shared/switch';
import { Section } from './section';

interface Props {
  readonly settings: Asked<Settings>;
  readonly onRetry: () => void;
  readonly onSwitch: (watching: boolean) => Promise<unknown>;
}

/** Above all other settings: while it is off, none of them does anything. */
export const MasterSwitch = ({ settings, onRetry, onSwitch }: Props) => (
  <Section id="watching" heading={t('optionsWatching')} asked={settings} onRetry={onRetry}>
    {({ watching }) => (
      <Switch
        name={t('optionsWatchingSwitch')}
        isOn={watching}
        effectOf={(isOn) => t(isOn ? 'optionsWatchingOn' : 'optionsWatchingOff')}
        {...{ onSwitch }}
      />
    )}
  </Section>
);
