/** Asking is slow, and the answer is nearly always the last one. */
let known: { readonly named: string | undefined; readonly zone: string } | null = null;

/**
 * The zone of the seller's computer, by its IANA name. Where the browser knows none that it understands itself (Chromium says
 * `Etc/Unknown` then), by its offset from UTC, else UTC: without any, no alert would come at all.
 */
export function ownZone(): string {
  const named: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!known || known.named !== named) known = { named, zone: [named, offsetZone()].find(isZone) ?? 'UTC' };
  return known.zone;
}

function offsetZone(): string {
  const minutes = -new Date().getTimezoneOffset();
  const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

function isZone(name: string | undefined): name is string {
  try {
    return name !== undefined && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
