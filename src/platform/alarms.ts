import browser from 'webextension-polyfill';

const WAKE = 'wake';
const SAFETY = 'safety';
const SAFETY_MINUTES = 30;
/** Stands only while a pass is owed; the pass sets the real one. */
const OWED = 'owed';
const OWED_MS = 60_000;

/** Wakes the worker at `at` (ms), or earlier: an alarm that is already due sooner stays. null asks for none. */
export async function wakeAt(at: number | null): Promise<void> {
  if (at === null) return;
  const waiting = await browser.alarms.get(WAKE);
  // One whose time is past has done its work: the pass that asks is running.
  if (waiting && waiting.scheduledTime > Date.now() && waiting.scheduledTime <= at) return;
  await browser.alarms.create(WAKE, { when: at });
}

/** One slow periodic alarm, should ever a wake be lost. Creating it anew at each start could postpone it for ever. */
export async function keepSafetyAlarm(): Promise<void> {
  if (await browser.alarms.get(SAFETY)) return;
  await browser.alarms.create(SAFETY, { periodInMinutes: SAFETY_MINUTES });
}

/** Brings the worker back soon, should it be killed before the pass that is owed has been made. */
export async function oweWake(): Promise<void> {
  await browser.alarms.create(OWED, { when: Date.now() + OWED_MS });
}

export async function wakePaid(): Promise<void> {
  await browser.alarms.clear(OWED);
}

/** `safety` comes about every half hour, whatever is due. */
export function onAlarm(listener: (why: 'wake' | 'safety') => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => listener(name === SAFETY ? 'safety' : 'wake'));
}
