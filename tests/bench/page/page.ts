// Runs inside the measured page. The names for traces come first: they wrap what the sources then use.
import './own-calls';
import { drawOnly, isKept, keepBarely, keepWatched } from './keeping';
import { hide, idle, layoutShift, mountBarely, mountOverlay, prepareOverlay } from './overlaying';
import { readBarely, readWatched } from './reading';
import { record } from './recording';
import { commitDue, seedThreads, sweepAfterCommit, sweepBarely, sweepQuietly } from './sweeping';
import { watchBarely, watchWatched } from './watching';

const page = {
  ...{ readBarely, readWatched, watchBarely, watchWatched, drawOnly, keepBarely, keepWatched, isKept },
  ...{ prepareOverlay, mountBarely, mountOverlay, idle, hide, layoutShift },
  ...{ record, seedThreads, commitDue, sweepBarely, sweepQuietly, sweepAfterCommit },
};
export type BenchPage = typeof page;
Object.assign(globalThis, { bench: page });
