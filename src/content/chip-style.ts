/**
 * Colours of each look, light and dark. Text on its ground reads at 4.5:1 or better (tests measure it). The page's own
 * theme is not known, so chips bring their own ground; `light-dark()` follows the page's `color-scheme`.
 */
const TOKENS = `
  :host { all: initial; color-scheme: inherit; }
  .calm { --ink: light-dark(#17445f, #bfe0f5); --ground: light-dark(#e8f2f8, #12303f); }
  .soon { --ink: light-dark(#7a3a00, #ffd9a8); --ground: light-dark(#fff0dc, #46290a); }
  .danger, .overdue { --ink: light-dark(#8c1d18, #ffcfca); --ground: light-dark(#fdeceb, #52120f); }
  .between, .unsure { --ink: light-dark(#3f3a12, #f0e6a8); --ground: light-dark(#f8f4d8, #37320f); }
  .done, .excluded { --ink: light-dark(#1d4a2a, #c2ebcd); --ground: light-dark(#e9f5ec, #163620); }
  .late { --ink: light-dark(#444851, #dadde3); --ground: light-dark(#eceef1, #33373f); }
`;

export const CHIP_STYLE = `${TOKENS}
  .chip {
    position: absolute; left: 0; top: 0; visibility: hidden; box-sizing: border-box;
    display: inline-flex; align-items: center; gap: 4px; height: 20px; padding: 0 7px 0 5px; margin: 0;
    border: 1px solid color-mix(in srgb, var(--ink) 35%, transparent); border-radius: 10px;
    background: var(--ground); color: var(--ink);
    font: 500 12px/1 system-ui, sans-serif; font-variant-numeric: tabular-nums; white-space: nowrap;
    text-align: start; cursor: pointer; z-index: 1; contain: layout style;
  }
  .chip.rests::before {
    content: ''; position: absolute; top: -3px; right: -2px; width: 6px; height: 7px; box-sizing: border-box;
    border: solid currentColor; border-width: 0 2px; background: var(--ground); outline: 1px solid var(--ground);
  }
  .chip.placed { visibility: visible; }
  .chip.overdue, .chip.danger { font-weight: 650; }
  .chip:focus-visible { outline: 2px solid light-dark(#1f5f8b, #8ecbf2); outline-offset: 1px; }
  svg { width: 13px; height: 13px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
  .details { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  @media (forced-colors: active) {
    .chip { border-color: ButtonText; background: ButtonFace; color: ButtonText; forced-color-adjust: none; }
  }
`;

export const PANEL_STYLE = `
  :host { all: initial; color-scheme: inherit; }
  .panel {
    --ink: light-dark(#1c2229, #e8ebef); --quiet: light-dark(#4d5560, #b3bac4); --ground: light-dark(#fff, #20252c);
    --line: light-dark(#c9ced6, #4a515c); --accent: light-dark(#1f5f8b, #8ecbf2);
    position: fixed; inset: auto; margin: 0; box-sizing: border-box; width: max-content; max-width: 360px; padding: 10px 12px;
    border: 1px solid var(--line); border-radius: 8px; background: var(--ground); color: var(--ink);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18); font: 13px/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums;
  }
  .panel:focus { outline: none; }
  p { margin: 0; }
  .lines p:first-child { font-weight: 600; }
  .lines p:not(:first-child) { color: var(--quiet); }
  .word, .snooze { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--line); display: grid; gap: 6px; }
  .word > p:first-child { font-weight: 600; }
  .note, .failed { color: var(--quiet); font-size: 12px; }
  .failed { color: light-dark(#8c1d18, #ffb4ab); }
  .snooze .note { min-height: 1.5em; }
  .row { display: flex; gap: 6px; align-items: center; flex-wrap: wrap; }
  button, input {
    font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px;
    padding: 3px 9px; min-height: 26px; box-sizing: border-box;
  }
  button { cursor: pointer; text-align: start; }
  button:hover { border-color: var(--accent); }
  button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  @media (forced-colors: active) { .panel { border-color: CanvasText; } }
`;
