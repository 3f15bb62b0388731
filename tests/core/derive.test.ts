import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/core/clock';
import { derive } from '../../src/core/derive';
import type { Fact } from '../../src/core/facts';
import { exactly, MINUTE_MS, SLACK_MS, type Span, widthMs } from '../../src/core/span';
import { at, CASE, card, change, exactMessage, link, minute, NOON, thread, told, ZONE } from './told-facts';
import { dayText } from './world';

/** The only thread of these facts, as judged `hours` from NOON. */
function one(facts: readonly Fact[], hours = 100) {
  const { threads } = derive(facts, DEFAULT_RULES, at(hours));
  expect(threads).toHaveLength(1);
  return threads[0]!;
}
const standings = (facts: readonly Fact[], hours = 100) => one(facts, hours).clocks.map((clock) => clock.standing);
const day = (hours: number) => dayText(at(hours), ZONE);
const iso = ({ earliest, latest }: Span) => [earliest, latest].map((end) => new Date(end).toISOString());

describe('one reply', () => {
  test('answers each earlier message of its thread, by its own time', () => {
    const read = thread(1, [
      ['buyer', -25],
      ['buyer', -1],
      ['seller', 0],
    ]);
    expect(standings(read)).toEqual(['late', 'on-time']);
    expect(one(read).clocks.map((clock) => [clock.basis, clock.closing?.by])).toEqual([
      ['exact', 'reply'],
      ['exact', 'reply'],
    ]);
  });

  test('of a part of a thread leaves open which messages had one of their own, if it answers the newest only', () => {
    const newestOnly = { ...DEFAULT_RULES, replyAnswersEarlier: false };
    const messages = [['buyer', -5] as const, ['buyer', -3] as const, ['seller', -2] as const];
    const judged = (messagesComplete: boolean) =>
      derive(thread(1, messages, { messagesComplete }), newestOnly, at(100)).threads[0]!.clocks.map(
        ({ outcomes }) => outcomes,
      );
    expect(judged(true)).toEqual([['late'], ['on-time']]);
    expect(judged(false)[0]).toEqual(['on-time', 'late']);
  });

  test('is answered by thanks, which start a clock of their own', () => {
    const read = thread(1, [
      ['buyer', -5],
      ['seller', -3],
      ['buyer', -2],
    ]);
    expect(standings(read, 2)).toEqual(['on-time', 'running']);
    expect(standings(read, 30)).toEqual(['on-time', 'overdue']);
    expect(
      standings([
        ...read,
        ...thread(3, [
          ['buyer', -5],
          ['seller', -3],
          ['buyer', -2],
          ['seller', 2],
        ]),
      ]),
    ).toEqual(['on-time', 'on-time']);
  });

  test("messages of Amazon's own start and stop nothing", () => {
    expect(
      standings(
        thread(1, [
          ['amazon', -9],
          ['buyer', -5],
          ['amazon', -3],
        ]),
        2,
      ),
    ).toEqual(['running']);
  });

  test('within the minute of the message comes after it only if it stands after it', () => {
    expect(
      standings(
        thread(1, [
          ['buyer', 0],
          ['seller', 0],
        ]),
      ),
    ).toEqual(['on-time']);
    expect(
      standings(
        thread(1, [
          ['seller', 0],
          ['buyer', 0],
        ]),
        2,
      ),
    ).toEqual(['running']);
  });

  test('is perhaps not the first where the thread was not read whole', () => {
    const part = thread(
      1,
      [
        ['buyer', -25],
        ['buyer', -1],
        ['seller', 0],
      ],
      { messagesComplete: false },
    );
    const [late, inTime] = one(part).clocks;
    expect(late).toMatchObject({ standing: 'unclear', outcomes: ['on-time', 'late'] });
    expect(inTime!.standing).toBe('on-time');
  });

  test('that may have come before the message leaves its clock open', () => {
    // The page's own data gives the reply to the millisecond, the text gives the message to the minute.
    const part = thread(1, [['buyer', 0]], { messagesComplete: false });
    expect(standings([...part, exactMessage(1, 'seller', at(0) + 30_000)], 2)).toEqual(['running']);
    expect(standings([...part, exactMessage(1, 'seller', at(0) + MINUTE_MS)], 2)).toEqual(['on-time']);
    // Nor is it sure to be open still.
    const [clock] = one([...thread(1, [['buyer', 0]]), exactMessage(1, 'seller', at(0) + 30_000)]).clocks;
    expect(clock).toMatchObject({ closing: null, openAsOf: at(0) });
  });
});

