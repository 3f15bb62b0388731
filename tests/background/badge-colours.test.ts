import { expect, test } from 'vitest';
import { BADGE_GROUNDS, BADGE_INK } from '../../src/background/badge-colours';

/**
 * The toolbars of themes as installed. Chromium: `kColorToolbar` (its system base: white, and #3c3c3c or darker). Firefox:
 * `--toolbar-background-color` of its design tokens, `light-dark(#f9f9fb, rgb(43, 42, 51))` in 153.
 */
const TOOLBARS = {
  'Chromium light': '#ffffff',
  'Chromium dark': '#3c3c3c',
  'Firefox light': '#f9f9fb',
  'Firefox dark': '#2b2a33',
};

/** As WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

test('contrast is reckoned as WCAG has it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test.each(Object.entries(BADGE_GROUNDS))(
  'the text of a %s badge reads, and it stands out from each toolbar',
  (_, ground) => {
    expect(contrast(BADGE_INK, ground)).toBeGreaterThanOrEqual(4.5);
    for (const [name, toolbar] of Object.entries(TOOLBARS))
      expect(contrast(ground, toolbar), name).toBeGreaterThanOrEqual(3);
  },
);
