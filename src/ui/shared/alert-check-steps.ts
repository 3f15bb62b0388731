import { t } from '../../platform/i18n';
import type { AlertGround } from './alert-check-acts';

/** What to look at where alerts do not come, the likeliest first. */
export function stepsOfSystem({ system, isFirefox }: AlertGround): string[] {
  const browser = t(isFirefox ? 'reachFirefox' : 'reachChromium');
  const steps = {
    windows: () => [t('reachWindowsOn'), t('reachWindowsList', browser), t('reachWindowsQuiet', browser)],
    mac: () => [t('reachMacList', browser), ...(isFirefox ? [] : [t('reachMacHelper')]), t('reachMacFocus', browser)],
    linux: () => [t('reachLinuxList', browser), t('reachLinuxQuiet'), t('reachLinuxService')],
    chromeos: () => [t('reachChromeOsList'), t('reachChromeOsQuiet')],
    other: () => [t('reachOther', browser)],
  }[system]();
  return [...steps, t('reachFullScreen'), t(isFirefox ? 'reachInFirefox' : 'reachInChromium')];
}
