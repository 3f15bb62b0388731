import { marketplaceWall } from './wall';

export interface ShownDate {
  readonly text: string;
  /** How much the text determines: the day, the minute, or less. */
  readonly says: 'day' | 'minute' | 'less';
}
/** How a page shows a card's last activity. `Intl` styles are the page's language; `smart` differs by age. */
export type DateStyle =
  | 'attested'
  | 'attested minute'
  | 'dashed'
  | 'iso'
  | 'slashed'
  | 'year-less'
  | 'relative'
  | 'smart'
  | `${'long' | 'medium' | 'full'}${'' | ' minute'}`;

interface Showing {
  readonly zone: string;
  readonly now: number;
  readonly language: string;
  readonly style: DateStyle;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();
function formatted(at: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory' });
    formats.set(key, format);
  }
  return format.format(at);
}

/** The text of an instant in the marketplace's zone, with what it determines. Written here, not read off the reader. */
export function showDate(at: number, { zone, now, language, style }: Showing): ShownDate {
  const { year, month, day, hour, minute } = marketplaceWall(at, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  const noon = `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`;
  const chinese = language.startsWith('zh');
  const attested = chinese ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
  const asDay = (text: string): ShownDate => ({ text, says: 'day' });
  const asMinute = (text: string): ShownDate => ({ text, says: 'minute' });
  switch (style) {
    case 'attested':
      return asDay(attested);
    case 'attested minute':
      return asMinute(`${attested} ${chinese ? `${hour}:${two(minute)}` : noon}`);
    case 'dashed':
      return asDay(`${day}-${MONTHS[month - 1]}-${year}`);
    case 'iso':
      return asDay(`${year}-${two(month)}-${two(day)}`);
    case 'slashed':
      // Which part is the day is not said: it may be either.
      return { text: `${two(day)}/${two(month)}/${year}`, says: 'less' };
    case 'year-less':
      return asDay(chinese ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`);
    case 'relative':
      return { text: agoText(now - at), says: 'less' };
    case 'smart':
      if (now - at < 10 * HOUR && marketplaceWall(now, zone).day === day) return { text: noon, says: 'less' };
      return asDay(now - at < 200 * 24 * HOUR ? `${day} ${MONTHS[month - 1]}` : attested);
    default: {
      const [shape, time] = style.split(' ') as ['long' | 'medium' | 'full', string | undefined];
      const options = { timeZone: zone, dateStyle: shape, ...(time && { timeStyle: 'short' as const }) };
      const text = formatted(at, language, options);
      return time ? asMinute(text) : asDay(text);
    }
  }
}

/** As sites count: whole units, rounded down. */
function agoText(ageMs: number): string {
  const minutes = Math.floor(ageMs / 60_000);
  if (minutes === 0) return 'just now';
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 1440
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
