import { createHash } from 'node:crypto';

/** Style sheets name classes `.c-card`; the page gets `css-1x9k2f` instead, other ones at each start. */
export function hashClasses(css: string, salt: string): { css: string; classes: Record<string, string> } {
  const classes: Record<string, string> = {};
  const hashed = css.replace(/\.c-([a-z][a-z-]*)/g, (_, name: string) => {
    const key = name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
    classes[key] ??= `css-${createHash('sha256').update(`${salt} ${name}`).digest('hex').slice(0, 7)}`;
    return `.${classes[key]}`;
  });
  return { css: hashed, classes };
}
