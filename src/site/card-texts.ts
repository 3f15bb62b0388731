import type { CardState } from '../core/reading';
import { baseOf, type Columns, countOf, type IsDate } from './columns';
import { drawnInside } from './flat-tree';
import { speaksOf } from './parts';
import { isBoldElement } from './place';
import type { Run } from './text-of';
import { isBelow, type PlacedRun, placeOf, type Unit, withEmojiTexts } from './unit';

/** What one card says, by its columns. */
export interface CardTexts {
  readonly buyer: string;
  readonly subject: string;
  readonly date: Run;
  readonly state: CardState | null;
  /** Set where a flag emoji is name or subject: then it is no flag. */
  readonly isFlagTyped?: boolean;
}

/** null for a unit that is not laid out as its column is. */
export function textsOf(unit: Unit, columns: Columns, isDate: IsDate): CardTexts | null {
  const hasEmoji = unit.emoji.length > 0;
  const isTyped = unit.emoji.some(({ run: { base } }) => columns.counts.has(base) && !columns.emojiBases.has(base));
  const texts = isTyped ? null : textsIn(unit.runs, columns, isDate, !hasEmoji);
  if (texts || !hasEmoji) return texts;
  const typed = textsIn(withEmojiTexts(unit).runs, columns, isDate, true);
  return typed && { ...typed, isFlagTyped: true };
}

/** `isAll`: no other text may be the name. */
function textsIn(runs: readonly PlacedRun[], columns: Columns, isDate: IsDate, isAll: boolean): CardTexts | null {
  const date = dateRun(runs, columns.date, isDate, columns);
  if (!date) return null;
  const others = runs.filter((run) => run !== date);
  const name = runAt(others, columns.name, columns, runs) ?? (isAll ? otherName(others, columns, runs) : null);
  if (!name) return null;
  const rest = others.filter((run) => run !== name);
  const first =
    runAt(rest, columns.subject, columns, runs) ?? onlyOf(rest.filter(({ text }) => speaksOf(text, name.text)));
  if (!first) return null;

  // Buyers type the subject, so it is never taken for the status, whatever it says.
  const subject = runs.filter((run) => run === first || (run !== date && run !== name && continues(run, first)));
  const left = rest.filter((run) => !subject.includes(run));
  const label = columns.state === null ? null : (runAt(left, columns.state, columns, runs) ?? null);
  // Where each card ends in a status, one that ends in its subject has none to tell: what we took for it is the status.
  if (columns.labelled && !label && runs.at(-1) === first && columns.isStatus(first.text)) return null;
  return {
    buyer: name.text,
    subject: subject.map((run) => run.text).join(' '),
    date,
    state: label && columns.stateOf(label.text),
  };
}

const onlyOf = (runs: readonly PlacedRun[]): PlacedRun | null => (runs.length === 1 ? runs[0]! : null);
const isBoldRun = ({ owner }: PlacedRun): boolean => isBoldElement(owner);

/** The text at a place, if this card has as many texts of its tags as the others: else it may be another's. */
function runAt(
  among: readonly PlacedRun[],
  key: number,
  { counts }: Columns,
  all: readonly PlacedRun[],
): PlacedRun | null {
  if (countOf(all, baseOf(key)) !== counts.get(baseOf(key))) return null;
  return among.find((run) => placeOf(run) === key) ?? null;
}

/** Where a badge shifts the count of equal places, the name is the one text that the subject says again, or that is bold. */
function otherName(among: readonly PlacedRun[], columns: Columns, all: readonly PlacedRun[]): PlacedRun | null {
  const alike = among.filter(({ base }) => base === baseOf(columns.name));
  const subject = runAt(among, columns.subject, columns, all);
  const said = subject && onlyOf(alike.filter(({ text }) => speaksOf(subject.text, text)));
  return said ?? onlyOf(columns.boldNames() ? among.filter(isBoldRun) : []);
}

/** Where a badge before it shifts the count of equal places, the only date among them is meant. */
function dateRun(runs: readonly PlacedRun[], key: number, isDate: IsDate, columns: Columns): PlacedRun | null {
  const placed = runAt(runs, key, columns, runs);
  if (placed && isDate(placed.text)) return placed;
  return onlyOf(runs.filter((run) => run.base === baseOf(key) && isDate(run.text)));
}

/** Whether a text belongs to the element that another one starts, e.g. after a part in bold. */
const continues = (run: PlacedRun, first: PlacedRun): boolean =>
  run.owner === first.owner ||
  (run.base !== first.base && isBelow(run.base, first.base) && drawnInside(run.owner, first.owner));
