import type { Instant } from '../../core/span';
import type { AccountZones } from '../../core/zone-evidence';
import { t, uiLanguage } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';

export type ZoneKnown = AccountZones['zones'][number];

/** "Berlin time (GMT+1)"; the zone as it is where the browser does not know it. */
export function zoneText({ zone, state }: ZoneKnown, now: Instant): string {
  if (zone === null) return t(state === 'contradicted' ? 'zoneNone' : 'zoneSeveral');
  try {
    const parts = new Intl.DateTimeFormat(uiLanguage(), { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
      now,
    );
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
    return t('zoneName', zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' '), offset);
  } catch {
    return zone;
  }
}

/** How the zone is known. */
export function zoneStateText({ zone, state, at }: ZoneKnown, now: Instant): string {
  const since = at === null ? null : clockText(at, now);
  switch (state) {
    case 'assumed':
      return t(zone === null ? 'zoneAssumedSeveral' : 'zoneAssumed');
    case 'confirmed':
      return since === null ? t('zoneConfirmed') : t('zoneConfirmedAt', since);
    case 'corrected':
      return since === null ? t('zoneCorrected') : t('zoneCorrectedAt', since);
    case 'contradicted':
      return since === null ? t('zoneContradicted') : t('zoneContradictedAt', since);
  }
}
