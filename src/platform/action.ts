import browser from 'webextension-polyfill';

export interface ActionLook {
  readonly text: string;
  /** Of the text. */
  readonly colour: string;
  readonly background: string;
  readonly title: string;
}

/** Draws the toolbar button. The browser forgets it at every restart. */
export async function paintAction({ text, colour, background, title }: ActionLook): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: background }),
    browser.action.setBadgeTextColor({ color: colour }),
    browser.action.setTitle({ title }),
  ]);
}
