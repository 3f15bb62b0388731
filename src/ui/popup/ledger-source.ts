import type { Glance } from '../../core/glance';
import { readGlance } from '../../ledger/glance';
import { onNotice } from '../../platform/page-side';
import { send } from '../../platform/send';
import type { Source } from './source';

/** An upgrade by the worker holds the database up; then the worker can say more than the ledger. */
const PATIENCE_MS = 700;

/** The ledger itself, with the worker dead or alive; where that is not there or does not open, the worker's account of it. */
async function load(): Promise<Glance> {
  const own = readGlance(Date.now()).then((glance) => glance ?? Promise.reject(new Error('no ledger')));
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const early = await Promise.race([own.catch(() => null), late]);
  return early ?? Promise.any([own, send({ type: 'glance.get' })]);
}

export const ledgerSource: Source = {
  load,
  onChange: (listener) =>
    onNotice((type) => {
      if (type === 'clocks.changed') listener();
    }),
  clock: () => Date.now(),
  after: (ms, wake) => {
    const timer = setTimeout(wake, ms);
    return () => clearTimeout(timer);
  },
};
