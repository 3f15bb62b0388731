import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteLongNumbers } from '../../src/observer/quote-long-numbers';

test('a number of 16 digits or more becomes a string of the same digits, wherever it stands', () => {
  const json =
    '{"threadId":1234567890123456789,"all":[-1234567890123456, 9007199254740993 ,{"a":12345678901234567890}]}';
  expect(JSON.parse(quoteLongNumbers(json))).toEqual({
    threadId: '1234567890123456789',
    all: ['-1234567890123456', '9007199254740993', { a: '12345678901234567890' }],
  });
});

test.each([
  '{"at":1784000000000,"n":999999999999999}',
  '{"pi":3.14159265358979323846,"small":1.5e-300,"big":1E+22,"zero":-0.0}',
  '[true,false,null,"",{}]',
])('shorter numbers, fractions and exponents stay what they are: %s', (json) => {
  expect(quoteLongNumbers(json)).toBe(json);
});

test('what a buyer writes is never touched, whatever it looks like', () => {
  const bodies = [
    'Order 1234567890123456789 please',
    '": 1234567890123456789, "',
    '\\": [1234567890123456789',
    'ends with a backslash \\',
    '1234567890123456789',
    'line\nline "quoted, 1234567890123456789" \u2028 ✓',
  ];
  const json = JSON.stringify({ bodies, id: 0 }).replace('"id":0', '"id":1234567890123456789');
  expect(JSON.parse(quoteLongNumbers(json))).toEqual({ bodies, id: '1234567890123456789' });
});

test('any JSON means the same afterwards', () => {
  const value = fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.parse(JSON.stringify(json)));
  const isLong = (number: number) => /^-?\d{16}/.test(JSON.stringify(number));
  const withStrings = (json: unknown): unknown => {
    if (typeof json === 'number') return isLong(json) ? JSON.stringify(json) : json;
    if (Array.isArray(json)) return json.map(withStrings);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([name, inner]) => [name, withStrings(inner)]));
  };
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (json, indent) => {
      expect(JSON.parse(quoteLongNumbers(JSON.stringify(json, null, indent)))).toEqual(withStrings(json));
    }),
    { numRuns: 2_000 },
  );
});

test('a long text of quotes and backslashes takes no more time than its length', () => {
  const body = '\\"\\\\'.repeat(500_000);
  const startedAt = performance.now();
  quoteLongNumbers(JSON.stringify({ body, id: 1 }));
  // An unterminated string must not be tried again from each of its quotes.
  quoteLongNumbers(`{"body":"${body}`);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
