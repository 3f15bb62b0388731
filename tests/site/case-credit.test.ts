import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseCredit } from '../../src/site/case-credit';

const view = (caseId: string | null, content: string[] | null, contradicted = false) => ({
  caseId,
  content,
  contradicted,
});

describe('crediting messages to the case in the address', () => {
  it('waits 1.5 s when the content followed the address', () => {
    const credit = new CaseCredit();
    expect(credit.observe(view('A', null), 0)).toEqual({ caseId: null, againInMs: null });
    expect(credit.observe(view('A', ['a1']), 900)).toEqual({ caseId: null, againInMs: 1_500 });
    expect(credit.observe(view('A', ['a1']), 2_399).caseId).toBeNull();
    expect(credit.observe(view('A', ['a1']), 2_400).caseId).toBe('A');
    expect(credit.observe(view('B', ['a1']), 9_000).caseId).toBeNull();
    expect(credit.observe(view('B', ['a1']), 99_000).caseId).toBeNull();
    expect(credit.observe(view('B', null), 99_100).caseId).toBeNull();
    expect(credit.observe(view('B', ['b1']), 99_200).caseId).toBeNull();
    expect(credit.observe(view('B', ['b1']), 100_700).caseId).toBe('B');
  });
  it('waits 4 s when the address followed, or was there before we looked', () => {
    const credit = new CaseCredit();
    expect(credit.observe(view('A', ['a1']), 0).againInMs).toBe(4_000);
    expect(credit.observe(view('A', ['a1']), 4_000).caseId).toBe('A');
    expect(credit.observe(view('A', ['b1']), 10_000).caseId).toBeNull();
    expect(credit.observe(view('B', ['b1']), 10_200).againInMs).toBe(4_000);
    expect(credit.observe(view('B', ['b1']), 14_200).caseId).toBe('B');
  });
  it('keeps crediting a case whose messages only grow', () => {
    const credit = new CaseCredit();
    credit.observe(view('A', ['a1']), 0);
    credit.observe(view('A', ['a1']), 4_000);
    expect(credit.observe(view('A', ['a1', 'a2']), 5_000).caseId).toBe('A');
  });
  it('waits longer when the address moved twice before content came', () => {
    const credit = new CaseCredit();
    credit.observe(view('A', null), 0);
    credit.observe(view('B', null), 100);
    expect(credit.observe(view('B', ['x']), 200).againInMs).toBe(4_000);
  });
  it('never credits messages twice, nor against other evidence', () => {
    const credit = new CaseCredit();
    credit.observe(view('A', ['a1']), 0);
    credit.observe(view('A', ['a1']), 4_000);
    credit.observe(view('B', null), 5_000);
    expect(credit.observe(view('B', ['a1', 'b1']), 6_000)).toEqual({ caseId: null, againInMs: null });
    expect(credit.observe(view('C', ['c1'], true), 7_000)).toEqual({ caseId: null, againInMs: null });
  });
});

it('never credits wrongly while address and content each arrive within 1.4 s of the other, in any order', () => {
  const cases = ['A', 'B', 'C', 'D'];
  const step = fc.record({
    to: fc.constantFrom(...cases),
    addressMs: fc.integer({ min: 0, max: 1_400 }),
    contentMs: fc.integer({ min: 0, max: 1_400 }),
    stayMs: fc.integer({ min: 1_500, max: 9_000 }),
    blank: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const changes: { at: number; address?: string; content?: string | null }[] = [
        { at: 0, address: 'A' },
        { at: 300, content: 'A' },
      ];
      let at = 6_000;
      for (const { to, addressMs, contentMs, stayMs, blank } of steps) {
        changes.push({ at: at + addressMs, address: to }, { at: at + contentMs, content: to });
        if (blank) changes.push({ at: at + Math.min(50, contentMs), content: null });
        at += 1_400 + stayMs;
      }
      changes.sort((a, b) => a.at - b.at);
      const credit = new CaseCredit();
      let address: string | null = null;
      let content: string | null = null;
      let next = 0;
      for (let now = 0; now < at; now += 50) {
        for (; next < changes.length && changes[next]!.at <= now; next++) {
          address = changes[next]!.address ?? address;
          if (changes[next]!.content !== undefined) content = changes[next]!.content!;
        }
        const credited = credit.observe(view(address, content === null ? null : [content]), now).caseId;
        if (credited !== null) expect(content).toBe(credited);
      }
    }),
  );
});
