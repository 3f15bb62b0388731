import type { Folder } from '../core/reading';
import { drawnInside, flatParentOf } from './flat-tree';
import type { Survey } from './survey';

/** Attested values of `fi` that name a folder, old and new spelling. */
const FOLDERS: Readonly<Record<string, Folder>> = {
  responseneeded: 'response-needed',
  response_needed: 'response-needed',
  search: 'search',
};

const isSelected = (element: Element): boolean =>
  element.getAttribute('aria-selected') === 'true' ||
  element.getAttribute('aria-pressed') === 'true' ||
  element.getAttribute('aria-checked') === 'true' ||
  (element.getAttribute('aria-current') ?? 'false') !== 'false' ||
  (element.localName.includes('-') && (element.hasAttribute('selected') || element.hasAttribute('active')));

/** Where one of several like things stops: its own mark must lie below. */
const GROUPS = new Set(['tablist', 'list', 'listbox', 'menu', 'navigation', 'group', 'radiogroup', 'tree']);

/** The folder that the folder column marks as selected; null where none is, or two are. */
function selectedFolder(survey: Survey, apart: readonly Element[]): Folder | null {
  // Guessed words name no folder: cards would be said to need a response, or none, by a guess.
  // Cards and the metrics row use the folders' words too, and can be selected.
  const column = survey.folders.filter(
    ({ owner, guessed }) => !guessed && !apart.some((other) => drawnInside(owner, other)),
  );
  if (new Set(column.map(({ folder }) => folder)).size < 3) return null;
  const selected = new Set<Folder>();
  for (const { folder, owner } of column)
    for (let at: Element | null = owner, climbs = 0; at && climbs < 5; at = flatParentOf(at), climbs++) {
      if (['ul', 'ol', 'nav'].includes(at.localName) || GROUPS.has(at.getAttribute('role') ?? '')) break;
      if (column.some((other) => other.folder !== folder && drawnInside(other.owner, at!))) break;
      if (isSelected(at)) selected.add(folder);
    }
  return selected.size === 1 ? [...selected][0]! : null;
}

/** The folder shown, from address and selection; null where neither says, or they contradict each other. */
export function readFolder(url: URL, survey: Survey, apart: readonly Element[]): Folder | null {
  const named = FOLDERS[(url.searchParams.get('fi') ?? '').toLowerCase()] ?? null;
  const selected = selectedFolder(survey, apart);
  return named && selected && named !== selected ? null : (named ?? selected);
}
