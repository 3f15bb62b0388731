import { render } from 'preact';
import { t } from '../../platform/i18n';
import { startPage } from '../shared/page-start';
import { dashboardSource } from './dashboard-source';
import { LiveDashboard } from './live-dashboard';

startPage(t('dashboardTitle'));
render(<LiveDashboard source={dashboardSource} />, document.getElementById('page')!);
