import { render } from 'preact';
import { startPage } from '../shared/page-start';
import { actsOfWorker } from './acts-of-worker';
import { ledgerSource } from './ledger-source';
import { LivePopup } from './live-popup';

startPage(null);
render(<LivePopup source={ledgerSource} acts={actsOfWorker} />, document.getElementById('popup')!);
