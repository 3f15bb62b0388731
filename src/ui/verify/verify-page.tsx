import { render } from 'preact';
import { knownHere, verifyProof } from '../../ledger/proof-file';
import { t } from '../../platform/i18n';
import { startPage } from '../shared/page-start';
import { LiveVerify } from './live-verify';

startPage(t('verifyTitle'));
render(<LiveVerify source={{ verifyProof, knownHere }} />, document.getElementById('page')!);
