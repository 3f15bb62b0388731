import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDayRange } from '../../src/site/date-range';
import { dateParser, mayBeDate, parseDateText } from '../../src/site/date-text';

const NOW = Date.parse('2026-07-20T12:00:00Z');
const parse = (text: string, more: Partial<Parameters<typeof parseDateText>[1]> = {}) =>
  parseDateText(text, { language: 'en-IN', now: NOW, zone: 'Asia/Kolkata', ...more });
const day = (date: string, next: string) => ({ local: { from: `${date}T00:00`, to: `${next}T00:00` } });

describe('the attested date texts', () => {
  it.each([
    ['6 Jul 2026', day('2026-07-06', '2026-07-07')],
    ['31 Dec 2025', day('2025-12-31', '2026-01-01')],
    ['16-May-2026', day('2026-05-16', '2026-05-17')],
    ['May 9', day('2026-05-09', '2026-05-10')],
    ['Dec 24', day('2025-12-24', '2025-12-25')],
    ['8月5日', day('2025-08-05', '2025-08-06')],
    ['2026年7月4日', day('2026-07-04', '2026-07-05')],
    ['5 Jul 2026 9:30 pm', { local: { from: '2026-07-05T21:30', to: '2026-07-05T21:31' } }],
    ['6 Jul 2026 2:48\u202fpm', { local: { from: '2026-07-06T14:48', to: '2026-07-06T14:49' } }],
    ['12:05 am', { local: { from: '2026-07-20T00:05', to: '2026-07-20T00:06' } }],
    ['Feb 29', day('2024-02-29', '2024-03-01')],
  ])('reads %s', (text, time) => expect(parse(text)).toEqual(time));

  it('reads a text that names its zone as an instant', () =>
    expect(parse('May 9, 2018 4:04:55 PM PDT')).toEqual({
      span: { earliest: Date.parse('2018-05-09T23:04:00Z'), latest: Date.parse('2018-05-09T23:04:59.999Z') },
    }));

  it('takes a day without year for the latest that is not ahead of tomorrow', () => {
    expect(parse('21 Jul')).toEqual(day('2026-07-21', '2026-07-22'));
    expect(parse('23 Jul')).toEqual(day('2025-07-23', '2025-07-24'));
  });
});

describe('texts that count from now', () => {
  it('covers what "5 hours ago" may mean since the page was drawn', () => {
    const drawnAt = NOW - 3_600_000;
    expect(parse('5 hours ago', { drawnAt })).toEqual({
      span: { earliest: drawnAt - 6 * 3_600_000, latest: NOW - 4.5 * 3_600_000 },
    });
  });
  it("covers the whole of yesterday in the page's zone", () => {
    const time = parse('Yesterday');
    if (!time || !('span' in time)) throw new Error('no span');
    expect(time.span.earliest).toBeLessThanOrEqual(Date.parse('2026-07-18T18:30:00Z'));
    expect(time.span.latest).toBeGreaterThanOrEqual(Date.parse('2026-07-19T18:29:59Z'));
  });
  it('gives a bare time of day both days when the page was drawn before midnight', () =>
    expect(parse('9:30 am', { drawnAt: NOW - 20 * 3_600_000 })).toEqual({
      local: { from: '2026-07-19T09:30', to: '2026-07-20T09:31' },
    }));
});

describe('a bare time right after midnight', () => {
  const late = { now: Date.parse('2026-07-19T18:31:00Z'), zone: 'Asia/Kolkata' };
  it('may have been written before it', () => {
    expect(parse('23:58', late)).toEqual({ local: { from: '2026-07-19T23:58', to: '2026-07-19T23:59' } });
    expect(parse('0:01', late)).toEqual({ local: { from: '2026-07-19T00:01', to: '2026-07-20T00:02' } });
    expect(parse('yesterday 21:30', late)).toEqual({ local: { from: '2026-07-18T21:30', to: '2026-07-19T21:31' } });
  });
});

