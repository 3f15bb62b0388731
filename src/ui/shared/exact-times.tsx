import { t } from '../../platform/i18n';
import { Switch } from './switch';

interface Props {
  readonly isOn: boolean;
  /** Ends when it is saved, or was not; then `isOn` says which. */
  readonly onSwitch: (isOn: boolean) => Promise<unknown>;
}

/** The switch of exact times, and what its position means. */
export const ExactTimesSwitch = ({ isOn, onSwitch }: Props) => (
  <Switch
    name={t('exactTimes')}
    effectOf={(shown) => t(shown ? 'exactTimesOn' : 'exactTimesOff')}
    {...{ isOn, onSwitch }}
  />
);

/** What exact times do, and what they do not, in plain words. */
export const ExactTimesFacts = () => (
  <ul class="facts">
    <li>{t('exactTimesTakes')}</li>
    <li>{t('exactTimesNoRequest')}</li>
    <li>{t('exactTimesNoticed')}</li>
    <li>{t('exactTimesAnyTime')}</li>
  </ul>
);
