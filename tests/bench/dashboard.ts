import { of, openedOverFilled } from './filled';
import type { Row } from './rows';

const LIVE = 20_000;
const OPEN = 200;
const FOLDED = 200_000;

const OPENINGS = ['bare, counted', 'empty, counted', 'few, counted', 'ours, counted', 'ours, uncounted'] as const;

/** The dashboard over 20,000 live clocks of half a year and 200,000 in history, the worker dead. */
export async function dashboardRows(chromium: string, built: string, rounds: number): Promise<Row[]> {
  const size = { total: LIVE, open: OPEN, hours: 19, folded: FOLDED };
  const page = { path: 'src/ui/dashboard/dashboard.html', filled: 'Buyer', empty: '' };
  const opened = await openedOverFilled(chromium, built, rounds, size, page, OPENINGS);
  const name = `dashboard with ${LIVE.toLocaleString('en')} live clocks, worker dead`;
  type Field = keyof (typeof opened)['ours, counted'][number];
  const row = (what: string, field: Field, beside: 'bare' | 'empty' | 'few', timesBare?: number, isCounted = true) => ({
    name: `${name}: ${what}, beside ${BESIDE[beside]}`,
    unit: 'ms' as const,
    ours: of(opened[isCounted ? 'ours, counted' : 'ours, uncounted'], field),
    bare: of(opened[`${beside}, counted`], field),
    budget: timesBare === undefined ? null : { timesBare },
  });
  return [
    row('first answers', 'complete', 'empty', 1.35),
    row('first answers', 'complete', 'few', 1.35),
    row('first answers, nothing counted before', 'complete', 'empty', 1.35, false),
    row('first answers, nothing counted before', 'complete', 'few', 1.35, false),
    row('all above the fold', 'view', 'few'),
    row('all answers', 'whole', 'empty', 1.35),
    row('all answers', 'whole', 'few', 1.35),
    row('all answers, nothing counted before', 'whole', 'few', 1.35, false),
    row("page's processor time", 'busy', 'empty'),
    row("page's processor time", 'busy', 'few'),
    row('first answers', 'complete', 'bare'),
  ];
}

const BESIDE = { bare: 'a bare page', empty: 'an empty ledger', few: 'a ledger of 20 clocks' };