describe('a bare time that names its zone', () => {
  it('is of the day that it is there', () =>
    expect(parse('0:30 GMT+14', { zone: 'America/Los_Angeles' })).toEqual({
      span: { earliest: Date.parse('2026-07-20T10:30:00Z'), latest: Date.parse('2026-07-20T10:30:59.999Z') },
    }));
  it('is of yesterday where today it is yet to come', () =>
    expect(
      parse('23:58 GMT-7', { now: Date.parse('2026-07-20T07:01Z'), drawnAt: Date.parse('2026-07-20T06:59Z') }),
    ).toEqual({
      span: { earliest: Date.parse('2026-07-20T06:58:00Z'), latest: Date.parse('2026-07-20T06:58:59.999Z') },
    }));
});

describe('an ambiguous date', () => {
  it('covers both readings', () =>
    expect(parse('03/04/2026')).toEqual({ local: { from: '2026-03-04T00:00', to: '2026-04-04T00:00' } }));
  it('has one reading where the other is no date', () =>
    expect(parse('13/04/2026')).toEqual(day('2026-04-13', '2026-04-14')));
  it('has one reading where the other is yet to come', () =>
    expect(parse('07/08/2026')).toEqual(day('2026-07-08', '2026-07-09')));
});

describe('dates as older servers write them, which Intl does not', () => {
  const july = day('2026-07-06', '2026-07-07');
  const evening = { local: { from: '2026-07-06T21:35', to: '2026-07-06T21:36' } };
  it.each([
    ['en-GB', '06-Jul-2026 21:35', evening],
    ['en-IN', '6 Jul, 2026', july],
    ['en-US', '6th July 2026', july],
    ['de', '6. Juli 2026 21:35 Uhr', evening],
    ['de', '06.07.26', july],
    ['de', '3. Mrz 2026', day('2026-03-03', '2026-03-04')],
    ['de', '4. Sep. 2025', day('2025-09-04', '2025-09-05')],
    ['de', '4. Sept. 2025', day('2025-09-04', '2025-09-05')],
    ['fr', 'lundi 6 juillet 2026 21 h 35', evening],
    ['fr', '1er juillet 2026', day('2026-07-01', '2026-07-02')],
    ['fr', 'le 6 juil. 2026 à 21h35', evening],
    ['it', '6-lug-2026 21.35', evening],
    ['it', '6 lug 2026 alle 21:35', evening],
    ['es', '06-jul-2026', july],
    ['es', '6 de jul. de 2026 9:35 p.m.', evening],
    ['es', '6 de julio de 2026, 9:35 p. m.', evening],
    ['es', '6 jul 2026, 21:35 h', evening],
    ['pt-BR', '6/7/2026 21:35h', evening],
    ['pt-BR', '6 de Julho de 2026 21:35', evening],
    ['pt-BR', '1º de janeiro de 2026', day('2026-01-01', '2026-01-02')],
    ['nl', '6-jul-2026', july],
    ['sv', '2026-jul-06', july],
    ['sv', 'den 6 juli 2026 kl 21:35', evening],
    ['pl', '6 lipiec 2026', july],
    ['pl', '6 lipca 2026 o 21:35', evening],
    ['tr', '06.Tem.2026', july],
    ['tr', '6 HAZİRAN 2026', day('2026-06-06', '2026-06-07')],
    ['tr', '6 KASIM 2025', day('2025-11-06', '2025-11-07')],
    ['ja', '2026年7月6日(月) 午後9:35', evening],
    ['ja', '26/07/06', july],
    ['zh-CN', '26-7-6', july],
    ['zh-CN', '2026年七月6日 下午9:35', evening],
    ['zh-CN', '2026年7月6日 晚上9時35分', evening],
    ['zh-TW', '2026/7/6 下午 9:35', evening],
    ['ko', '2026년 7월 6일 (월) 오후 9:35', evening],
    ['ko', '2026. 7. 6 오후 9:35', evening],
    ['ar', '٠٦/٠٧/٢٠٢٦ ٠٩:٣٥ م', evening],
    ['ar', '۶ يوليو، ۲۰۲۶', july],
    ['hi', '६ जुलाई, २०२६ ९:३५ अपराह्न', evening],
    ['ta', '6 ஜூலை 2026 பிற்பகல் 9:35', evening],
    ['th', '6 ก.ค. 2569, 21:35 น.', evening],
    ['th', '๖ กรกฎาคม ๒๕๖๙', july],
    ['th', '6/7/69 21:35 น.', evening],
    ['th', 'วันจันทร์ที่ 6 กรกฎาคม พุทธศักราช 2569', july],
    ['hi', '6 अक्‍तूबर 2025', day('2025-10-06', '2025-10-07')],
    ['it', '6 luglio 2026 21.35.09', evening],
    ['vi', 'Ngày 06 tháng 7 năm 2026', july],
    ['vi', '21:35 06-07-2026', evening],
  ])('reads %s %s', (language, text, time) => expect(parse(text, { language })).toEqual(time));

  it.each([
    ['fr', 'mar. 7', 'Tuesday the 7th, or March'],
    ['fr', '07/13/2026', 'not the order of the page'],
    ['ja', '7月6日(火)', 'a Monday'],
    ['en-US', '6/7/69', 'another calendar'],
    ['th', '6 ก.ค. พ.ศ. 2026', 'a year that does not count from the Buddha'],
    ['de', 'heute 06.07.26', 'a date beside a day'],
    ['it', '21.35', 'a price'],
    ['fr', '21 h 30', 'a duration'],
    ['en-US', '24:46', 'tonight or tomorrow night'],
    ['pl', '26-07-06', 'the place of the year is not sure'],
    ['en-GB', '10.2.26', 'a version'],
  ])('refuses %s %s: %s', (language, text) => expect(parse(text, { language })).toBeNull());

  it('knows what an hour of the night is where another version starts the evening later', () => {
    expect(parse('晚上6:30', { language: 'zh-CN' })).toEqual(parse('18:30'));
    expect(parse('凌晨12:30', { language: 'zh-CN' })).toEqual(parse('0:30'));
    expect(parse('中午12:30', { language: 'zh-CN' })).toEqual(parse('12:30'));
    expect(parse('午後0:30', { language: 'ja' })).toEqual(parse('12:30'));
  });

  it('covers every order that a language leaves open', () => {
    expect(parse('06/07/26')).toEqual({ local: { from: '2026-06-07T00:00', to: '2026-07-07T00:00' } });
    expect(parse('24/12/25')).toEqual(day('2025-12-24', '2025-12-25'));
    expect(parse('20-12-24')).toEqual({ local: { from: '2020-12-24T00:00', to: '2024-12-21T00:00' } });
    expect(parse('03/04/2026', { language: 'es' })).toEqual(parse('03/04/2026'));
    expect(parse('03/04/2026', { language: 'es-MX' })).toEqual(day('2026-04-03', '2026-04-04'));
    expect(parse('Mon, 7/6/26')).toEqual(july);
  });

  it.each(['xx', 'not a language', 'de_DE', '', 'en-', 'zh-Hans-CN'])('stands the language %j', (language) =>
    expect(parse('6 Jul 2026', { language }) ?? parse('2026-07-06', { language })).toEqual(july),
  );
});

