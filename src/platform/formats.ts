import { uiLanguage } from './i18n';

/** One of each kind and shape: making one takes a hundred times as long as asking it. */
function kept<Shape, Format>(make: (language: string, shape: Shape) => Format): (shape: Shape) => Format {
  const made = new Map<string, Format>();
  return (shape) => {
    const language = uiLanguage();
    const key = `${language} ${JSON.stringify(shape)}`;
    const format = made.get(key) ?? make(language, shape);
    made.set(key, format);
    return format;
  };
}

/** In the language of the browser's own words, as the one below. */
export const dateFormat = kept(
  (language, shape: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, shape),
);
export const numberFormat = kept((language, shape: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, shape));