describe('a mark', () => {
  test('is what resolved a thread that ends with the buyer: the last message is excluded', () => {
    const read = thread(
      9,
      [
        ['buyer', 0],
        ['seller', 1],
        ['buyer', 2],
      ],
      { state: 'resolved', resolvedAt: day(3) },
    );
    expect(standings(read)).toEqual(['on-time', 'excluded']);
    const [, last] = one(read).clocks;
    expect(last!.closing!.by).toBe('mark');
    expect(iso(last!.closing!.at)[0]).toBe('2026-11-24T14:00:00.000Z');
  });

  test('excludes both messages that wait', () => {
    expect(
      standings(
        thread(
          9,
          [
            ['buyer', 0],
            ['buyer', 2],
          ],
          { state: 'resolved' },
        ),
      ),
    ).toEqual(['excluded', 'excluded']);
  });

  test('starts no clock again, but the next message does', () => {
    const marked = thread(9, [['buyer', 0]], { state: 'resolved' });
    const again = thread(60, [
      ['buyer', 0],
      ['buyer', 58],
      ['seller', 59],
    ]);
    expect(standings([...marked, ...again])).toEqual(['excluded', 'on-time']);
  });

  test('is also known from a list that showed the thread gone, once the messages are read', () => {
    const asked = thread(1, [['buyer', 0]]);
    const left = change('left', 1, 3);
    expect(one([...asked, left]).clocks).toMatchObject([{ standing: 'settled', closing: { by: 'either' } }]);
    const again = thread(60, [
      ['buyer', 0],
      ['buyer', 58],
      ['seller', 59],
    ]);
    expect(standings([...asked, left, ...again])).toEqual(['excluded', 'on-time']);
  });

  test('that no look told of does not show in a thread: the reply counts (a declared limit)', () => {
    expect(
      standings(
        thread(60, [
          ['buyer', 0],
          ['buyer', 58],
          ['seller', 59],
        ]),
      ),
    ).toEqual(['late', 'on-time']);
  });

  test('is not told from a reply where the clocks of page and computer differ', () => {
    // This computer is ten minutes slow: it sees the reply of 3:00 in a list of 2:50.
    const left = change('left', 1, 3 - 10 / 60);
    const replied = thread(3 - 9 / 60, [
      ['buyer', 0],
      ['seller', 3],
    ]);
    expect(standings([...thread(1, [['buyer', 0]]), left, ...replied])).toEqual(['on-time']);
  });
});

