import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULES, type LedgerClock } from '../../src/core/clock';
import { scoreOf } from '../../src/core/score';
import { scoreLater } from '../../src/core/score-later';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { anyClock, ledgerClock } from './clock-choices';
import { law } from './laws';
import { at, closing, NOON, span } from './told-facts';

const KNOWN_FROM = NOON - 45 * DAY_MS;
const rulesOf = () => DEFAULT_RULES;
/** Received so long ago that time changes nothing about it but which windows it is in. */
const ended = fc
  .array(anyClock(95), { maxLength: 60 })
  .map((clocks) => clocks.filter(({ receivedAt }) => receivedAt.latest < NOON - DAY_MS - HOUR_MS));

test('is the score counted anew, whatever has left the windows meanwhile, or null', () =>
  law(
    2_000,
    fc.property(ended, fc.integer({ min: 0, max: 36 * 60 }), fc.nat(60), (clocks, minutes, extra) => {
      const later = NOON + minutes * 60_000 + extra;
      const leaves = ({ receivedAt: { earliest, latest } }: (typeof clocks)[number]): boolean =>
        [7, 30, 90].some((days) =>
          [earliest, latest].some((end) => end >= NOON - days * DAY_MS && end < later - days * DAY_MS),
        );
      const before = scoreOf(clocks, rulesOf, NOON, KNOWN_FROM);
      const found = scoreLater(before, clocks.filter(leaves), rulesOf, NOON, later);
      if (found) expect(found).toEqual(scoreOf(clocks, rulesOf, later, KNOWN_FROM));
      else expect(Object.values(before).some(({ share }) => share !== null)).toBe(true);
    }),
  ));

test('answers as long as something is on time in each window, and where nothing was ever sure', () => {
  const answered = (hours: number) =>
    ledgerClock({ receivedAt: span(hours), openAsOf: at(hours), closing: closing('reply', hours + 1) });
  const [leaving, staying] = [answered(-7 * 24), answered(-48)];
  const scored = (clocks: LedgerClock[]) => scoreOf(clocks, rulesOf, NOON, null);
  const later = NOON + HOUR_MS;
  expect(scoreLater(scored([leaving, staying]), [leaving], rulesOf, NOON, later)![7].onTime).toBe(1);
  expect(scoreLater(scored([leaving]), [leaving], rulesOf, NOON, later)).toBeNull();
  expect(scoreLater(scored([]), [], rulesOf, NOON, later)![7].share).toBeNull();
});
