import { render } from 'preact';
import { t } from '../../platform/i18n';
import { actsOfWorker } from './acts-of-worker';
import { ledgerSource } from './ledger-source';
import { LivePopup } from './live-popup';

// Of the texts, which may be in another language than the browser.
document.documentElement.lang = t('popupLanguage');
document.documentElement.dir = t('popupDirection');
render(<LivePopup source={ledgerSource} acts={actsOfWorker} />, document.getElementById('popup')!);
