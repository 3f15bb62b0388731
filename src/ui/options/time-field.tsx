/** A field of time ends at 23:59; the day goes on to midnight. */
const LAST_MINUTE = 24 * 60 - 1;

/** "09:00" of minutes since midnight, the last minute for midnight at the day's end. */
export function timeOf(minutes: number): string {
  const shown = Math.min(minutes, LAST_MINUTE);
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** An end at the last minute that can be typed is midnight. */
export const endOf = (minutes: number): number => (minutes === LAST_MINUTE ? 24 * 60 : minutes);

interface Props {
  readonly label: string;
  readonly minutes: number;
  readonly isGood: boolean;
  /** Id of the text that says what is wrong with it. */
  readonly error: string;
  readonly onTake: (minutes: number) => void;
}

/** A time of day, in minutes since midnight; told when it is whole. */
export const TimeField = ({ label, minutes, isGood, error, onTake }: Props) => (
  <input
    type="time"
    aria-label={label}
    aria-describedby={error}
    aria-invalid={!isGood}
    value={timeOf(minutes)}
    onChange={({ currentTarget }) => {
      const read = minutesOf(currentTarget.value);
      if (read !== null) onTake(read);
    }}
  />
);
