import { marketplaceById } from '../../core/marketplaces';
import type { Instant } from '../../core/span';
import type { AccountZones } from '../../core/zone-evidence';
import { t } from '../../platform/i18n';
import { AccountName } from '../shared/account-name';
import type { Asked } from '../shared/asked';
import { countryName } from '../shared/country';
import { Section } from './section';
import { type ZoneKnown, zoneStateText, zoneText } from './zone-words';

interface Props {
  readonly accounts: Asked<readonly AccountZones[]>;
  readonly now: Instant;
  readonly onRetry: () => void;
}

/** Which zone each account's pages print their times in, and how that is known. */
export const Zones = ({ accounts, now, onRetry }: Props) => (
  <Section id="zones" heading={t('optionsZones')} asked={accounts} onRetry={onRetry}>
    {(known) => (
      <>
        <p class="quiet">{t('optionsZonesWhy')}</p>
        {known.length === 0 && <p>{t('optionsNoAccount')}</p>}
        {known.map(({ account, host, zones }) => (
          <div key={`${account} ${host}`} class="account-zones">
            <h3>
              <AccountName {...{ account, host }} />
            </h3>
            <ul class="rows">
              {zones.map((zone) => (
                <ZoneRow key={zone.marketplaceId ?? ''} {...{ zone, now }} />
              ))}
            </ul>
          </div>
        ))}
      </>
    )}
  </Section>
);

function ZoneRow({ zone, now }: { zone: ZoneKnown; now: Instant }) {
  const { marketplaceId } = zone;
  const country = marketplaceId === null ? null : marketplaceById(marketplaceId)?.country;
  return (
    <li class={zone.state === 'contradicted' ? 'doubt' : ''}>
      <span class="row-name">
        {country ? countryName(country) : t(marketplaceId === null ? 'zoneNoFlag' : 'zoneUnknownMarketplace')}
      </span>
      <span class="row-value" title={zone.zone ?? ''}>
        {zoneText(zone, now)}
      </span>
      <span class="row-note quiet">{zoneStateText(zone, now)}</span>
    </li>
  );
}
