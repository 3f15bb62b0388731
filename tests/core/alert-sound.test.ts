import { describe, expect, test } from 'vitest';
import { hasSound, type Sounding } from '../../src/core/alert-sound';
import type { Stage } from '../../src/core/settings';
import { HOUR_MS } from '../../src/core/span';

const stage = (beforeMs: number, sound: boolean): Stage => ({ beforeMs, sound, breaksThrough: false });
const stages = [stage(4 * HOUR_MS, false), stage(HOUR_MS, true), stage(0, false)];
const deadline = { earliest: 0, latest: 0 };
const alert = (kind: Sounding['kind'], named: string, members: (string | null)[] = [null]): Sounding => ({
  ...{ kind, stage: named },
  members: members.map((own, i) => ({ threadId: `t${i}`, deadline, ...(own !== null && { stage: own }) })),
});

describe('an alert is heard', () => {
  test.each([
    ['4h', false],
    ['1h', true],
    ['overdue', false],
  ])('at %s: %s, as its stage says', (named, heard) => {
    expect(hasSound(alert('clock', named), () => stages)).toBe(heard);
  });

  test('where one of several messages has such a stage', () => {
    const accounts = [stages.map((each) => ({ ...each, sound: false })), stages];
    expect(hasSound(alert('group', '1h', [null, null]), (member) => accounts[member]!)).toBe(true);
    expect(hasSound(alert('group', '1h', [null]), (member) => accounts[member]!)).toBe(false);
  });

  test.each([
    ['away', 'away|17', [null]],
    ['digest', 'digest', ['4h', 'overdue']],
    ['may-be-due', 'may-be-due', [null]],
    ['clock', 'snooze|17', [null]],
  ] as const)('%s %s: where any stage of the account has sound', (kind, named, members) => {
    expect(hasSound(alert(kind, named, [...members]), () => stages)).toBe(true);
    expect(hasSound(alert(kind, named, [...members]), () => stages.map((each) => ({ ...each, sound: false })))).toBe(
      false,
    );
  });

  test('never where it is a nudge to look', () => {
    expect(hasSound(alert('look', 'look'), () => stages)).toBe(false);
  });
});
