import { of, openedOverFilled } from './filled';
import type { Row } from './rows';

const LIVE = 20_000;
const FOLDED = 200_000;

/** The popup over a ledger of 20,000 running clocks and 200,000 in history, the worker dead and nothing counted before. */
export async function popupRows(chromium: string, built: string, rounds: number): Promise<Row[]> {
  const size = { total: LIVE, open: LIVE, hours: 24, folded: FOLDED };
  const page = { path: 'src/ui/popup/popup.html', filled: 'Buyer', empty: '' };
  const openings = ['bare, uncounted', 'empty, uncounted', 'ours, uncounted'] as const;
  const opened = await openedOverFilled(chromium, built, rounds, size, page, openings);
  const name = `popup with ${LIVE.toLocaleString('en')} running clocks, worker dead`;
  const row = (field: 'painted' | 'complete', timesBare: number): Row => ({
    name: `${name}: ${field}`,
    unit: 'ms',
    ours: of(opened['ours, uncounted'], field),
    bare: of(opened['bare, uncounted'], field),
    budget: { timesBare },
  });
  return [
    row('painted', 1.15),
    row('complete', 1.35),
    {
      name: `${name}: complete, beside an empty ledger`,
      unit: 'ms',
      ours: of(opened['ours, uncounted'], 'complete'),
      bare: of(opened['empty, uncounted'], 'complete'),
      budget: { timesBare: 1.35 },
    },
  ];
}
