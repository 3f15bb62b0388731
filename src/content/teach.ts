import type { Lesson } from '../core/lesson';
import { t, tn } from '../platform/i18n';
import { pageDates } from '../site/lesson-preview';
import { openDialog } from './dialog';
import { made, madeButton } from './made';
import { confirmParts } from './teach-confirm';
import { POINTER_EVENTS, pointAtMessage } from './teach-pointing';
import { TEACH_STYLE } from './teach-style';

export interface TeachOptions {
  readonly document: Document;
  readonly now: () => number;
  /** An example is kept for this account: it can be forgotten here too. */
  readonly hasLesson: boolean;
  /** Keeps an example in place of an earlier one, or with null forgets it. */
  readonly keep: (lesson: Lesson | null) => Promise<void>;
  readonly onReport: () => void;
}

let isOpen = false;

/** Lets the seller show one message of a list that cannot be read. One dialog at a time; nothing on the page is pressed. */
export function startTeaching(options: TeachOptions): void {
  if (isOpen) return;
  isOpen = true;
  const { document, now, hasLesson, keep, onReport } = options;
  const parse = pageDates(document, now());
  let pointing = new AbortController();
  const onClose = (): void => {
    pointing.abort();
    isOpen = false;
  };
  const { body, close } = openDialog(document, { name: 'teach', title: t('teachTitle'), style: TEACH_STYLE, onClose });
  const frame = body.parentElement!;
  for (const type of POINTER_EVENTS) frame.addEventListener(type, (event) => event.stopPropagation());
  const cancel = () => madeButton(t('teachCancel'), close);

  const point = (said = ''): void => {
    pointing = new AbortController();
    const { signal } = pointing;
    const isDate = (text: string): boolean => parse(text) !== null;
    const acts = [...(hasLesson ? [madeButton(t('teachForget'), () => void forget())] : []), cancel()];
    pointAtMessage({ document, frame, body, isDate, acts, said, signal, onChoose: confirm });
  };
  const confirm = (card: Element): void => {
    pointing.abort();
    const acts = [madeButton(t('teachAgain'), () => point()), cancel()];
    const report = (): void => {
      close();
      onReport();
    };
    if (!confirmParts({ document, body, card, now, parse, acts, onReport: report, onKeep })) point(t('teachTooLittle'));
  };
  const onKeep = async (lesson: Lesson, found: number): Promise<void> => {
    await keep(lesson);
    finish(tn('teachKept', found));
  };
  const forget = async (): Promise<void> => {
    try {
      await keep(null);
      pointing.abort();
      finish(t('teachForgotten'));
    } catch {
      pointing.abort();
      point(t('teachNotKept'));
    }
  };
  const finish = (text: string): void => {
    const said = made('p', text);
    said.setAttribute('role', 'status');
    const buttons = made('div', '', 'acts');
    const done = madeButton(t('teachClose'), close, 'primary');
    buttons.append(done);
    body.replaceChildren(said, buttons);
    done.focus();
  };
  point();
}
