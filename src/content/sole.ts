import { OWN_ATTRIBUTE } from '../site/flat-tree';

/** Said on the page when a fresh script starts; heard by one whose extension has been updated away. */
const SUCCESSOR = 'reply-clock:successor';
const RUNNING = Symbol.for('reply-clock');

interface Sole {
  isAlive(): boolean;
}

/**
 * Makes sure that one script watches this page. Answers false where a living one does already. A script of an older
 * version of the extension lives on after an update, in a world of its own: it is told to stop, and what it drew is
 * taken down. The page can tell as much, but a script that still belongs to an extension does not listen.
 */
export function startAlone(isAlive: () => boolean, stop: () => void): boolean {
  const world = globalThis as { [RUNNING]?: Sole };
  if (world[RUNNING]?.isAlive()) return false;
  document.dispatchEvent(new CustomEvent(SUCCESSOR));
  for (const own of document.querySelectorAll(`[${OWN_ATTRIBUTE}]`)) own.remove();
  const sole: Sole = { isAlive };
  world[RUNNING] = sole;
  document.addEventListener(SUCCESSOR, function stopIfOrphaned() {
    if (isAlive()) return;
    document.removeEventListener(SUCCESSOR, stopIfOrphaned);
    stop();
  });
  return true;
}

/** Lets a later script start in this page. */
export function standDown(): void {
  delete (globalThis as { [RUNNING]?: Sole })[RUNNING];
}
