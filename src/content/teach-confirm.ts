import { LESSON_PARTS, type Lesson, type PartName } from '../core/lesson';
import type { CardReading, ReadTime } from '../core/reading';
import { DAY_MS, MINUTE_MS } from '../core/span';
import { t, tn, uiLanguage } from '../platform/i18n';
import { guessParts, lessonOf, type Parts } from '../site/lesson';
import { previewOf } from '../site/lesson-preview';
import { type CardText, textsOfCard } from '../site/lesson-texts';
import { made, madeButton } from './made';

interface ConfirmOptions {
  readonly document: Document;
  readonly body: HTMLElement;
  readonly card: Element;
  readonly now: () => number;
  readonly parse: (text: string) => ReadTime | null;
  readonly onKeep: (lesson: Lesson, found: number) => Promise<void>;
  readonly acts: readonly HTMLButtonElement[];
  readonly onReport: () => void;
}

const SHOWN = 3;
const LABELS: Readonly<Record<PartName, string>> = { name: 'teachName', date: 'teachDate', subject: 'teachSubject' };

/** The second step: what is what in the message, and what that makes of the list. False where the card has too few texts. */
export function confirmParts(options: ConfirmOptions): boolean {
  const { document, body, card, now, parse, onKeep, acts, onReport } = options;
  const texts = differentOf(textsOfCard(card) ?? []);
  const guessed = guessParts(texts, (text) => parse(text) !== null);
  if (!guessed) return false;

  const selects = LESSON_PARTS.map((part) => {
    const select = made('select');
    select.append(...texts.map(({ text }) => made('option', text)));
    select.selectedIndex = texts.findIndex(({ text }) => text === guessed[part].text);
    return select;
  });
  const [name, date, subject] = selects as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement];
  const readAs = made('p', '', 'quiet');
  const found = made('p');
  const examples = made('ol');
  const result = made('div');
  result.setAttribute('role', 'status');
  result.append(readAs, found, examples);
  const failed = made('p', '', 'failed');
  failed.setAttribute('role', 'alert');
  const keep = madeButton(t('teachKeep'), () => void keepIt(), 'primary');
  const report = madeButton(t('helpReport'), onReport);
  const buttons = made('div', '', 'acts');
  buttons.append(keep, report, ...acts);

  let lesson: Lesson | null = null;
  let cards: readonly CardReading[] = [];
  const update = (): void => {
    const parts: Parts = {
      name: texts[name.selectedIndex]!,
      date: texts[date.selectedIndex]!,
      subject: texts[subject.selectedIndex]!,
    };
    const time = parse(parts.date.text);
    const isDistinct = new Set(Object.values(parts)).size === LESSON_PARTS.length;
    readAs.textContent = time ? t('teachReadAs', wordsOf(time)) : t('teachDateUnknown', parts.date.text);
    const learnt = lessonOf(card, parts, now());
    const preview = time && isDistinct ? previewOf(card, learnt, new URL(document.location.href), now()) : null;
    const fits = preview?.outcome === 'fits';
    lesson = fits ? learnt : null;
    keep.disabled = !fits;
    report.hidden = fits;
    cards = fits ? preview.cards : [];
    if (fits) found.textContent = tn('teachFound', cards.length + preview.cardsNotRead, String(cards.length));
    else if (!time) found.textContent = '';
    else if (!isDistinct) found.textContent = t('teachSame');
    else found.textContent = t(preview?.outcome === 'disagrees' ? 'teachDisagrees' : 'teachUnlike');
    examples.replaceChildren(...cards.slice(0, SHOWN).map(lineOf));
  };
  const keepIt = async (): Promise<void> => {
    failed.textContent = '';
    try {
      if (lesson) await onKeep(lesson, cards.length);
    } catch {
      failed.textContent = t('teachNotKept');
    }
  };
  for (const select of selects) select.addEventListener('input', update);
  update();
  const labels = LESSON_PARTS.map((part, at) => {
    const label = made('label', t(LABELS[part]));
    label.append(selects[at]!);
    return label;
  });
  body.replaceChildren(made('p', t('teachParts')), ...labels, result, failed, buttons);
  name.focus();
  return true;
}

function lineOf({ buyer, activity, subject }: CardReading): HTMLElement {
  const line = made('li');
  line.append(...[buyer, wordsOf(activity), subject].map((text) => made('span', text)));
  return line;
}

/** A text that stands in several places is offered once: where it is drawn, if anywhere. */
function differentOf(texts: readonly CardText[]): CardText[] {
  const isDrawn = ({ path }: CardText): boolean => !path.includes('@');
  return texts.filter((text, at) => {
    const same = texts.filter((other) => other.text === text.text);
    return (same.find(isDrawn) ?? same[0]) === texts[at];
  });
}

const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** A time of the page in words, as the page's own clock has it; both ends where it is not sure. */
function wordsOf(time: ReadTime): string {
  const isLocal = 'local' in time;
  const from = isLocal ? Date.parse(`${time.local.from}Z`) : time.span.earliest;
  const to = isLocal ? Date.parse(`${time.local.to}Z`) - MINUTE_MS : time.span.latest;
  const shape = isLocal && (to - from + MINUTE_MS) % DAY_MS === 0 ? DAY : MINUTE;
  return new Intl.DateTimeFormat(uiLanguage(), { ...shape, ...(isLocal && { timeZone: 'UTC' }) }).formatRange(from, to);
}
