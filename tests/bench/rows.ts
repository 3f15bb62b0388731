import { median, ratiosOf, type Samples } from './samples';

/** What a row's budget is of: a value in the row's unit, or a multiple of the bare floor, plus so much. */
export type Budget = { readonly most: number } | { readonly timesBare: number; readonly plus?: number };

/** One line of the report. */
export interface Row {
  readonly name: string;
  readonly unit: 'ms' | 'KB' | 'count';
  readonly ours: Samples;
  /** The same done as plainly as can be, measured in the same run; null where there is no such thing. */
  readonly bare: Samples | null;
  readonly budget: Budget | null;
  readonly grows?: string;
  readonly note?: string;
}

export type Verdict = 'kept' | 'OVER' | '–';

/** The median decides; against a floor, the median of the rounds' own limits. */
export function verdictOf({ ours, bare, budget }: Row): Verdict {
  if (!budget) return '–';
  if ('most' in budget) return median(ours) <= budget.most ? 'kept' : 'OVER';
  const { timesBare, plus = 0 } = budget;
  if (!bare) throw new Error('a budget in times of the floor needs the floor');
  return median(ours.map((value, round) => value - timesBare * bare[round]!)) <= plus ? 'kept' : 'OVER';
}

const digits = (value: number): string =>
  value === 0
    ? '0'
    : Math.abs(value) >= 100
      ? value.toFixed(0)
      : Math.abs(value) >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

const middleAndSpread = (samples: Samples): string => {
  const [least, most] = [Math.min(...samples), Math.max(...samples)];
  return least === most ? digits(least) : `${digits(median(samples))} (${digits(least)}–${digits(most)})`;
};

const limitText = ({ unit, budget }: Row): string => {
  const unitText = unit === 'count' ? '' : ` ${unit}`;
  if (!budget) return '–';
  if ('most' in budget) return `≤ ${budget.most}${unitText}`;
  return `≤ ${budget.timesBare} × bare${budget.plus ? ` + ${budget.plus}${unitText}` : ''}`;
};

const cells = (row: Row): string[] => [
  row.name,
  row.unit,
  middleAndSpread(row.ours),
  row.bare ? middleAndSpread(row.bare) : '–',
  row.bare && median(row.bare) > 0 ? `${digits(median(ratiosOf(row.ours, row.bare)))} ×` : '–',
  row.grows ?? '–',
  limitText(row),
  verdictOf(row),
];
const HEAD = ['what', 'unit', 'ours: median (spread)', 'bare floor', 'ratio', 'grows', 'budget', ''];

/** The report as a Markdown table, with the rows' notes below it. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const drawn = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const notes = rows.flatMap(({ name, note }) => (note ? [`- ${name}: ${note}`] : []));
  return [drawn[0], rule, ...drawn.slice(1), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}
