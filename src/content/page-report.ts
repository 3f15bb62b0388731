import { t } from '../platform/i18n';
import { extensionVersion } from '../platform/version';
import { factsOf } from '../site/censor-facts';
import { outlineOf } from '../site/censor-outline';
import { openDialog } from './dialog';

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
export function pageReport(document: Document, now: number): string {
  const url = new URL(document.location.href);
  const facts = factsOf(document, { url, now, version: extensionVersion(), navigator });
  return `${facts.join('\n')}\n\n${outlineOf(document).text}\n`;
}

/** Shows the page report before anything is copied. One at a time; nothing is sent by it. */
export function openPageReport(document: Document, now: number): void {
  if (isOpen) return;
  isOpen = true;
  const report = pageReport(document, now);
  const onClose = (): void => {
    isOpen = false;
  };
  const { body, close } = openDialog(document, { name: 'page-report', title: t('reportTitle'), style: STYLE, onClose });
  const about = document.createElement('p');
  about.className = 'about';
  about.textContent = t('reportAbout');
  const text = document.createElement('textarea');
  text.readOnly = true;
  text.value = report;
  text.spellcheck = false;
  text.setAttribute('aria-label', t('reportText'));
  const acts = document.createElement('div');
  acts.className = 'acts';
  const said = document.createElement('span');
  said.className = 'said';
  said.setAttribute('role', 'status');
  const copy = button(document, t('reportCopy'), async () => {
    const copied = await isCopied(report);
    said.textContent = copied ? t('reportCopied') : t('reportCopyByHand');
    if (copied) return;
    text.focus();
    text.select();
  });
  copy.className = 'primary';
  acts.append(copy, button(document, t('reportClose'), close), said);
  body.append(about, text, acts);
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

function button(document: Document, label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
