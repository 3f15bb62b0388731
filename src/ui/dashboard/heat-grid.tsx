import type { ComponentChild } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { HeatCell, HeatMap } from '../../core/heat-map';
import { t } from '../../platform/i18n';
import type { HeatText } from './heat-text';
import { hourText, type WeekDay } from './week-days';

interface Props {
  readonly name: string;
  readonly map: HeatMap;
  readonly days: readonly WeekDay[];
  /** null for an hour that has nothing to say. */
  readonly textOf: (cell: HeatCell) => HeatText | null;
  readonly onCell: (cell: HeatCell, day: WeekDay, hour: number) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
};

/**
 * Hours down, weekdays across: a table whose grounds are the darker the more, with the numbers in it. It is one stop of the Tab
 * key; the arrow keys go from number to number.
 */
export function HeatGrid({ name, map, days, textOf, onCell }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const shown = HOURS.map((hour) => days.map(({ index }) => textOf(map.days[index]![hour]!)));
  const [chosen, setChosen] = useState<string | null>(null);
  const names = shown.flatMap((row, hour) => row.flatMap((text, i) => (text ? `${hour} ${i}` : [])));
  const stop = chosen !== null && names.includes(chosen) ? chosen : names[0];
  const step = (event: KeyboardEvent, hour: number, day: number): void => {
    const by = STEPS[event.key];
    if (!by) return;
    event.preventDefault();
    const across = getComputedStyle(table.current!).direction === 'rtl' ? -by[1] : by[1];
    const next = nextShown(shown, hour, day, [by[0], across]);
    if (next) table.current!.querySelector<HTMLElement>(`[data-at="${next}"]`)!.focus();
  };
  const cellOf = (text: HeatText | null, hour: number, day: number): ComponentChild => {
    if (!text) return null;
    const at = `${hour} ${day}`;
    const weekDay = days[day]!;
    return (
      <button
        type="button"
        class={text.isFew ? 'few' : ''}
        data-at={at}
        tabIndex={at === stop ? 0 : -1}
        style={{ '--weight': `${Math.round(text.weight * 40)}%` }}
        onFocus={() => setChosen(at)}
        onKeyDown={(event) => step(event, hour, day)}
        onClick={() => onCell(map.days[weekDay.index]![hour]!, weekDay, hour)}
      >
        <span aria-hidden="true">{text.text}</span>
        <span class="unseen">{t('heatCell', weekDay.long, hourText(hour), text.said)}</span>
      </button>
    );
  };
  return (
    <div class="heat-scroll">
      <table class="heat" ref={table}>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{t('heatHour')}</span>
            </th>
            {days.map(({ index, short, long }) => (
              <th key={index} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, hour) => (
            <tr key={hour}>
              <th scope="row">{hourText(hour)}</th>
              {row.map((text, day) => (
                <td key={day}>{cellOf(text, hour, day)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The next one that way, over those that say nothing; null at the edge. */
function nextShown(
  shown: readonly (readonly (HeatText | null)[])[],
  hour: number,
  day: number,
  [down, across]: readonly [number, number],
): string | null {
  let [row, column] = [hour + down, day + across];
  while (shown[row]?.[column] !== undefined) {
    if (shown[row]![column]) return `${row} ${column}`;
    row += down;
    column += across;
  }
  return null;
}
