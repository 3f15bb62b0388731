export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a zone's clocks show, by the browser's own `Intl`. */
export function marketplaceWall(at: number, zone: string): Wall {
  let format = formats.get(zone);
  if (!format) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts, hourCycle: 'h23' });
    formats.set(zone, format);
  }
  const of: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) of[type] = Number(value);
  return { year: of['year']!, month: of['month']!, day: of['day']!, hour: of['hour']!, minute: of['minute']! };
}

/** `YYYY-MM-DDTHH:mm` of a zone's clocks. */
export function wallText(at: number, zone: string): string {
  const { year, month, day, hour, minute } = marketplaceWall(at, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
