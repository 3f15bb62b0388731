import type { ChipLook } from './chip-words';

const SVG = 'http://www.w3.org/2000/svg';

/** Shapes on a 16 × 16 grid, stroked: what a chip says must not hang on its colour, nor on a font that has the sign. */
const CLOCK = 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM8 5v3l2 1.5';
const PATHS: Readonly<Record<ChipLook, string>> = {
  calm: CLOCK,
  soon: CLOCK,
  danger: CLOCK,
  overdue: 'M8 1.8 15 14H1ZM8 6.3v3.4M8 11.7v.3',
  between: 'M2.5 6.5c2-2.4 3.7-.9 5.5 0s3.5 2 5.5-.4M2.5 11c2-2.4 3.7-.9 5.5 0s3.5 2 5.5-.4',
  done: 'm3 8.5 3.4 3.5L13 4.5',
  late: 'm4 4 8 8M12 4l-8 8',
  excluded: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM3.8 12.2l8.4-8.4',
  unsure: 'M5.5 6a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2.9-1.2 1.8M8 12.7v.3',
};

export function newGlyph(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(SVG, 'path'));
  return svg;
}

export const drawGlyph = (svg: SVGSVGElement, look: ChipLook): void =>
  svg.firstElementChild!.setAttribute('d', PATHS[look]);
