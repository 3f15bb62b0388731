import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText, TEXT_CAP } from '../../src/core/clean-text';
import { parseOrderId } from '../../src/site/order-id';

it('gives a well-formed text without invisible characters, at most as long as the cap', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (raw) => {
      const text = cleanText(raw);
      expect(text.length).toBeLessThanOrEqual(TEXT_CAP);
      expect(text).not.toMatch(/\p{Surrogate}|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\s\s|^\s|\s$/u);
      expect(cleanText(text)).toBe(text);
    }),
  ));
it('never cuts a character in two', () =>
  expect(cleanText('x'.repeat(TEXT_CAP - 1) + '😀😀')).toBe('x'.repeat(TEXT_CAP - 1)));
it('keeps markup and odd names as they are written', () => {
  for (const text of ['<b>x</b>', '__proto__', "O'Brien & Söhne", '李雷', '😀 hi']) expect(cleanText(text)).toBe(text);
  expect(cleanText('\u202eevil\u202c\u200b  x\u00a0\n y\ud800')).toBe('evil x y\ufffd');
});
it('knows an order id only when it is whole and alone', () => {
  expect(parseOrderId('x (Order: 405-1234567-1234567)')).toBe('405-1234567-1234567');
  for (const text of [
    '',
    '405-1234567-123456…',
    '405-1234567-1234567 and 406-1234567-1234567',
    '9405-1234567-1234567',
    '405-1234567-12345678',
    '405-1234567-1234567-1',
  ])
    expect(parseOrderId(text)).toBeNull();
});
