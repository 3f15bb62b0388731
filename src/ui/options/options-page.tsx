import { render } from 'preact';
import { t } from '../../platform/i18n';
import { startPage } from '../shared/page-start';
import { LiveOptions } from './live-options';
import { optionsSource } from './options-source';

startPage(t('optionsTitle'));
render(<LiveOptions source={optionsSource} />, document.getElementById('page')!);
