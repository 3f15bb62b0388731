import browser from 'webextension-polyfill';

/** A text of `public/_locales`, with its placeholders filled in order. Throws for a name that has no text: that is our mistake. */
export function t(name: string, ...substitutions: string[]): string {
  const text = browser.i18n.getMessage(name, substitutions);
  if (text === '') throw new Error(`no text named ${name}`);
  return text;
}

/** The language of the browser's own words, for plurals and dates. */
export const uiLanguage = (): string => browser.i18n.getUILanguage();

/** Making them takes a hundred times as long as asking them. */
const plurals = new Map<string, Intl.PluralRules>();
function pluralsOf(language: string): Intl.PluralRules {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules;
}

/**
 * A text that speaks of a count, which is its first placeholder: `nameOne` where the language's plural rules say "one",
 * else `name`.
 */
export function tn(name: string, count: number, ...substitutions: string[]): string {
  const isOne = pluralsOf(uiLanguage()).select(count) === 'one';
  return t(isOne ? `${name}One` : name, String(count), ...substitutions);
}
