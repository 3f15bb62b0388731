import { dateFormat } from '../../platform/formats';
import { uiLanguage } from '../../platform/i18n';

/** Of `Intl.Locale`: a method where the browser is new, a getter where it is older, and nowhere in some. */
interface WeekLocale {
  getWeekInfo?(): { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
}

export interface WeekDay {
  /** 0 is Monday. */
  readonly index: number;
  readonly short: string;
  readonly long: string;
}

/** The days of the week as the seller's language begins it; with Monday where the browser cannot tell. */
export function weekDays(): WeekDay[] {
  const locale = new Intl.Locale(uiLanguage()) as WeekLocale;
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  return Array.from({ length: 7 }, (_, i) => {
    const index = (firstDay - 1 + i) % 7;
    return { index, short: nameOf(index, 'short'), long: nameOf(index, 'long') };
  });
}

const A_MONDAY = Date.UTC(2024, 0, 1);
const nameOf = (index: number, weekday: 'short' | 'long'): string =>
  dateFormat({ weekday, timeZone: 'UTC' }).format(A_MONDAY + index * 86_400_000);

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
