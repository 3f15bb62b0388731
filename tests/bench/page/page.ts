// Runs inside the measured page. The timers of our calls come first: they wrap what the sources then use.
import './own-calls';
import { readBarely, readWatched } from './reading';

const page = { readBarely, readWatched };
export type BenchPage = typeof page;
Object.assign(globalThis, { bench: page });
