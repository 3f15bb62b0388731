import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markOfCard, marksOfCase } from '../../src/core/card-mark';

const SUBJECT = 'Product details enquiry from Amazon customer Anna K. (Order: 405-1234567-1234567)';

/** As the site cuts (July 2026). */
const asOnCard = (subject: string, most = 75): string =>
  subject.length > most ? `${subject.slice(0, most)}…` : subject;

it('a card that shows a cut or a whole subject has one of its case’s marks', () => {
  for (const most of [30, 31, 45, 59, 60, 75, 80, 200])
    expect(marksOfCase('Anna K.', SUBJECT)).toContain(markOfCard('Anna K.', asOnCard(SUBJECT, most)));
  expect(marksOfCase('Anna K.', 'Hi')).toContain(markOfCard('Anna K.', 'Hi'));
});

it('white space, invisible characters and the kind of ellipsis make no difference', () => {
  expect(marksOfCase(' Anna\u00a0K. ', `\u200e${SUBJECT}`)).toContain(markOfCard('Anna K.', asOnCard(SUBJECT)));
  expect(markOfCard('Anna K.', `${SUBJECT.slice(0, 75)}...`)).toBe(markOfCard('Anna K.', asOnCard(SUBJECT)));
});

it('another buyer, another subject, or a whole subject that only starts alike has other marks', () => {
  const marks = marksOfCase('Anna K.', SUBJECT);
  expect(marks).not.toContain(markOfCard('Anna L.', asOnCard(SUBJECT)));
  expect(marks).not.toContain(markOfCard('Anna K.', asOnCard(SUBJECT.replace('details', 'detail'))));
  expect(marks).not.toContain(markOfCard('Anna K.', SUBJECT.slice(0, 75)));
});

it('fewer than 30 characters are not the start of any subject, but may be a whole one', () => {
  expect(marksOfCase('Anna K.', 'Where is my parcel, please?')).not.toContain(
    markOfCard('Anna K.', 'Where is my parc…'),
  );
  for (const whole of ['Where is my parc…', 'Help...', '…'])
    expect(marksOfCase('Anna K.', whole)).toContain(markOfCard('Anna K.', whole));
});

it('any case is found by its card, wherever the site cuts from 30 characters on', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 30, max: 110 }), (buyer, subject, most) => {
      // A cut through a surrogate pair, or one that leaves no text, shows another text than the case has.
      const start = subject.slice(0, most);
      fc.pre(
        !/\p{Surrogate}/u.test(start) && !/…|\.\.\.|\s|\p{Cf}|\p{M}|\p{Default_Ignorable_Code_Point}/u.test(subject),
      );
      const card = markOfCard(buyer.trim(), asOnCard(subject, most));
      return /\p{Cf}|\s|\p{Default_Ignorable_Code_Point}/u.test(buyer) || marksOfCase(buyer, subject).includes(card!);
    }),
    { numRuns: 500, seed: 20261124 },
  );
});
