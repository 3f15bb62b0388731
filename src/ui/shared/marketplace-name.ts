import { marketplaceById } from '../../core/marketplaces';
import { t, uiLanguage } from '../../platform/i18n';

/** The marketplace's country in the seller's language, or its id where it is not a known one; a word where it was not shown. */
export function marketplaceName(id: string | null): string {
  if (id === null) return t('dashboardNoMarketplace');
  const country = marketplaceById(id)?.country;
  return country ? (new Intl.DisplayNames(uiLanguage(), { type: 'region' }).of(country) ?? country) : id;
}
