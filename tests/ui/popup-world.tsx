/// <reference types="vite/client" />
import { render } from 'preact';
import { vi } from 'vitest';
import type { Acts } from '../../src/ui/popup/acts';
import { Popup, type PopupProps, type View } from '../../src/ui/popup/popup';
import { NOW } from './states';
import '../../src/ui/shared/theme.css';
import '../../src/ui/popup/popup.css';

export { button, complaintsOfAxe, shownText, textOf, textsOf } from './drawn';

/** Acts that succeed and remember what was asked. */
export const quietActs = () => ({
  openThread: vi.fn<Acts['openThread']>(async () => {}),
  openInbox: vi.fn<Acts['openInbox']>(async () => {}),
  allow: vi.fn<Acts['allow']>(async () => true),
  help: vi.fn<Acts['help']>(async () => {}),
  openDashboard: vi.fn<Acts['openDashboard']>(async () => {}),
  openSettings: vi.fn<Acts['openSettings']>(async () => {}),
  untouchedAlerts: vi.fn<Acts['untouchedAlerts']>(async () => null),
  openAlertCheck: vi.fn<Acts['openAlertCheck']>(async () => {}),
  tell: vi.fn<Acts['tell']>(async () => 'new'),
  pauseUntil: vi.fn<Acts['pauseUntil']>(async () => {}),
  watch: vi.fn<Acts['watch']>(async () => {}),
  snooze: vi.fn<Acts['snooze']>(async (_, until) => ({ until, lastAt: until })),
  wake: vi.fn<Acts['wake']>(async () => {}),
  readPlan: vi.fn<Acts['readPlan']>(async () => null),
});

/** Draws the popup into the page, or draws it anew. */
export function draw(view: View, props: Partial<PopupProps> = {}): HTMLElement {
  const root = document.getElementById('popup') ?? document.body.appendChild(document.createElement('div'));
  root.id = 'popup';
  const whole = { now: NOW, days: 30 as const, onDays: () => {}, acts: quietActs(), room: null, ...props };
  render(<Popup view={view} {...whole} />, root);
  return root;
}

export function clear(): void {
  const root = document.getElementById('popup');
  if (root) render(null, root);
  root?.remove();
  document.documentElement.removeAttribute('style');
}
