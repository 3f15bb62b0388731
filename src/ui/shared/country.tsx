import { uiLanguage } from '../../platform/i18n';

/** "Germany"; the code itself where the browser has no name for it. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(uiLanguage(), { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** A marketplace as its country code, because not every system draws flags; its name for screen readers and on hover. */
export function Country({ code }: { code: string }) {
  const name = countryName(code);
  return (
    <span class="country" title={name}>
      <span aria-hidden="true">{code}</span>
      <span class="unseen">{name}</span>
    </span>
  );
}