describe('a parser that remembers', () => {
  const parser = (now: number, drawnAt?: number) => dateParser('de', now, drawnAt);
  it('keeps no text that counts from now', () => {
    const late = Date.parse('2026-07-20T21:00:00Z');
    const berlin = (now: number, text: string) => parser(now)(text, 'Europe/Berlin');
    for (const text of ['gestern um 9:30', '0:30', 'heute', 'vor 5 Stunden', '0:30 GMT+2'])
      expect(berlin(late, text)).not.toEqual(berlin(late + 2 * 3_600_000, text));
    expect(berlin(late, '6. Juli 2026')).toBe(berlin(late + 1_000, '6. Juli 2026'));
  });
});

describe('a range of days', () => {
  it.each([
    ['en', '30 June', '30 July 2026', '2026-06-30', '2026-07-31'],
    ['en', '20 December', '19 January 2026', '2025-12-20', '2026-01-20'],
    ['de', '30. Juni', '30. Juli 2026', '2026-06-30', '2026-07-31'],
    ['zh-CN', '8月5日', '2026年9月4日', '2026-08-05', '2026-09-05'],
    ['ar', '٣٠ يونيو', '٣٠ يوليو ٢٠٢٦', '2026-06-30', '2026-07-31'],
  ])('takes its first year from its last day (%s)', (language, first, last, from, to) =>
    expect(parseDayRange(first, last, language, NOW)).toEqual({ from: `${from}T00:00`, to: `${to}T00:00` }),
  );
  it('is none where a day is not sure', () => {
    expect(parseDayRange('03/04/2026', '05/06/2026', 'en', NOW)).toBeNull();
    expect(parseDayRange('6 Jul 2026', '5 Jul 2026', 'en', NOW)).toBeNull();
    expect(parseDayRange('yesterday', '6 Jul 2026', 'en', NOW)).toBeNull();
  });
});

