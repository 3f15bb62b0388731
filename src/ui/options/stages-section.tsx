import { useId } from 'preact/hooks';
import type { AccountStages, Settings } from '../../core/settings';
import { t } from '../../platform/i18n';
import type { Draft } from './draft';
import { useSaving } from './save-said';
import { Section } from './section';
import { MOST_OWN_STAGES } from './stage-times';
import { StagesList } from './stages-list';

interface Props {
  readonly draft: Draft;
  /** Those whose messages the ledger holds. */
  readonly accounts: readonly string[];
  readonly onRetry: () => void;
}

/** When to alert: stages for all accounts, and for single ones others. */
export function StagesSection({ draft, accounts, onRetry }: Props) {
  const noSound = useId();
  const [said, save] = useSaving(draft.change);
  return (
    <Section id="stages" heading={t('optionsStages')} asked={draft.shown} onRetry={onRetry}>
      {(settings) => {
        const muteBy = settings.sound.name === null ? noSound : null;
        return (
          <>
            <p class="quiet">{t('optionsStagesWhy')}</p>
            <StagesList
              {...{ name: t('optionsStages'), stages: settings.stages, muteBy }}
              onChange={(stages) => void save({ stages })}
              onTry={(stages) => draft.tryOut(stages && { stages })}
            />
            {muteBy && (
              <p id={noSound} class="quiet">
                {t('stageNoSound')}
              </p>
            )}
            {said}
            {namesIn(settings, accounts).map((account) => (
              <OwnStages key={account} {...{ account, settings, muteBy, save }} tryOut={draft.tryOut} />
            ))}
          </>
        );
      }}
    </Section>
  );
}

const namesIn = ({ accountStages }: Settings, accounts: readonly string[]): readonly string[] => [
  ...new Set([...accounts, ...accountStages.map(({ account }) => account)]),
];

interface OwnProps {
  readonly account: string;
  readonly settings: Settings;
  readonly muteBy: string | null;
  readonly save: Draft['change'];
  readonly tryOut: Draft['tryOut'];
}

/** One account's own stages, or the way to them. */
function OwnStages({ account, settings, muteBy, save, tryOut }: OwnProps) {
  const { accountStages } = settings;
  const heading = useId();
  const own = accountStages.find((each) => each.account === account);
  const others = accountStages.filter((each) => each !== own);
  const withOwn = (stages: AccountStages['stages']) => ({ accountStages: [...others, { account, stages }] });
  const lead = (): void => document.getElementById(heading)?.focus();
  const name = t('stagesOf', account);
  return (
    <div class="own-stages">
      <h3 id={heading} tabIndex={-1}>
        {own ? name : t('stagesCommonOf', account)}
      </h3>
      {own ? (
        <>
          <StagesList
            {...{ name, stages: own.stages, muteBy }}
            onChange={(stages) => void save(withOwn(stages))}
            onTry={(stages) => tryOut(stages && withOwn(stages))}
          />
          <button
            type="button"
            onClick={() => {
              void save({ accountStages: others });
              lead();
            }}
          >
            {t('stagesBack', account)}
          </button>
        </>
      ) : (
        <button
          type="button"
          disabled={accountStages.length >= MOST_OWN_STAGES}
          onClick={() => {
            void save(withOwn(settings.stages));
            lead();
          }}
        >
          {t('stagesOther', account)}
        </button>
      )}
    </div>
  );
}