describe('a thread that only the list has shown', () => {
  test("is assumed to wait since the card's day, but may wait since before", () => {
    const [clock] = one([card(0, { activity: day(0) })], 1).clocks;
    expect(clock).toMatchObject({ basis: 'assumed', standing: 'running' });
    expect(iso(clock!.receivedAt)).toEqual(['2026-11-23T18:30:00.000Z', '2026-11-24T12:00:00.000Z']);
  });

  test('has its receipt bounded by a complete list without it', () => {
    const [clock] = one([card(0, { activity: day(0) }), change('entered', -2, 0)], 1).clocks;
    expect(clock!.basis).toBe('bounded');
    expect(clock!.receivedAt).toEqual({ earliest: at(-2) - SLACK_MS, latest: at(0) });
  });

  test('has its receipt bounded by an earlier reply, not by a later one', () => {
    const part = (hours: number) => thread(2, [['seller', hours]], { messagesComplete: false });
    const [after] = one([...part(-3), card(0, { activity: day(0) })]).clocks;
    expect(after).toMatchObject({ basis: 'bounded', receivedAt: { earliest: at(-3) } });
    expect(one([...part(1), card(0, { activity: day(0) })]).clocks).toMatchObject([
      { basis: 'assumed', doubtful: false },
    ]);
  });

  test('counts as one message while it waits, and one more when it is back', () => {
    const seen = [card(-9), card(-8), change('left', -8, -6), change('entered', -6, -3), card(-3)];
    expect(one(seen, 1).clocks.map((clock) => clock.closing?.by ?? 'open')).toEqual(['either', 'open']);
  });

  test('that left in time is settled where the receipt is bounded, and unclear where it is assumed', () => {
    const entered = change('entered', -20, -18);
    expect(standings([entered, change('left', -18, -2)])).toEqual(['settled']);
    expect(standings([card(-18), change('left', -18, -2)])).toEqual(['unclear']);
  });

  test('that left at a time when it was surely too late is late or excluded', () => {
    const [clock] = one([
      change('entered', -50, -48),
      card(-20, { activity: day(-48) }),
      change('left', -20, -2),
    ]).clocks;
    expect(clock!.standing).toBe('unclear');
    expect([...clock!.outcomes].sort()).toContain('late');
  });

  test('has no clock when all that was ever seen of it is that it is resolved', () => {
    expect(one([card(0, { state: 'resolved', activity: day(-3) })]).clocks).toEqual([]);
    expect(one([card(0, { state: null, activity: day(-3) })]).clocks).toEqual([]);
  });

  test('stays open when it leaves a folder that says nothing of its state', () => {
    expect(one([card(-3), { ...change('left', -3, -1), folder: 'all' }]).clocks).toMatchObject([{ closing: null }]);
  });

  test('received no later than it was seen, though the page proves less', () => {
    // A tab loaded two hours ago; its list may have been drawn anew since.
    const stale = { ...card(-2), observedAt: at(0) };
    expect(one([stale]).clocks[0]!.receivedAt.latest).toBe(at(0));
  });
});

describe('a list beside an opened thread', () => {
  const SECOND = 1 / 3600;
  const answered = [
    ...thread(1, [['buyer', 0]]),
    ...thread(2 + SECOND, [
      ['buyer', 0],
      ['seller', 2],
    ]),
  ];

  test('that has not heard of the reply yet starts no clock, once it has', () => {
    const echo = card(2 + 2 * SECOND, { activity: day(0) });
    expect(one([...answered, echo, card(2.5, { state: 'resolved' })]).clocks).toHaveLength(1);
    // Until then it may be another message: better a needless warning than none.
    expect(one([...answered, echo]).clocks).toHaveLength(2);
    expect(
      one([...answered, echo, card(2.2, { activity: day(2) }), card(9, { state: 'resolved' })]).clocks,
    ).toHaveLength(2);
  });

  test('first drawn long after its page was loaded may show what the thread did not', () => {
    const wholeThread = thread(8, [
      ['buyer', 0],
      ['seller', 2],
    ]);
    const drawnLate = card(7.9, { activity: day(9), observedAt: at(9) });
    expect(one([...wholeThread, drawnLate], 10).clocks.map((clock) => clock.closing?.by ?? 'open')).toEqual([
      'reply',
      'open',
    ]);
  });

  test('does not doubt what a thread that was drawn a moment after its load shows of itself', () => {
    const drawn = thread(9, [['buyer', 0]], { state: 'resolved', observedAt: at(9) + 700 });
    expect(standings(drawn)).toEqual(['excluded']);
  });

  test('a thread that was closed before a message appeared in it does not speak of it either', () => {
    const before = thread(
      3,
      [
        ['buyer', -5],
        ['seller', -4],
      ],
      { state: 'resolved' },
    );
    expect(
      standings(
        [
          ...before,
          ...thread(5, [
            ['buyer', -5],
            ['seller', -4],
            ['buyer', 0],
          ]),
        ],
        6,
      ),
    ).toEqual(['on-time', 'running']);
  });

  test('from before a message appeared does not speak of it, though the message is dated earlier', () => {
    const heldBack = [change('entered', 3, 4), card(4), ...thread(4.1, [['buyer', 0]])];
    expect(standings(heldBack, 5)).toEqual(['running']);
    expect(
      standings([
        ...heldBack,
        ...thread(5, [
          ['buyer', 0],
          ['seller', 4.5],
        ]),
      ]),
    ).toEqual(['on-time']);
  });
});

