import { marketplaceById } from '../../src/core/marketplaces';

export type Lang = 'en-IN' | 'zh-CN';
const DAY_MS = 86_400_000;

/** The zone that the marketplace's pages are assumed to print. */
export const zoneOf = (marketplaceId: string): string => marketplaceById(marketplaceId)!.zone;

interface Wall {
  readonly year: string;
  readonly month: number;
  readonly day: string;
  readonly hour: number;
  readonly minute: string;
}

function wallOf(at: number, zone: string): Wall {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  return {
    year: part['year']!,
    month: Number(part['month']),
    day: String(Number(part['day'])),
    hour: Number(part['hour']),
    minute: part['minute']!,
  };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
// Written out: `Intl` says "Sept" for en-GB and en-IN, and which the site prints in September is not known.
const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A card's day, `6 Jul 2026` (en attested; zh-CN made after CLDR). */
export function dayText(at: number, zone: string, lang: Lang): string {
  const { year, month, day } = wallOf(at, zone);
  return lang === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${SHORT[month - 1]} ${year}`;
}

/** A message's minute, `5 Jul 2026 9:30 pm` (en attested; zh-CN made after CLDR). */
export function minuteText(at: number, zone: string, lang: Lang): string {
  const { hour, minute } = wallOf(at, zone);
  const time = lang === 'zh-CN' ? `${hour}:${minute}` : `${hour % 12 || 12}:${minute} ${hour < 12 ? 'am' : 'pm'}`;
  return `${dayText(at, zone, lang)} ${time}`;
}

/** The metrics row's days, `30 June - 30 July 2026`; that the first one has a year of its own where they differ is a guess. */
export function metricsRange(now: number, daysBack: number, zone: string, lang: Lang): string {
  const [first, last] = [wallOf(now - daysBack * DAY_MS, zone), wallOf(now, zone)];
  const year = first.year === last.year ? null : first.year;
  if (lang === 'zh-CN')
    return `${year ? `${year}年` : ''}${first.month}月${first.day}日 - ${last.year}年${last.month}月${last.day}日`;
  return `${first.day} ${MONTHS[first.month - 1]}${year ? ` ${year}` : ''} - ${last.day} ${MONTHS[last.month - 1]} ${last.year}`;
}
