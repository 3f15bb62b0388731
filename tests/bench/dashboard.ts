import { of, openedOverFilled } from './filled';
import type { Row } from './rows';

const LIVE = 20_000;
const OPEN = 200;
const FOLDED = 200_000;

/** The dashboard over 20,000 live clocks of half a year and 200,000 in history, the worker dead and nothing counted before. */
export async function dashboardRows(chromium: string, built: string, rounds: number): Promise<Row[]> {
  const size = { total: LIVE, open: OPEN, hours: 19, folded: FOLDED };
  const page = { path: 'src/ui/dashboard/dashboard.html', filled: 'Buyer', empty: '' };
  const opened = await openedOverFilled(chromium, built, rounds, size, page);
  const name = `dashboard with ${LIVE.toLocaleString('en')} live clocks, worker dead`;
  const beside = (what: string, field: 'complete' | 'whole', variant: 'empty' | 'bare', timesBare?: number): Row => ({
    name: `${name}: ${what}`,
    unit: 'ms',
    ours: of(opened.ours, field),
    bare: of(opened[variant], field),
    budget: timesBare === undefined ? null : { timesBare },
  });
  return [
    beside('first answers, beside an empty ledger', 'complete', 'empty', 1.35),
    beside('all answers, beside an empty ledger', 'whole', 'empty', 1.35),
    beside('first answers, beside a bare page', 'complete', 'bare'),
  ];
}
