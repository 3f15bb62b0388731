import { slice, type Tokens } from './date-tokens';

/** A time of day; `eastMin` holds the minutes east of UTC where the text names its zone. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly eastMin: number | null;
}

const BEHIND =
  /(?:^|[ DWR)]|(?<=n)(?=J))(?:[([]?Z[)\]]? )?(?:J ?)?(?:P ?)?n(?::n(?::n)?|\.n(?:\.n)?|h ?n(?:i(?: ?ns)?)?)(?: ?[Th])?(?: ?P)?(?: ?[([]?Z[)\]]?)?(?: ?[TP])?$/;
/** Vietnamese writes the time first. */
const AHEAD = /^(?:J ?)?(?:P ?)?n:n(?::n)?(?: ?[Th])?(?: ?P)?(?: ?Z)? (?=.)/;

/** Zone words with several meanings (see `ZONES`) have only that of the page's own zone. */
const HOMES: Readonly<Record<string, number>> = {
  'Asia/Kolkata 10000': 330,
  'Europe/Dublin 10000': 60,
  'Europe/London 10001': 60,
  'Asia/Dubai 10002': 240,
  'America/Mexico_City 10003': -360,
  'America/Mexico_City 10005': -300,
  'Asia/Riyadh 10004': 180,
};

export interface Timed {
  readonly clock: Clock | null;
  /** The date beside it. */
  readonly rest: Tokens;
}

/** The ways to split a text into a date and a time of day, the likeliest first; without a time, the whole is the date. */
export function* splitsOf(tokens: Tokens, zone: string | null): Generator<Timed> {
  const { shape } = tokens;
  const behind = BEHIND.exec(shape);
  if (behind) {
    const from = behind.index + (/^[ DWR)]/.test(behind[0]) ? 1 : 0);
    const clock = clockOf(slice(tokens, from, shape.length), zone);
    const rest = slice(tokens, 0, behind[0].startsWith(' ') ? from - 1 : from);
    if (clock && (/[nM]/.test(rest.shape) || !isUnsureAlone(behind[0]))) yield { clock, rest };
  }
  const ahead = AHEAD.exec(shape)?.[0];
  if (ahead) {
    const clock = clockOf(slice(tokens, 0, ahead.length), zone);
    if (clock) yield { clock, rest: slice(tokens, ahead.length, shape.length) };
  }
  yield { clock: null, rest: tokens };
}

/** "3.04" may be a price, "06.07.26" a date, "5 h 30" a duration. */
const isUnsureAlone = (shape: string): boolean => shape.includes('.') || (/h ?n/.test(shape) && !/[PZ]/.test(shape));

function clockOf({ shape, values, digits }: Tokens, zone: string | null): Clock | null {
  const numbers = [...shape].flatMap((kind, at) => (kind === 'n' ? [at] : []));
  const [hour, minute, second = 0] = numbers.map((at) => values[at]!) as [number, number, number?];
  const isMarked = /h ?n/.test(shape);
  if (numbers.some((at, index) => digits[at]! > 2 || (index > 0 && digits[at]! < 2 && !isMarked))) return null;
  if (minute > 59 || second > 59 || hour > 23) return null;
  const part = shape.indexOf('P');
  if (part !== shape.lastIndexOf('P')) return null;
  const whole = part < 0 ? hour : hourOf(hour, values[part]!);
  if (whole === null) return null;
  const named = shape.indexOf('Z');
  if (named < 0) return { hour: whole, minute, eastMin: null };
  const eastMin = HOMES[`${zone} ${values[named]}`] ?? values[named]!;
  return Math.abs(eastMin) > 14 * 60 ? null : { hour: whole, minute, eastMin };
}

/**
 * The hour of 24 that an hour of 12 is in a part of the day. Where "evening" starts differs between versions: an hour
 * just outside it still belongs to it if its other half of the day lies further away.
 */
function hourOf(hour: number, part: number): number | null {
  if (hour > 12) return null;
  const halves = [hour % 12, (hour % 12) + 12];
  for (const slack of [0, 2]) {
    const fitting = halves.filter((half) =>
      Array.from({ length: 2 * slack + 1 }, (_, at) => (half + at - slack + 24) % 24).some(
        (near) => (part >> near) & 1,
      ),
    );
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0]! : null;
  }
  return null;
}
