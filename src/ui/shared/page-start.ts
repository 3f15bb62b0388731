import { t } from '../../platform/i18n';

/** Gives the document the language of its texts, which may be another than the browser's, and its title. */
export function startPage(title: string | null): void {
  document.documentElement.lang = t('popupLanguage');
  document.documentElement.dir = t('popupDirection');
  if (title !== null) document.title = t('pageTitle', title);
}