describe('what is more exact', () => {
  test('a message that was read takes the place of what its card gave', () => {
    const seen = [card(1, { activity: day(0) })];
    expect(one(seen, 2).clocks.map((clock) => clock.basis)).toEqual(['assumed']);
    const read = [...seen, ...thread(2, [['buyer', 0]])];
    expect(one(read, 3).clocks).toMatchObject([{ basis: 'exact', standing: 'running' }]);
    expect(widthMs(one(read).clocks[0]!.receivedAt)).toBe(MINUTE_MS - 1);
  });

  test("the page's own data takes the place of the minute that the text gave", () => {
    const wroteAt = at(0) + 17_000;
    const facts = [...thread(2, [['buyer', 0]]), exactMessage(3, 'buyer', wroteAt)];
    expect(one(facts).clocks.map((clock) => clock.receivedAt)).toEqual([exactly(wroteAt)]);
  });

  test('of two ways, the count within a minute is the greater, not the sum', () => {
    const two = thread(2, [
      ['buyer', 0],
      ['buyer', 0],
    ]);
    expect(one(two).clocks).toHaveLength(2);
    expect(one([...two, exactMessage(3, 'buyer', at(0) + 1)]).clocks).toHaveLength(2);
    const three = [1, 2, 3].map((seconds) => exactMessage(3, 'buyer', at(0) + seconds * 1000));
    expect(one([...two, ...three]).clocks).toHaveLength(3);
  });

  test('a list that still shows a thread waiting starts no second clock', () => {
    const read = thread(2, [['buyer', 0]]);
    expect(one([...read, card(3, { activity: day(0) }), card(5, { activity: day(0) })], 6).clocks).toHaveLength(1);
  });

  test('a list that shows it waiting again after the reply does', () => {
    const read = thread(2, [
      ['buyer', 0],
      ['seller', 1],
    ]);
    const clocks = one([...read, card(2 + 1 / 60, { activity: day(2) })], 3).clocks;
    expect(clocks.map((clock) => clock.standing)).toEqual(['on-time', 'running']);
    expect(clocks[1]!.receivedAt.earliest).toBeGreaterThanOrEqual(at(1));
  });

  test('a list as old as the thread, or older, does not', () => {
    const read = thread(2, [
      ['buyer', 0],
      ['seller', 1],
    ]);
    expect(standings([...read, card(2, { activity: day(0) }), card(0.5, { activity: day(0) })])).toEqual(['on-time']);
  });
});

describe("the seller's word", () => {
  const asked = thread(1, [['buyer', 0]]);

  test('answered: closes what had been received by then, at the time that he names', () => {
    const [clock] = one([...asked, told(6, 'answered', 5)]).clocks;
    expect(clock).toMatchObject({ standing: 'on-time', closing: { at: exactly(at(5)), by: 'reply' } });
    expect(clock!.closing!.told).not.toBeNull();
    expect(standings([...asked, told(40, 'answered', 30)])).toEqual(['late']);
    expect(standings([...thread(9, [['buyer', 8]]), told(10, 'answered', 5)], 11)).toEqual(['running']);
  });

  test('no response needed: excludes; not a buyer message: no clock at all', () => {
    expect(standings([...asked, told(2, 'no-response-needed')])).toEqual(['excluded']);
    expect(standings([...asked, told(2, 'not-a-buyer-message')])).toEqual([]);
    expect(one([...asked, told(2, 'not-a-buyer-message')]).told).toMatchObject([{ claim: 'not-a-buyer-message' }]);
  });

  test('is taken back by another', () => {
    const word = told(2, 'no-response-needed');
    expect(standings([...asked, word, told(3, 'no-response-needed', 3, word.id)], 4)).toEqual(['running']);
    expect(one([...asked, word, told(3, 'no-response-needed', 3, word.id)]).told).toEqual([]);
  });

  test("gives way to the page's own reply", () => {
    const replied = thread(9, [
      ['buyer', 0],
      ['seller', 8],
    ]);
    expect(one([...asked, told(2, 'answered'), ...replied]).clocks).toMatchObject([
      { standing: 'on-time', closing: { by: 'reply', told: null } },
    ]);
  });

  test('is not undone by a list that does not know of it, before it or after', () => {
    const phoned = [...asked, card(1.5, { activity: day(0) }), told(6, 'answered', 1.2), card(8, { activity: day(0) })];
    expect(standings(phoned)).toEqual(['on-time']);
    const listOnly = [card(1, { activity: day(0) }), told(2, 'no-response-needed'), card(8, { activity: day(0) })];
    expect(standings(listOnly)).toEqual(['excluded']);
  });

  test('does not cover a message that came since', () => {
    const tomorrow = card(30, { activity: day(29) });
    const closings = one([...asked, told(2, 'answered'), tomorrow]).clocks.map((clock) => clock.closing?.by ?? 'open');
    expect(closings).toEqual(['reply', 'open']);
    const [, later] = one([card(1), told(2, 'answered', 1), tomorrow], 31).clocks;
    expect(later!.receivedAt.earliest).toBe(at(1) - SLACK_MS);
  });

  test('does not cover a thread that left the list since, and is back', () => {
    const back = [change('left', 3, 4), change('entered', 4, 6)];
    expect(standings([...asked, told(2, 'answered'), ...back], 7)).toEqual(['on-time', 'running']);
    // So soon that its receipt, less the slack, may lie before the word.
    const soon = [change('left', 3, 4.02), change('entered', 4.02, 4.1)];
    expect(standings([card(3), told(4, 'answered'), ...soon], 7).sort()).toEqual(['running', 'unclear']);
  });
});

