import type { Settings } from '../../core/settings';
import type { Instant } from '../../core/span';
import type { Asked } from '../shared/asked';
import { BadgeSection, NamesSection, NudgeSection, SnoozeSection } from './alert-choices';
import { useDraft } from './draft';
import type { SettingsPatch } from './options-source';
import { QuietSection } from './quiet-section';
import { StagesSection } from './stages-section';
import { WeekSection } from './week-section';

interface Props {
  readonly settings: Asked<Settings>;
  /** Those whose messages the ledger holds. */
  readonly accounts: readonly string[];
  readonly now: Instant;
  readonly onRetry: () => void;
  /** Answers whether it was saved. */
  readonly onChange: (patch: SettingsPatch) => Promise<boolean>;
}

/** All that decides on when and how alerts come. */
export function AlertSections({ settings, accounts, now, onRetry, onChange }: Props) {
  const draft = useDraft(settings, onChange);
  return (
    <>
      <StagesSection {...{ draft, accounts, onRetry }} />
      <QuietSection {...{ draft, onRetry }} />
      <WeekSection settings={draft.tried} {...{ now, onRetry }} />
      <NudgeSection {...{ draft, onRetry }} />
      <SnoozeSection {...{ draft, onRetry }} />
      <BadgeSection {...{ draft, onRetry }} />
      <NamesSection {...{ draft, onRetry }} />
    </>
  );
}
