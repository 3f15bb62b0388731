/** Shapes on a 16 × 16 grid, stroked: what they say must not hang on a colour, nor on a font that has the sign. */
export const GLYPH_PATHS = {
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM8 5v3l2 1.5',
  warning: 'M8 1.8 15 14H1ZM8 6.3v3.4M8 11.7v.3',
  about: 'M2.5 6.5c2-2.4 3.7-.9 5.5 0s3.5 2 5.5-.4M2.5 11c2-2.4 3.7-.9 5.5 0s3.5 2 5.5-.4',
  check: 'm3 8.5 3.4 3.5L13 4.5',
  cross: 'm4 4 8 8M12 4l-8 8',
  none: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM3.8 12.2l8.4-8.4',
  question: 'M5.5 6a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2.9-1.2 1.8M8 12.7v.3',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  out: 'M6.5 2.5h-4v11h4M6.5 8h7M10.5 4.8 13.7 8l-3.2 3.2',
  settings: 'M2 5h7.5M13 5h1M2 11h1.5M7 11h7M11.3 3.3v3.4M5.2 9.3v3.4',
  more: 'M3 8v.01M8 8v.01M13 8v.01',
} as const;

export type GlyphName = keyof typeof GLYPH_PATHS;
