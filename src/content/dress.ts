const sheets = new Map<string, CSSStyleSheet>();

/**
 * Gives a shadow root its style. Chromium holds a `<style>` against the page's policy again whenever the page's own
 * script moves the card that it is on, and drops it; a constructed sheet stays.
 */
export function dress(root: ShadowRoot, css: string): void {
  try {
    const sheet = sheets.get(css) ?? new CSSStyleSheet();
    if (!sheets.has(css)) {
      sheet.replaceSync(css);
      sheets.set(css, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox before 153 takes no constructed sheet from a content script (its bug 1751346), and drops no `<style>`.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
