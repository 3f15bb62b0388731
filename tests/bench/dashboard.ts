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
  const name = `dashboard with ${LIVE.toLocaleString('en')} live clocks, worker dead: complete`;
  const ours = of(opened.ours, 'complete');
  return [
    {
      name: `${name}, beside an empty ledger`,
      unit: 'ms',
      ours,
      bare: of(opened.empty, 'complete'),
      budget: { timesBare: 1.35 },
    },
    { name: `${name}, beside a bare page`, unit: 'ms', ours, bare: of(opened.bare, 'complete'), budget: null },
  ];
}
