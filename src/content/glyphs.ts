import { GLYPH_PATHS, type GlyphName } from '../ui/shared/glyph-paths';
import type { ChipLook } from './chip-words';

const SVG = 'http://www.w3.org/2000/svg';

const GLYPHS: Readonly<Record<ChipLook, GlyphName>> = {
  calm: 'clock',
  soon: 'clock',
  danger: 'clock',
  overdue: 'warning',
  between: 'about',
  done: 'check',
  late: 'cross',
  excluded: 'none',
  unsure: 'question',
};

export function newGlyph(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(SVG, 'path'));
  return svg;
}

export const drawGlyph = (svg: SVGSVGElement, look: ChipLook): void =>
  svg.firstElementChild!.setAttribute('d', GLYPH_PATHS[GLYPHS[look]]);
