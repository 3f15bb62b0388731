import { WINDOW_DAYS, type WindowDays } from '../../core/clock';

/** What the popup itself remembers from one opening to the next; nothing of it matters. */
const DAYS = 'popup.days';
const ROOM = 'popup.room';
const DEFAULT_DAYS: WindowDays = 30;

/** Heights in CSS pixels, as last drawn. */
export interface Room {
  readonly states: number;
  readonly all: number;
}

export function rememberedDays(): WindowDays {
  return WINDOW_DAYS.find((days) => String(days) === read(DAYS)) ?? DEFAULT_DAYS;
}

export const rememberDays = (days: WindowDays): void => write(DAYS, String(days));

/** The room that the answer is likely to take: the popup opens at its last size, so that nothing jumps. */
export function rememberedRoom(): Room | null {
  const [states, all] = (read(ROOM) ?? '').split(' ').map(Number);
  return states && all ? { states, all } : null;
}

export const rememberRoom = ({ states, all }: Room): void => write(ROOM, `${states} ${all}`);

// With site data blocked the browser throws at the first touch.
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Then the next opening starts from the defaults.
  }
}
