import browser from 'webextension-polyfill';

export interface ActionLook {
  readonly text: string;
  readonly background: string;
  readonly title: string;
}

/** Draws the toolbar button. The browser forgets it at every restart. */
export async function paintAction({ text, background, title }: ActionLook): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: background }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title }),
  ]);
}
