import { afterEach, describe, expect, it } from 'vitest';
import { CensoredNames } from '../../src/site/censor-names';
import { OUTLINE_CAPS, outlineOf } from '../../src/site/censor-outline';
import { shapeOfText } from '../../src/site/censor-shape';
import { drawInbox, type Face, make, someCards } from './reconstruction';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.lang = 'en';
});

describe('a text', () => {
  it.each([
    ['6 Jul 2026', '0 Jul 0000'],
    ['5 Jul 2026 9:30 pm', '0 Jul 0000 0:00 pm'],
    ['May 9, 2018 4:04:55 PM PDT', 'May 0, 0000 0:00:00 PM PDT'],
    ['2026-07-06', '0000-00-00'],
    ['15:30', '00:00'],
    ['5 hours ago', '0 hours ago'],
    ['Yesterday', 'Yesterday'],
    ['Resolved on 6 Jul 2026', 'Resolved on 0 Jul 0000'],
    ['Filters (0)', 'Filters (0)'],
    ['Response needed 12 | Reported unresolved 3', 'Response needed 00 | Reported unresolved 0'],
    [
      'Global communication metrics from 30 June - 30 July 2026. Select a card for more details.',
      'Global communication metrics from 00 June - 00 July 0000. Select a card for more details.',
    ],
    ['Germany', 'Germany'],
    ['flag of India', 'flag of India'],
    ['需要回复', '需要回复'],
    ['6\u00a0Jul\u202f2026', '0⍽Jul⍽0000'],
  ])('“%s” is said as “%s”', (text, shape) => expect(shapeOfText(text, 'en-IN')).toBe(shape));

  it.each([
    ['de-DE', '6. Juli 2026 um 21:30', '0. Juli 0000 um 00:00'],
    ['ja-JP', '2026年7月6日 午後3:05', '0000年0月0日 午後0:00'],
    ['zh-CN', '8月5日 - 2026年9月4日的全球通信指标。', '0月0日 - 0000年0月0日的全球通信指标。'],
    ['ko-KR', '2026년 7월 6일 오후 3:05', '0000년 0월 0일 오후 0:00'],
    ['de-DE', 'vor 5 Stunden', 'vor 0 Stunden'],
    ['de-DE', 'gestern', 'gestern'],
    ['de-DE', 'Antwort erforderlich', 'Antwort erforderlich'],
    ['fr-FR', '6 juil. 2026, 15:30', '0 juil. 0000, 00:00'],
    ['th-TH', '6 ก.ค. 2569', '0 ก.ค. 0000'],
    ['ar-EG', '٦ يوليو ٢٠٢٦', '٠ يوليو ٠٠٠٠'],
    ['hi-IN', '6 जुलाई 2026', '0 जुलाई 0000'],
    ['vi-VN', '6 thg 7, 2026', '0 thg 0, 0000'],
  ])('in %s “%s” is said as “%s”', (language, text, shape) => expect(shapeOfText(text, language)).toBe(shape));

  it('keeps every form of a date that the language knows', () => {
    for (const language of [
      'en-US',
      'de-DE',
      'pl-PL',
      'tr-TR',
      'sv-SE',
      'nl-NL',
      'it-IT',
      'es-MX',
      'pt-BR',
      'zh-TW',
      'ta-IN',
    ])
      for (const dateStyle of ['long', 'medium', 'short'] as const)
        for (const timeStyle of ['short', undefined] as const) {
          const text = new Intl.DateTimeFormat(language, { dateStyle, ...(timeStyle && { timeStyle }) }).format(0);
          const form = text.replace(/[\u00a0\u2009\u202f]/g, '⍽').replace(/\p{Nd}/gu, '0');
          expect(shapeOfText(text, language), language).toBe(form);
        }
  });

  it.each([
    ['Anna K.', 'Xxx X.'],
    ['Jo', 'Xx'],
    ["Conan O'Brien", "Xxx X'Xxx"],
    ['李雷', '字字'],
    ['佐藤花子', '字字字'],
    ['April', 'Xxx'],
    ['Mark May', 'Xxx Xxx'],
    ['NORDWIND', 'XXXXXX'],
    ['anna@example.com', '{email}'],
    ['(Order: 405-1234567-1234567)', '(Order: {order})'],
    ['B07XJ8C8F5', '{id}'],
    ['+49 171 2345678', '{phone}'],
    ['€ 12,99 ⭐', '{price} ☺'],
    ['3f2b8c1d-9a4e-4c7b-8d21-5e6f7a8b9c0d', '{uuid}'],
    ['🇩🇪 Anna 👍', '🏳 Xxx ☺'],
  ])('“%s” is told by its form, “%s”', (text, shape) => expect(shapeOfText(text, 'en-IN')).toBe(shape));

  it('shows by a sign that the site has cut it', () => {
    expect(shapeOfText(`${'a'.repeat(75)}…`, 'en')).toBe(`${'x'.repeat(21)}…{cut}`);
    expect(shapeOfText(`${'a'.repeat(74)}…`, 'en')).toBe(`${'x'.repeat(21)}…`);
  });
  it('of a long one shows the start', () => {
    expect(shapeOfText('word '.repeat(500), 'en').length).toBeLessThan(200);
  });
  it('in the account pill is never a label', () => expect(shapeOfText('Resolved', 'en', true)).toBe('Xxxxxx'));
});

