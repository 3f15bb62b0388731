import { LONGEST_LABEL } from './labels';
import { isLaterLine, shareOnOneLine } from './lines';
import { FEW, isBold, type Place, textAt } from './place';
import type { Unit } from './unit';

/** Which places hold name and subject, and which are known by more than their order alone. */
export interface Parts {
  readonly name: Place;
  readonly subject: Place;
  readonly isNameSure: boolean;
  readonly isSubjectSure: boolean;
}

const NEARLY_ALL = 0.8;
const HALF = 0.5;
/** So many cards do not say a name again by chance, if they are a good part of all. */
const MANY = 3;
const GOOD_PART = 0.25;
/** A text is about a name that it holds, if so much of it is more than the name. */
const MORE = 8;
const SHORTEST_NAME = 2;
const LONG = 40;
/** A longer text that stands where the name was taken to be is no name, unless the page sets it in bold. */
const LONG_NAME = 24;

/** Whether a text speaks of a name: the site's subjects say "… from Amazon customer <name> (Order: …". */
export const speaksOf = (text: string, name: string): boolean =>
  name.length >= SHORTEST_NAME && text.length >= name.length + MORE && text.includes(name);

interface Pair {
  readonly name: Place;
  readonly subject: Place;
  readonly share: number;
}

/** Pairs of places of which one says the other again on half of the cards, or of many on a good part; the surest first. */
function pairsOf(units: readonly Unit[], places: readonly Place[]): Pair[] {
  const pairs = places
    .filter((name) => name.codes <= HALF * name.cards)
    .flatMap((name) => places.filter((each) => each !== name).map((subject) => ({ name, subject })))
    .map(({ name, subject }) => ({ name, subject, share: shareOf(units, name, subject) }));
  const least = units.length * GOOD_PART >= MANY ? GOOD_PART : HALF;
  return pairs.filter(({ share }) => share >= least).sort((a, b) => b.share - a.share);
}

const shareOf = (units: readonly Unit[], name: Place, subject: Place): number =>
  units.filter((unit) => speaksOf(textAt(unit, subject.key) ?? '', textAt(unit, name.key) ?? '')).length / units.length;

/**
 * Name and subject among the places that are neither date nor status, which are in drawn order. The site sets names in
 * bold, its subjects say them again and are cut; without any of these the name stands first, and the subject below it.
 * Asks for styles and lines only where texts leave a doubt.
 */
export function partsOf(
  units: readonly Unit[],
  places: readonly Place[],
  dated: readonly Place[],
  labelled: boolean,
): Parts | null {
  const pairs = pairsOf(units, places);
  const [best] = pairs;
  if (best && best.share >= NEARLY_ALL && units.length > 1 && best.name === places[0])
    return { name: best.name, subject: best.subject, isNameSure: true, isSubjectSure: true };

  const bold = places.filter((place) => isBold(units, place.key));
  // A label that is bold too says the same on each card.
  const names = bold.length > 1 ? bold.filter((place) => varies(units, place)) : bold;
  const only = names.length === 1 ? names[0]! : units.length >= FEW ? shortFirst(places, names) : null;
  if (bold.length > 0 && !only && (!best || !bold.includes(best.name))) return null;
  const telling = places.filter((place) => place === only || !saysNothing(place));
  const free = telling.length >= 2 ? telling : places;
  const name = only ?? best?.name ?? free[0];
  const rest = free.filter((place) => place !== name);
  if (!name || rest.length === 0) return null;
  const told = pairs.find((pair) => pair.name === name)?.subject ?? null;
  const subject = told ?? onlyCut(rest) ?? belowName(units, name, rest, dated, labelled);
  if (!subject || (!told && saysNothing(subject))) return null;
  const codes = places.filter((place) => !free.includes(place));
  // A label says the same on each card.
  if (!told && units.length >= FEW && rest.length + codes.length > 1 && !varies(units, subject)) return null;
  if (!told && mayBeCode(units, name, subject, codes)) return null;
  if (!only && !told && name.length > LONG_NAME * name.cards && name.length > subject.length) return null;
  return { name, subject, isNameSure: told !== null || only !== null, isSubjectSure: told !== null };
}

const varies = (units: readonly Unit[], { key }: Place): boolean =>
  new Set(units.map((unit) => textAt(unit, key))).size > 1;

/** The first place, if it is among these and its texts are far shorter than theirs. */
function shortFirst([first]: readonly Place[], names: readonly Place[]): Place | null {
  const meanOf = (place: Place): number => place.length / place.cards;
  const others = names.filter((place) => place !== first);
  return first &&
    others.length < names.length &&
    others.every((place) => meanOf(place) > 2 * meanOf(first)) &&
    meanOf(first) >= SHORTEST_NAME + 1
    ? first
    : null;
}

/** Numbers, ids and signs: no place of these holds names or subjects, where others do. */
const saysNothing = (place: Place): boolean => place.codes >= NEARLY_ALL * place.cards;

/** The one place whose texts are long and cut. */
function onlyCut(places: readonly Place[]): Place | null {
  const cut = places.filter((place) => place.cuts >= HALF * place.cards && place.longest >= LONG);
  return cut.length === 1 ? cut[0]! : null;
}

/**
 * The first text below the line of the name; where all stands on one line, the only one. The last of several is a
 * label, in words that may not be known. A date that comes first may be the page's: then none is surely the subject.
 */
function belowName(
  units: readonly Unit[],
  name: Place,
  texts: readonly Place[],
  dated: readonly Place[],
  labelled: boolean,
): Place | undefined {
  if (texts.length < 2) return texts[0];
  const below = texts.filter((place) => shareOnOneLine(units, name.key, place.key) < 1);
  const seen = below.length > 0 ? inLines(units, below) : [...texts];
  const endsInLabel = !labelled && seen.length > 1 && seen.at(-1)!.longest <= LONGEST_LABEL;
  const [first, ...more] = endsInLabel ? seen.slice(0, -1) : seen;
  if (more.length === 0) return first;
  return below.length === 0 || dated.includes(first!) ? undefined : first;
}

/** Whether a place of codes may be what was typed: it is below the name, and what was taken for the subject not between. */
const mayBeCode = (units: readonly Unit[], name: Place, subject: Place, codes: readonly Place[]): boolean =>
  codes.some(
    ({ key }) =>
      shareOnOneLine(units, name.key, key) < 1 &&
      !(isLaterLine(units, key, subject.key) && shareOnOneLine(units, name.key, subject.key) < 1),
  );

/** As they are seen, from above: the page may hold them in another order. */
const inLines = (units: readonly Unit[], places: readonly Place[]): Place[] =>
  [...places].sort((a, b) => Number(isLaterLine(units, a.key, b.key)) - Number(isLaterLine(units, b.key, a.key)));
