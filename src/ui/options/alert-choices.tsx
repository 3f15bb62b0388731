import type { BadgeMode } from '../../core/settings';
import { HOUR_MS, MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import { Switch } from '../shared/switch';
import type { Draft } from './draft';
import { NumberField } from './number-field';
import { useSaving } from './save-said';
import { Section } from './section';

interface Props {
  readonly draft: Draft;
  readonly onRetry: () => void;
}

/** Taken up again where the nudge was off. */
const USUAL_NUDGE_MS = 4 * HOUR_MS;

/** After how long an inbox that was not read is told of. */
export function NudgeSection({ draft, onRetry }: Props) {
  const [said, save] = useSaving(draft.change);
  return (
    <Section id="nudge" heading={t('optionsNudge')} asked={draft.shown} onRetry={onRetry}>
      {({ nudgeAfterMs }) => (
        <>
          <Switch
            name={t('nudgeSwitch')}
            isOn={nudgeAfterMs !== null}
            effectOf={(isOn) => t(isOn ? 'nudgeOn' : 'nudgeOff')}
            onSwitch={(isOn) => save({ nudgeAfterMs: isOn ? USUAL_NUDGE_MS : null })}
          />
          {nudgeAfterMs !== null && (
            <NumberField
              {...{ name: t('nudgeAfter'), unit: t('unitHours'), why: t('nudgeWhy') }}
              {...{ least: 0.5, most: 72, value: nudgeAfterMs / HOUR_MS }}
              onSave={(hours) => save({ nudgeAfterMs: Math.round(hours * HOUR_MS) })}
            />
          )}
          {said}
        </>
      )}
    </Section>
  );
}

/** How long "snooze" on an alert holds it back. */
export function SnoozeSection({ draft, onRetry }: Props) {
  const [said, save] = useSaving(draft.change);
  return (
    <Section id="snooze" heading={t('optionsSnooze')} asked={draft.shown} onRetry={onRetry}>
      {({ snoozeMs }) => (
        <>
          <NumberField
            {...{ name: t('snoozeFor'), unit: t('unitMinutes'), why: t('snoozeWhy') }}
            {...{ least: 5, most: 720, value: snoozeMs / MINUTE_MS }}
            onSave={(minutes) => save({ snoozeMs: Math.round(minutes * MINUTE_MS) })}
          />
          {said}
        </>
      )}
    </Section>
  );
}

const BADGES: Readonly<Record<BadgeMode, { readonly name: string; readonly why: string }>> = {
  count: { name: 'badgeModeCount', why: 'badgeModeCountWhy' },
  time: { name: 'badgeModeTime', why: 'badgeModeTimeWhy' },
  none: { name: 'badgeModeNone', why: 'badgeModeNoneWhy' },
};

/** What stands on the button in the toolbar. */
export function BadgeSection({ draft, onRetry }: Props) {
  const [said, save] = useSaving(draft.change);
  return (
    <Section id="badge" heading={t('optionsBadge')} asked={draft.shown} onRetry={onRetry}>
      {({ badge }) => (
        <>
          <fieldset class="radio-rows">
            <legend class="unseen">{t('optionsBadge')}</legend>
            {(Object.keys(BADGES) as BadgeMode[]).map((mode) => (
              <label key={mode}>
                <input
                  type="radio"
                  name="badge"
                  value={mode}
                  checked={mode === badge}
                  onChange={() => void save({ badge: mode })}
                />
                <span>
                  <span class="radio-name">{t(BADGES[mode].name)}</span>
                  <span class="quiet">{t(BADGES[mode].why)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {said}
        </>
      )}
    </Section>
  );
}

/** Whether alerts name buyer and subject. */
export function NamesSection({ draft, onRetry }: Props) {
  const [said, save] = useSaving(draft.change);
  return (
    <Section id="names" heading={t('optionsNames')} asked={draft.shown} onRetry={onRetry}>
      {({ showNames }) => (
        <>
          <Switch
            name={t('namesSwitch')}
            isOn={showNames}
            effectOf={(isOn) => t(isOn ? 'namesOn' : 'namesOff')}
            onSwitch={(isOn) => save({ showNames: isOn })}
          />
          {said}
        </>
      )}
    </Section>
  );
}
