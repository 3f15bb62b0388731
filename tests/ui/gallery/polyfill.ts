import { englishI18n } from '../../platform/english';

/** Stands in for `webextension-polyfill`, which throws outside of an extension. */
export default { i18n: englishI18n };
