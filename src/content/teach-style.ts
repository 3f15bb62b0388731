/** Stands at the window's side, so that the list is seen; the page behind is out of reach, but not dimmed. */
export const TEACH_STYLE = `
  dialog { inset: auto 16px 16px auto; margin: 0; width: min(400px, 100vw - 32px); }
  dialog.aside { inset: auto auto 16px 16px; }
  dialog::backdrop { background: transparent; }
  dialog.pointing::backdrop { cursor: crosshair; }
  .outline {
    position: fixed; box-sizing: border-box; pointer-events: none; border: 3px solid var(--accent); border-radius: 4px;
    outline: 2px solid var(--ground); background: color-mix(in srgb, var(--accent) 12%, transparent); z-index: -1;
  }
  p, ol { margin: 0 0 8px; }
  label { display: block; margin: 0 0 8px; font-weight: 600; }
  select {
    display: block; box-sizing: border-box; width: 100%; margin-top: 2px; padding: 4px 6px; min-height: 28px; border: 1px solid var(--line);
    border-radius: 6px; background: var(--ground); color: var(--ink); font: inherit; font-weight: 400; text-overflow: ellipsis;
  }
  select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  ol { padding-inline-start: 20px; }
  li span { display: inline; }
  li span + span::before { content: " · "; }
  li :not(:first-child), .quiet { color: var(--quiet); }
  .failed { color: light-dark(#8c1d18, #ffb4ab); }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; }
  button:disabled { opacity: 0.55; cursor: default; }
  @media (forced-colors: active) {
    .outline { border-color: Highlight; forced-color-adjust: none; background: transparent; }
    button:disabled { color: GrayText; opacity: 1; }
  }
`;
