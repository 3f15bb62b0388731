import { expect, it } from 'vitest';
import { type Row, tableOf, verdictOf } from './rows';
import { interleaved, median } from './samples';

const row = (over: Partial<Row>): Row => ({ name: 'x', unit: 'ms', ours: [1], bare: null, budget: null, ...over });

it('the median decides, not the best round', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(verdictOf(row({ ours: [1, 6, 7], budget: { most: 5 } }))).toBe('OVER');
  expect(verdictOf(row({ ours: [1, 5, 7], budget: { most: 5 } }))).toBe('kept');
  expect(verdictOf(row({}))).toBe('–');
});

it('a budget in times of the floor compares the rounds one by one', () => {
  // A slow moment of the machine slowed both sides of the second round.
  const budget = { timesBare: 1.5 };
  expect(verdictOf(row({ ours: [14, 140, 14], bare: [10, 100, 10], budget }))).toBe('kept');
  expect(verdictOf(row({ ours: [16, 14, 16], bare: [10, 10, 10], budget }))).toBe('OVER');
  expect(verdictOf(row({ ours: [16, 14, 16], bare: [10, 10, 10], budget: { ...budget, plus: 2 } }))).toBe('kept');
  expect(() => verdictOf(row({ budget }))).toThrow();
});

it('the table says plainly what is over', () => {
  const table = tableOf([row({ name: 'slow', ours: [6], budget: { most: 5 } }), row({ name: 'fast', note: 'why' })]);
  expect(table).toMatch(/^\| slow .*\| ≤ 5 ms .*\| OVER \|$/m);
  expect(table).toMatch(/^- fast: why$/m);
});

it('rounds run every variant once, from either end in turn', async () => {
  const order: string[] = [];
  const samples = await interleaved(2, ['a', 'b'], async (variant) => order.push(variant));
  expect(order).toEqual(['a', 'b', 'b', 'a']);
  expect(samples).toEqual({ a: [1, 4], b: [2, 3] });
});
