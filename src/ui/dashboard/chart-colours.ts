const TOKENS = ['ink', 'quiet', 'line', 'raised', 'edge', 'accent'] as const;
export type ChartColours = Readonly<Record<(typeof TOKENS)[number], string>>;

/** The page's colours as they are now, for a canvas, which knows no variables. */
export function coloursAt(element: HTMLElement): ChartColours {
  const probe = element.appendChild(document.createElement('span'));
  probe.style.forcedColorAdjust = 'none';
  const entries = TOKENS.map((token) => {
    probe.style.color = `var(--${token})`;
    return [token, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as ChartColours;
}

/** Calls when the page's colours may have changed; answers how to stop. */
export function onColours(listener: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

/** A canvas has as many pixels as the screen. */
export const screenPx = (cssPx: number): number => cssPx * devicePixelRatio;

/** Slanting lines on nothing, to fill what is told apart by more than its colour. */
export function hatching(context: CanvasRenderingContext2D, colour: string, stepPx: number): CanvasPattern | string {
  const step = Math.round(stepPx);
  const tile = document.createElement('canvas');
  tile.width = step;
  tile.height = step;
  const on = tile.getContext('2d')!;
  on.strokeStyle = colour;
  on.lineWidth = step / 4;
  // Three lines, each longer than the tile, so that they join those of its neighbours.
  for (const shift of [-step, 0, step]) {
    on.moveTo(shift - step, 2 * step);
    on.lineTo(shift + 2 * step, -step);
  }
  on.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
