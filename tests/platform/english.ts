import messages from '../../public/_locales/en/messages.json';

/** The browser's `i18n`, over the shipped English texts: placeholders `$1`…`$9`, '' for a name without a text. */
export const englishI18n = {
  getMessage: (name: string, substitutions: string | string[] = []): string =>
    ((messages as Record<string, { message: string }>)[name]?.message ?? '').replace(
      /\$([1-9])/g,
      (_, digit: string) => [substitutions].flat()[Number(digit) - 1] ?? '',
    ),
  getUILanguage: (): string => 'en-GB',
};
