import type { Lesson } from '../core/lesson';
import { t } from '../platform/i18n';
import { extensionVersion } from '../platform/version';
import { factsOf } from '../site/censor-facts';
import { outlineOf } from '../site/censor-outline';
import { openDialog } from './dialog';
import { made, madeButton } from './made';

const STYLE = `
  .about { color: var(--quiet); margin-bottom: 10px; max-width: 68ch; }
  textarea {
    display: block; width: 100%; height: min(420px, 50vh); padding: 8px 10px; resize: vertical; background: transparent;
    font: 12px/1.45 ui-monospace, monospace; white-space: pre; overflow: auto; tab-size: 2;
  }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 12px; }
  .said { color: var(--quiet); }
`;

/** The whole report on a page, as it would be copied. */
function pageReport(document: Document, now: number, lesson: Lesson | null): string {
  const url = new URL(document.location.href);
  const facts = factsOf(document, { url, now, version: extensionVersion(), lesson, navigator });
  return `${facts.join('\n')}\n\n${outlineOf(document).text}\n`;
}

/** Shows the page report before anything is copied. One at a time; nothing is sent by it. */
export function openPageReport(document: Document, now: number, lesson: Lesson | null): void {
  if (isOpen) return;
  isOpen = true;
  const report = pageReport(document, now, lesson);
  const onClose = (): void => {
    isOpen = false;
  };
  const { body, close } = openDialog(document, { name: 'page-report', title: t('reportTitle'), style: STYLE, onClose });
  const text = made('textarea');
  text.readOnly = true;
  text.value = report;
  text.spellcheck = false;
  text.setAttribute('aria-label', t('reportText'));
  const said = made('span', '', 'said');
  said.setAttribute('role', 'status');
  const copyNow = async (): Promise<void> => {
    const copied = await isCopied(report);
    said.textContent = copied ? t('reportCopied') : t('reportCopyByHand');
    if (copied) return;
    text.focus();
    text.select();
  };
  const copy = madeButton(t('reportCopy'), () => void copyNow(), 'primary');
  const acts = made('div', '', 'acts');
  acts.append(copy, madeButton(t('reportClose'), close), said);
  body.append(made('p', t('reportAbout'), 'about'), text, acts);
  copy.focus();
}

let isOpen = false;

/** A page's policy, or a window without focus, may refuse it. */
const isCopied = (text: string): Promise<boolean> =>
  Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(
      () => true,
      () => false,
    );
