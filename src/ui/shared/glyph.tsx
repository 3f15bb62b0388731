import { GLYPH_PATHS, type GlyphName } from './glyph-paths';

export type { GlyphName };

/** A sign beside a word that says the same; so it is silent to screen readers. */
export const Glyph = ({ name }: { name: GlyphName }) => (
  <svg class={`glyph glyph-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={GLYPH_PATHS[name]} />
  </svg>
);