describe('what is no date of a card', () => {
  it.each([
    '30 June - 30 July 2026',
    '8月5日 - 2026年9月4日',
    '31 Feb 2026',
    '29 Feb 2025',
    '0 Jul 2026',
    '6 Jul 2569',
    '2569-07-06',
    '令和8年7月6日',
    'Resolved on 6 Jul 2026',
    '405-1234567-1234567',
    'Jul',
    '2026',
    '6',
    'May',
    '25:61',
    '13:00 pm',
    'Mon, 6 Jul 2027',
    'Sun, 6 Jul 2026',
    '',
    ' ',
    'Order 6 Jul 2026',
    '6 Jul 2026 6 Jul 2026',
    '24 hours',
    '__proto__',
    '6 constructor 2026',
    '5 Jul 2026 9:30 pm XYZ',
    'Room 12:30',
    '3.04',
  ])('refuses %j', (text) => expect(parse(text)).toBeNull());
  it('refuses prose of any length at once', () => {
    expect(parse('6 Jul 2026 '.repeat(1_000_000))).toBeNull();
    expect(mayBeDate('x'.repeat(10_000_000))).toBe(false);
  });
});

it('never throws, and never gives an empty time', () => {
  const piece = fc.constantFrom(
    '6',
    '31',
    '2026',
    '2569',
    'Jul',
    'May',
    '年',
    '月',
    '日',
    '/',
    '-',
    ':',
    '.',
    ' ',
    ',',
    'pm',
    'ago',
    'hours',
    'today',
    '\u202f',
    '日',
    '12:30',
    '１２',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 9 }), (pieces) => {
      const time = parse(pieces.join(''));
      if (!time) return;
      if ('local' in time) expect(time.local.from < time.local.to).toBe(true);
      else expect(time.span.earliest).toBeLessThanOrEqual(time.span.latest);
    }),
    { numRuns: 2_000 },
  );
});

it('reads every day it can be shown in the attested forms', () => {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('2015-01-01') / 864e5, max: Date.parse('2026-07-20') / 864e5 }),
      (days) => {
        const date = new Date(days * 864e5);
        const time = {
          local: {
            from: `${date.toISOString().slice(0, 10)}T00:00`,
            to: `${new Date((days + 1) * 864e5).toISOString().slice(0, 10)}T00:00`,
          },
        };
        const month = months[date.getUTCMonth()]!;
        expect(parse(`${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`)).toEqual(time);
        expect(parse(`${month} ${date.getUTCDate()}, ${date.getUTCFullYear()}`)).toEqual(time);
        expect(parse(`${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`)).toEqual(time);
      },
    ),
  );
});