describe('which thread a fact belongs to', () => {
  const key = 'key:0123';
  const other = '99999999-2222-4333-8444-555555555555';

  test("a card's facts join the one case that a reading linked it to", () => {
    const facts = [card(1, { key, activity: day(0) }), link(2, key, CASE), ...thread(2, [['buyer', 0]])];
    expect(one(facts)).toMatchObject({ id: `case:${CASE}`, caseId: CASE });
    expect(one(facts).clocks).toMatchObject([{ basis: 'exact', doubtful: false }]);
  });

  test('with two cases linked it stays a thread of its own, and claims nothing', () => {
    const facts = [card(1, { key }), link(2, key, CASE), link(3, key, other), ...thread(2, [['buyer', 0]])];
    const { threads } = derive(facts, DEFAULT_RULES, at(100));
    expect(threads.map((found) => found.id).sort()).toEqual([`case:${CASE}`, key]);
    expect(threads.find((found) => found.id === key)!.clocks).toMatchObject([{ doubtful: true }]);
  });

  test('twins stay apart from any case, with a clock for each that waits', () => {
    const facts = [card(1, { key, cards: 3, needing: 2, activity: day(0) }), link(2, key, CASE)];
    const { threads } = derive(facts, DEFAULT_RULES, at(100));
    const twins = threads.find((found) => found.id === key)!;
    expect(twins.clocks.map((clock) => [clock.doubtful, clock.outcomes.length])).toEqual([
      [true, 3],
      [true, 3],
    ]);
  });

  test('of twins, as many are closed as wait no longer', () => {
    const facts = [card(1, { key, cards: 2, needing: 2 }), card(3, { key, cards: 2, needing: 1 })];
    expect(one(facts, 4).clocks.map((clock) => clock.closing?.by ?? 'open')).toEqual(['either', 'open']);
  });

  test('two keys never merge, though a buyer and subject look alike', () => {
    const { threads } = derive([card(1, { key }), card(1, { key: 'key:4567' })], DEFAULT_RULES, at(2));
    expect(threads).toHaveLength(2);
  });
});

describe('since when messages are known', () => {
  const knownFrom = (facts: readonly Fact[]) => derive(facts, DEFAULT_RULES, NOON).score[90].knownFrom;
  test('is the first look, of several accounts the latest first look', () => {
    expect(knownFrom([])).toBeNull();
    expect(knownFrom([card(-3), card(-5)])).toBe(at(-5));
    expect(knownFrom([card(-3), card(-5), { ...card(-2), account: 'OTHER' }])).toBe(at(-2));
  });
});

test('a thread named for two marketplaces is in doubt, and its times are in either zone', () => {
  const facts = [card(1, { activity: minute(0) }), card(2, { activity: minute(0), marketplaceId: 'A1VC38T7YXB528' })];
  const [clock] = one(facts).clocks;
  expect(clock!.doubtful).toBe(true);
  expect(one(facts).marketplaceId).toBeNull();
});
