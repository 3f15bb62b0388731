import type { Settings } from '../../core/settings';
import { t } from '../../platform/i18n';
import type { Asked } from '../shared/asked';
import { Switch } from '../shared/switch';
import { NumberField } from './number-field';
import { Section } from './section';

export type RulesPatch = Partial<
  Pick<
    Settings,
    | 'targetShare'
    | 'hours'
    | 'averageHours'
    | 'replyAnswersEarlier'
    | 'lateMarkExcludes'
    | 'automatedRepliesIn'
    | 'workWeek'
  >
>;

interface Props {
  readonly settings: Asked<Settings>;
  /** Those whose messages the ledger holds. */
  readonly accounts: readonly string[];
  readonly onRetry: () => void;
  readonly onChange: (patch: RulesPatch) => Promise<unknown>;
}

/** What counts, where Amazon has changed it before or public sources leave it open. Each says its default and why. */
export const RulesSection = ({ settings, accounts, onRetry, onChange }: Props) => (
  <Section id="rules" heading={t('optionsRules')} asked={settings} onRetry={onRetry}>
    {(rules) => (
      <>
        <p class="quiet">{t('optionsRulesWhy')}</p>
        <NumberField
          {...{ name: t('ruleTarget'), unit: t('unitPercent'), why: t('ruleTargetWhy') }}
          {...{ least: 1, most: 100, value: rules.targetShare * 100 }}
          onSave={(percent) => onChange({ targetShare: Math.round(percent * 100) / 10_000 })}
        />
        <NumberField
          {...{ name: t('ruleHours'), unit: t('unitHours'), why: t('ruleHoursWhy') }}
          {...{ least: 1, most: 96, value: rules.hours }}
          onSave={(hours) => onChange({ hours })}
        />
        <NumberField
          {...{ name: t('ruleAverage'), unit: t('unitHours'), why: t('ruleAverageWhy') }}
          {...{ least: 1, most: 96, value: rules.averageHours }}
          onSave={(averageHours) => onChange({ averageHours })}
        />
        <Switch
          name={t('ruleEarlier')}
          isOn={rules.replyAnswersEarlier}
          effectOf={(isOn) => t(isOn ? 'ruleEarlierOn' : 'ruleEarlierOff')}
          onSwitch={(replyAnswersEarlier) => onChange({ replyAnswersEarlier })}
        />
        <Switch
          name={t('ruleLateMark')}
          isOn={rules.lateMarkExcludes}
          effectOf={(isOn) => t(isOn ? 'ruleLateMarkOn' : 'ruleLateMarkOff')}
          onSwitch={(lateMarkExcludes) => onChange({ lateMarkExcludes })}
        />
        {accounts.map((account) => (
          <Switch
            key={account}
            name={t('ruleAutomated', account)}
            isOn={rules.automatedRepliesIn.includes(account)}
            effectOf={(isOn) => t(isOn ? 'ruleAutomatedOn' : 'ruleAutomatedOff')}
            onSwitch={(isOn) => onChange({ automatedRepliesIn: withOrWithout(rules, account, isOn) })}
          />
        ))}
      </>
    )}
  </Section>
);

const withOrWithout = ({ automatedRepliesIn }: Settings, account: string, isIn: boolean): readonly string[] => [
  ...automatedRepliesIn.filter((each) => each !== account),
  ...(isIn ? [account] : []),
];
