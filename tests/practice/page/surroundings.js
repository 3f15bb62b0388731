import { button, classes, el, face, setAttribute } from './element.js';
import { words } from './words.js';

const DISMISSED = 'practice-coach-mark-dismissed';

/** Search and buttons above everything, with the coach mark that opens over the page until it is dismissed. */
export function toolsRow({ onSearch }) {
  const field = el('input', { class: classes.searchfield, placeholder: words.search, 'aria-label': words.search });
  const form = el(
    'form',
    {
      class: classes.search,
      onSubmit: (event) => {
        event.preventDefault();
        if (field.value.trim()) onSearch(field.value.trim());
      },
    },
    field,
  );
  const menu = (label) =>
    face === 'kat'
      ? el('kat-button', { label, caret: true })
      : el(
          'button',
          { type: 'button', class: `${classes.button} ${classes.secondary}` },
          label,
          el('i', { class: classes.caret }),
        );
  const automated = el(
    'div',
    { class: classes.coached },
    button(words.automated, () => {}),
  );
  if (localStorage.getItem(DISMISSED) === null) automated.append(coachMark());
  return el(
    'div',
    { class: classes.tools },
    form,
    el('div', { class: classes.toolbuttons }, menu(words.settings), automated, menu(words.more)),
  );
}

function coachMark() {
  const dismiss = () => {
    localStorage.setItem(DISMISSED, '1');
    mark.remove();
  };
  const mark = el(
    'div',
    { class: classes.coach, role: 'dialog', 'aria-label': words.coachTitle },
    el('h2', {}, words.coachTitle),
    el('p', {}, words.coachText),
    el(
      'div',
      { class: classes.coachbuttons },
      button(words.dismiss, dismiss),
      button(words.getStarted, dismiss, 'primary'),
    ),
  );
  return mark;
}

const FOLDERS = ['all', 'responseNeeded', 'sent', 'resolved', 'reportedUnresolved'];

/** The folder column. Which folder is open shows by colour alone on the plain face, by attributes on the others. */
export function folderColumn({ onFolder }) {
  const folders = FOLDERS.map((folder) => ({ folder, element: folderElement(folder, () => onFolder(folder)) }));
  const column = el('div', { class: classes.folders });
  const collapse = el(
    'button',
    { type: 'button', class: classes.collapse, onClick: () => column.classList.toggle(classes.collapsed) },
    words.collapse,
  );
  column.append(el('ul', {}, ...folders.map(({ element }) => el('li', {}, element))), collapse);
  return {
    element: column,
    select(selected) {
      for (const { folder, element } of folders) {
        if (face === 'kat') setAttribute(element, 'selected', folder === selected ? '' : null);
        else
          setAttribute(element, 'class', folder === selected ? `${classes.folder} ${classes.chosen}` : classes.folder);
        if (face === 'virtual') setAttribute(element, 'aria-current', folder === selected ? 'page' : null);
      }
    },
  };
}

const folderElement = (folder, onClick) =>
  face === 'kat'
    ? el('kat-tab', { label: words[folder], onClick })
    : el('button', { type: 'button', class: classes.folder, onClick }, el('span', {}, words[folder]));