describe('a name or address', () => {
  const names = new CensoredNames();
  it.each([
    ['dropdown-account-switcher-header-label-global', 'dropdown-account-switcher-header-label-global'],
    ['caseListItem2', 'caseListItem0'],
    ['kat-statusindicator', 'kat-statusindicator'],
    ['row-405-1234567-1234567', /^row-000-~[a-z]+-~[a-z]+$/],
    ['buyer-schmidt', /^buyer-~[a-z]+$/],
  ])('%s', (raw, shown) => expect(names.nameOf(raw)).toMatch(shown));
  it('repeats its tokens', () => {
    expect(names.nameOf('css-1x9f')).toBe(names.nameOf('css-1x9f'));
    expect(names.nameOf('css-1x9f')).not.toBe(names.nameOf('css-2x9f'));
  });
  it.each([
    [
      'https://sellercentral.amazon.de/messaging/inbox?fi=responseNeeded&cc=3f2b8c1d-9a4e-4c7b-8d21-5e6f7a8b9c0d&q=anna',
      '//{host}/messaging/inbox?fi=responseNeeded&cc={uuid}&q=…',
    ],
    [
      '/messaging/contact?orderID=405-1234567-1234567&marketplaceID=A1PA6795UKMFR9',
      '/messaging/contact?orderID={order}&marketplaceID={marketplace}',
    ],
    ['mailto:anna@example.com', 'mailto:…'],
    ['/flags/IN.svg', '/flags/IN.svg'],
    ['#anna', '#…'],
  ])('%s', (raw, shown) => expect(names.addressOf(raw).replace(/~[a-z]+(?==)/, 'q')).toBe(shown));
});

describe('an outline', () => {
  it.each<Face>(['plain', 'kat', 'slotted', 'virtual'])('shows how %s cards are built', (face) => {
    drawInbox({ face, cards: someCards(3) });
    const { text, isCut } = outlineOf(document);
    expect(isCut).toBe(false);
    expect(text.match(/"?0 Jul 0000"/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('Response needed');
    expect(text).toContain('img alt="India"');
    if (face !== 'plain' && face !== 'virtual') expect(text).toContain('#shadow');
    if (face === 'slotted') expect(text).toMatch(/slot \(\d+ assigned\)/);
  });

  it('leaves out scripts, styles, templates, comments, what is hidden, what is typed and what is ours', () => {
    const typed = make('textarea', {}, 'secretive');
    document.body.append(
      make('script', { type: 'text/plain' }, 'secretive'),
      make('style', {}, '.secretive{}'),
      make('template', {}, 'secretive'),
      document.createComment('secretive'),
      make('div', { hidden: '' }, 'secretive'),
      typed,
      make('div', { 'data-reply-clock': 'chip' }, 'secretive'),
    );
    const { text } = outlineOf(document);
    expect(text).not.toMatch(/xxx|~/i);
    expect(text.split('\n').slice(1)).toEqual(['  div hidden (not shown)', '  textarea']);
  });

  it('of a large page shows as much as it may hold, and says that it is cut', () => {
    for (let at = 0; at < 400; at++) {
      const row = make(
        at % 2 ? 'div' : `x-${'abcdefghijklmnopqrst'[at % 20]}${'abcdefghijklmnopqrst'[Math.floor(at / 20)]}`,
      );
      for (let cell = 0; cell < 25; cell++) row.append(make('b', {}, 'text', make('i')));
      document.body.append(row);
    }
    const { text, elements, isCut } = outlineOf(document);
    expect(isCut).toBe(true);
    expect(elements).toBeLessThanOrEqual(OUTLINE_CAPS.elements);
    expect(text.length).toBeLessThan(OUTLINE_CAPS.chars * 1.1);
    expect(text).toContain('… cut here');
    expect(text).toContain('more div');
  });

  it('of many like siblings shows the first', () => {
    document.body.append(make('ul', {}, ...Array.from({ length: 2_000 }, () => make('li', {}, 'Anna'))));
    const { text, isCut } = outlineOf(document);
    expect(isCut).toBe(false);
    expect(text.match(/li "Xxx"/g)).toHaveLength(OUTLINE_CAPS.siblings);
    expect(text).toContain(`… and ${2_000 - OUTLINE_CAPS.siblings} more li`);
  });

  it('of a very deep page stops where nobody looks any more', () => {
    let at: Element = document.body;
    for (let depth = 0; depth < 3_000; depth++) at = at.appendChild(make('div'));
    expect(outlineOf(document).text).toContain('… deeper');
  });
});
