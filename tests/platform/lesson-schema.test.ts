import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Lesson } from '../../src/core/lesson';
import { lessonSchema, parseKeptLessons } from '../../src/platform/lesson-schema';

const lesson: Lesson = {
  version: 1,
  card: 'my-card',
  name: { path: 'div/b', ordinal: 0, of: 1 },
  date: { path: 'div/img@title', ordinal: 0, of: 1 },
  subject: { path: '', ordinal: 1, of: 2 },
  timed: false,
  learnedAt: 1_780_000_000_000,
};
const part = (change: object): unknown => ({ ...lesson, name: { ...lesson.name, ...change } });

test('a lesson is a lesson', () => {
  expect(v.parse(lessonSchema, lesson)).toEqual(lesson);
  expect(v.is(lessonSchema, part({ path: Array(20).fill('div').join('/') }))).toBe(true);
});

test.each([
  ['nothing', null],
  ['a text', 'lesson'],
  ['another version', { ...lesson, version: 2 }],
  ['a field more', { ...lesson, text: 'Anna K.' }],
  ['a part less', { ...lesson, subject: undefined }],
  ['a name in place of a tag', { ...lesson, card: 'Anna K.' }],
  ['a selector', { ...lesson, card: 'div[onclick]' }],
  ['a tag of 10 MB', { ...lesson, card: 'd'.repeat(10_000_000) }],
  ['a text in place of a path', part({ path: 'Where is my parcel?' })],
  ['a path that climbs out', part({ path: '../div' })],
  ['a path from the root', part({ path: '/div' })],
  ['a path with an empty step', part({ path: 'div//b' })],
  ['a path into an attribute that shows no text', part({ path: 'div@onclick' })],
  ['a path that goes on after an attribute', part({ path: 'div@title/b' })],
  ['a path of two lines', part({ path: 'div\nb' })],
  ['a path of 21 steps', part({ path: Array(21).fill('div').join('/') })],
  ['a path of 10 MB', part({ path: 'div/'.repeat(2_500_000) })],
  ['a place below none', part({ ordinal: -1 })],
  ['half a place', part({ ordinal: 0.5 })],
  ['a place beyond the last', part({ ordinal: 1 })],
  ['more texts than a card has', part({ of: 65 })],
  ['no number', part({ ordinal: Number.NaN })],
  ['two parts at one place', part({ path: 'div/img@title' })],
  ['a day that is none', { ...lesson, learnedAt: 1e300 }],
])('is refused: %s', (_name, hostile) => {
  expect(v.is(lessonSchema, hostile)).toBe(false);
});

test('of stored ones only the sound are taken, and not more than may be kept', () => {
  const kept = { account: 'NORDWIND', host: 'sellercentral.amazon.in', lesson };
  const broken = [null, 7, { ...kept, host: 'evil.example' }, { ...kept, lesson: { ...lesson, card: '' } }];
  expect(parseKeptLessons([...broken, kept], 50)).toEqual([kept]);
  expect(parseKeptLessons(Array(60).fill(kept), 50)).toHaveLength(50);
  for (const odd of [undefined, null, 'x', { length: 3 }]) expect(parseKeptLessons(odd, 50)).toEqual([]);
});
