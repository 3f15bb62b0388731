const NATIVE_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0be6-\u0bef\u0e50-\u0e59]/g;
const ZEROES = [0x660, 0x6f0, 0x966, 0xbe6, 0xe50];
const digitOf = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String(code - ZEROES.findLast((zero) => zero <= code)!);
};

/** Most texts: nothing to fold but case. */
const PLAIN = /^[\w/:,-]+(?: [\w/:,-]+)*$/;

/** What carries no meaning in a date goes: case, kinds of blanks, invisible marks, the script of digits, `a. m.` for `am`. */
export const foldText = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKC')
        .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
        .replace(NATIVE_DIGIT, digitOf)
        .toLowerCase()
        // Turkish writes İ and ı where others write I and i.
        .replace(/\u0307/g, '')
        .replace(/ı/g, 'i')
        .replace(/'/g, '’')
        .replace(/\u2212/g, '-')
        .replace(/\s+/g, ' ')
        .replace(/(^|[^\p{L}\p{M}])([ap])\. ?m\b\.?/gu, '$1$2m')
        .trim();

/** The language, where this browser's `Intl` knows it. */
export function supportedOf(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language.replace(/_/g, '-').replace(/-u-.*/, ''));
  } catch {
    return [];
  }
}

/** No page has more languages, but one may play with its `lang`. */
const MOST_LANGUAGES = 8;

/** What `build` makes of a language, made when it is first asked for. */
export function perLanguage<T>(build: (language: string) => T): (language: string) => T {
  const known = new Map<string, T>();
  return (language) => {
    let made = known.get(language);
    if (made === undefined) {
      if (known.size >= MOST_LANGUAGES) known.clear();
      made = build(language);
      known.set(language, made);
    }
    return made;
  };
}
