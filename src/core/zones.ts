import { spanOfReadTime } from './local-time';
import { MARKETPLACES, marketplaceById, marketplaceOfHost } from './marketplaces';
import type { ReadTime } from './reading';
import { hullOf, type Span } from './span';

/** Hosts whose inbox is reported to hold cases of several European marketplaces. */
const EUROPE = ['DE', 'FR', 'IT', 'ES', 'NL', 'PL', 'SE', 'BE', 'IE', 'GB'];
const europeanHosts = new Set([
  'sellercentral-europe.amazon.com',
  ...MARKETPLACES.filter((m) => EUROPE.includes(m.country)).map((m) => m.host),
]);

/**
 * The zones that a page's local times may be in: the marketplace's own (an assumption: the US prints Pacific time,
 * every other marketplace its own zone, never the browser's). Without a marketplace the host decides; where the host
 * is known to mix marketplaces, all of theirs. Empty when nothing is known.
 */
export function zonesOf(marketplaceId: string | null, host: string | null): string[] {
  const marketplace = marketplaceId ? marketplaceById(marketplaceId) : null;
  if (marketplace) return [marketplace.zone];
  if (host && europeanHosts.has(host)) {
    return [...new Set(MARKETPLACES.filter((m) => EUROPE.includes(m.country)).map((m) => m.zone))];
  }
  const own = host ? marketplaceOfHost(host) : null;
  return own ? [own.zone] : [];
}

/** A page's time to a span, wide enough for every zone it may be in. */
export function resolve(time: ReadTime, zones: readonly string[]): Span {
  const [first, ...rest] = zones;
  if (first === undefined || 'span' in time) return spanOfReadTime(time, null);
  return rest.reduce((span, zone) => hullOf(span, spanOfReadTime(time, zone)), spanOfReadTime(time, first));
}
