import type { Lesson } from '../core/lesson';
import { belongsToExtension, onNotice } from '../platform/page-side';
import { send } from '../platform/send';
import { readAccount } from '../site/account';
import { closeDialogs } from './dialog';
import { openPageReport } from './page-report';
import { startTeaching } from './teach';

// What helps where a page cannot be read. Seldom wanted, so it is a script of its own, which the worker puts into the
// page when the seller asks for it (see `scripts/build.mjs`).

const RUNNING = Symbol.for('reply-clock:page-help');

/** Hears of what is asked for, once for each page and extension: the worker puts the script in each time. */
function start(): void {
  const world = globalThis as { [RUNNING]?: () => boolean };
  if (world[RUNNING]?.()) return;
  world[RUNNING] = belongsToExtension;
  onNotice((type) => {
    if (type === 'teach.start') void teach();
    if (type === 'report.start') void report();
    if (type === 'watch.changed') void closeIfOff();
  });
}

/** What the dialogs show is read from the page. */
async function closeIfOff(): Promise<void> {
  if (!(await send({ type: 'watch.get', account: null })).watching) closeDialogs();
}

/** Also where the worker does not answer: that may be what is reported. */
async function report(): Promise<void> {
  const watched = await send({ type: 'watch.get', account: readAccount(document) }).catch(() => null);
  openPageReport(document, Date.now(), watched?.lesson ?? null);
}

async function teach(): Promise<void> {
  const host = location.hostname;
  const account = readAccount(document) ?? host;
  const keep = async (lesson: Lesson | null): Promise<void> =>
    void (await send({ type: 'lesson.set', account, host, lesson }));
  const watched = await send({ type: 'watch.get', account: readAccount(document) });
  startTeaching({ document, now: Date.now, hasLesson: watched.lesson !== null, keep, onReport: () => void report() });
}

start();
