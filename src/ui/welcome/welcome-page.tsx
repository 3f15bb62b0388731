import { render } from 'preact';
import { t } from '../../platform/i18n';
import { startPage } from '../shared/page-start';
import { LiveWelcome } from './live-welcome';
import { welcomeSource } from './welcome-source';

startPage(t('welcomeTitle'));
render(<LiveWelcome source={welcomeSource} />, document.getElementById('page')!);
