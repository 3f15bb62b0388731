/** One Amazon marketplace. `zone` is the named assumption that its pages print their own zone (US: Pacific). */
export interface Marketplace {
  readonly id: string;
  /** ISO 3166 code as on flags (`GB`, not `UK`). */
  readonly country: string;
  readonly host: string;
  readonly zone: string;
}

const row = (id: string, country: string, tld: string, zone: string): Marketplace => ({
  id,
  country,
  host: `sellercentral.amazon.${tld}`,
  zone,
});

/** Ids as published by Amazon for its selling partners' API; hosts as attested to September 2026. */
export const MARKETPLACES: readonly Marketplace[] = [
  row('ATVPDKIKX0DER', 'US', 'com', 'America/Los_Angeles'),
  row('A2EUQ1WTGCTBG2', 'CA', 'ca', 'America/Toronto'),
  row('A1AM78C64UM0Y8', 'MX', 'com.mx', 'America/Mexico_City'),
  row('A2Q3Y263D00KWC', 'BR', 'com.br', 'America/Sao_Paulo'),
  row('A1F83G8C2ARO7P', 'GB', 'co.uk', 'Europe/London'),
  row('A1PA6795UKMFR9', 'DE', 'de', 'Europe/Berlin'),
  row('A13V1IB3VIYZZH', 'FR', 'fr', 'Europe/Paris'),
  row('APJ6JRA9NG5V4', 'IT', 'it', 'Europe/Rome'),
  row('A1RKKUPIHCS9HS', 'ES', 'es', 'Europe/Madrid'),
  row('A1805IZSGTT6HS', 'NL', 'nl', 'Europe/Amsterdam'),
  row('AMEN7PMS3EDWL', 'BE', 'com.be', 'Europe/Brussels'),
  row('A28R8C7NBKEWEA', 'IE', 'ie', 'Europe/Dublin'),
  row('A2NODRKZP88ZB9', 'SE', 'se', 'Europe/Stockholm'),
  row('A1C3SOZRARQ6R3', 'PL', 'pl', 'Europe/Warsaw'),
  row('A33AVAJ2PDY3EV', 'TR', 'com.tr', 'Europe/Istanbul'),
  row('AE08WJ6YKNBMC', 'ZA', 'co.za', 'Africa/Johannesburg'),
  row('ARBP9OOSHTCHU', 'EG', 'eg', 'Africa/Cairo'),
  row('A17E79C6D8DWNP', 'SA', 'sa', 'Asia/Riyadh'),
  row('A2VIGQ35RCS4UG', 'AE', 'ae', 'Asia/Dubai'),
  row('A21TJRUUN4KGV', 'IN', 'in', 'Asia/Kolkata'),
  row('A19VAU5U5O7RUS', 'SG', 'sg', 'Asia/Singapore'),
  row('A39IBJ37TRP1C6', 'AU', 'com.au', 'Australia/Sydney'),
  row('A1VC38T7YXB528', 'JP', 'co.jp', 'Asia/Tokyo'),
];

/** Hosts beside the marketplaces' own. */
const EXTRA_HOSTS = ['sellercentral-europe.amazon.com', 'sellercentral-japan.amazon.com'];
/** Marketplaces that a regional host may speak for; the first names its zone where a card shows no flag. */
const REGIONAL: Readonly<Record<string, string>> = {
  'sellercentral-europe.amazon.com': 'DE',
  'sellercentral-japan.amazon.com': 'JP',
};

export const HOSTS: readonly string[] = [...MARKETPLACES.map((m) => m.host), ...EXTRA_HOSTS];

const byId = new Map(MARKETPLACES.map((m) => [m.id, m]));
const byCountry = new Map(MARKETPLACES.map((m) => [m.country, m]));

/** null for an id or country that is not a marketplace we know. `UK` is taken for `GB`. */
export const marketplaceById = (id: string): Marketplace | null => byId.get(id) ?? null;
export const marketplaceByCountry = (country: string): Marketplace | null =>
  byCountry.get(country === 'UK' ? 'GB' : country) ?? null;
/** The marketplace whose own host this is; regional hosts answer their main one; null for other hosts. */
export const marketplaceOfHost = (host: string): Marketplace | null =>
  MARKETPLACES.find((m) => m.host === host) ?? marketplaceByCountry(REGIONAL[host] ?? '');

/** Addresses that Reply Clock opens for the seller; both attested in public. */
export const inboxUrl = (host: string): string => `https://${host}/messaging/inbox`;
export const caseUrl = (host: string, caseId: string): string =>
  `https://${host}/messaging/inbox?fi=caseId&ss=${caseId}&cc=${caseId}`;
