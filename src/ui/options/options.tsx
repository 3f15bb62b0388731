import type { Settings } from '../../core/settings';
import type { Instant } from '../../core/span';
import type { AccountZones } from '../../core/zone-evidence';
import { t } from '../../platform/i18n';
import type { AlertCheckActs } from '../shared/alert-check-acts';
import type { Asked } from '../shared/asked';
import { useAttempt } from '../shared/attempt';
import { ExactTimesFacts, ExactTimesSwitch } from '../shared/exact-times';
import { Glyph } from '../shared/glyph';
import { saveFile } from '../shared/save-file';
import { AlertCheckSection } from './alert-check-section';
import { AlertSections } from './alert-sections';
import { Contents } from './contents';
import { Examples } from './examples';
import { MasterSwitch } from './master-switch';
import type { SettingsPatch, ShownExample } from './options-source';
import { RulesSection } from './rules';
import { NotThere, Section } from './section';
import { SettingsFileSection } from './settings-file-section';
import { SoundSection, type TestSound } from './sound';
import { WorkWeek } from './work-week';
import { Zones } from './zones';

export interface OptionsActs {
  /** Both reject where it could not be saved. */
  change(patch: SettingsPatch): Promise<void>;
  forget(example: ShownExample): Promise<void>;
  testSound: TestSound;
  readonly alertCheck: AlertCheckActs;
  retry(): void;
}

export interface OptionsProps {
  readonly settings: Asked<Settings>;
  readonly accounts: Asked<readonly AccountZones[]>;
  readonly examples: Asked<readonly ShownExample[]>;
  readonly version: string;
  readonly now: Instant;
  readonly acts: OptionsActs;
}

const namesOf = (accounts: Asked<readonly AccountZones[]>): readonly string[] =>
  accounts.kind === 'shown' ? [...new Set(accounts.value.map(({ account }) => account))] : [];

/** The settings, from plain data: each part a section of its own. */
export function Options({ settings, accounts, examples, version, now, acts }: OptionsProps) {
  const [hasFailed, attempt] = useAttempt();
  const onRetry = acts.retry;
  const isUnreachable = [settings, accounts, examples].every(({ kind }) => kind === 'failed');
  return (
    <main class="page">
      <header class="page-head">
        <Glyph name="clock" />
        <h1>{t('optionsTitle')}</h1>
      </header>
      {hasFailed && (
        <p class="failed" role="alert">
          {t('panelFailed')}
        </p>
      )}
      {isUnreachable ? (
        <NotThere text={t('pageNoWorker')} onRetry={onRetry} />
      ) : (
        <>
          <MasterSwitch {...{ settings, onRetry }} onSwitch={(watching) => attempt(acts.change({ watching }))} />
          <Contents />
          <AlertSections
            {...{ settings, now, onRetry }}
            accounts={namesOf(accounts)}
            onChange={(patch) => attempt(acts.change(patch))}
          />
          <SoundSection
            {...{ settings, onRetry }}
            onChange={(sound) => attempt(acts.change({ sound }))}
            onTest={acts.testSound}
          />
          <AlertCheckSection acts={acts.alertCheck} />
          <Section id="exact-times" heading={t('optionsTimes')} asked={settings} onRetry={onRetry}>
            {({ exactTimes }) => (
              <>
                <ExactTimesSwitch isOn={exactTimes} onSwitch={(to) => attempt(acts.change({ exactTimes: to }))} />
                <details>
                  <summary>{t('exactTimesMore')}</summary>
                  <p>{t('exactTimesWhat')}</p>
                  <ExactTimesFacts />
                </details>
              </>
            )}
          </Section>
          <RulesSection
            {...{ settings, onRetry }}
            accounts={namesOf(accounts)}
            onChange={(patch) => attempt(acts.change(patch))}
          />
          <WorkWeek {...{ settings, onRetry }} onChange={(workWeek) => attempt(acts.change({ workWeek }))} />
          <Zones {...{ accounts, now, onRetry }} />
          <SettingsFileSection
            {...{ settings, now, onRetry }}
            onSave={saveFile}
            onChange={(patch) => attempt(acts.change(patch))}
          />
          <Examples {...{ examples, now, onRetry }} onForget={(example) => attempt(acts.forget(example))} />
        </>
      )}
      <footer>
        <p class="quiet">{t('optionsVersion', version)}</p>
        <p>
          <a href="../dashboard/dashboard.html">{t('dashboardTitle')}</a>
        </p>
        <p>
          <a href="../welcome/welcome.html">{t('optionsWelcome')}</a>
        </p>
      </footer>
    </main>
  );
}
