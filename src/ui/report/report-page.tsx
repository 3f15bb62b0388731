import { render } from 'preact';
import { t } from '../../platform/i18n';
import { extensionVersion } from '../../platform/version';
import { startPage } from '../shared/page-start';
import { LiveReport } from './live-report';
import { reportScope } from './report-scope';
import { readReport } from './report-source';

const scope = reportScope(location.search);
// The browser prints it on each page, and names the PDF after it.
startPage(t('statementTitle', String(scope.days)));
render(
  <LiveReport load={() => readReport(scope, Date.now())} version={extensionVersion()} print={() => window.print()} />,
  document.getElementById('page')!,
);
