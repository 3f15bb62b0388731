/** Stands at the window's side, so that the list is seen; the page behind is out of reach, but not dimmed. */
export const TEACH_STYLE = `
  dialog { inset: auto 16px 16px auto; margin: 0; width: min(400px, 100vw - 32px); }
  dialog.aside { inset: auto auto 16px 16px; }
  dialog::backdrop { background: transparent; }
  dialog.pointing::backdrop { cursor: crosshair; }
  .outline {
    position: fixed; pointer-events: none; z-index: -1; border-radius: 2px; outline: 3px solid var(--accent);
    background: color-mix(in srgb, var(--accent) 10%, transparent); box-shadow: 0 0 0 5px var(--ground);
  }
  select[size] { margin-bottom: 8px; }
  select[size] option:checked { background: linear-gradient(var(--accent) 0 0); color: var(--ground); }
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
    .outline { outline-color: Highlight; background: none; }
    button:disabled { color: GrayText; opacity: 1; }
  }
`;
