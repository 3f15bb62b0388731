import { MARKETPLACES, marketplaceOfHost } from '../../src/core/marketplaces';
import type { Author, CaseSeed } from './cases';
import { APRON, BLANKET, BUYERS, MUG, ORGANISER, POUR_OVER } from './invented';
import type { Random } from './random';

const HOUR = 3_600_000;

/** Hosts that are reported to show the cases of all of these (the UK's own inbox may be separate). */
const SHARED_EUROPE = ['DE', 'FR', 'IT', 'ES', 'NL', 'PL', 'SE', 'BE', 'IE'];
const sharedEurope = MARKETPLACES.filter(({ country }) => SHARED_EUROPE.includes(country));

/** The marketplaces whose cases this host's inbox shows, its own first. */
export function marketplacesOn(host: string): readonly string[] {
  const own = marketplaceOfHost(host);
  if (!own) throw new Error(`${host} is no Seller Central host`);
  if (!SHARED_EUROPE.includes(own.country)) return [own.id];
  return [own.id, ...sharedEurope.map(({ id }) => id).filter((id) => id !== own.id)];
}

type Step = readonly [author: Author, hoursAgo: number, text: string];
interface Story {
  readonly about?: string;
  readonly steps: readonly Step[];
  readonly presale?: true;
  readonly markedHoursAgo?: number;
  readonly resolvedHoursAgo?: number;
}

const days = (count: number): number => count * 24;
const THANKS = 'Thank you so much, that solved it!';
const REPLY =
  'Hello, thank you for your message. We have checked it for you and everything is on its way. Kind regards';

/** Asked `asked` hours ago and answered after `after` hours. */
const answered = (asked: number, after: number, question: string, reply = REPLY): Story => ({
  steps: [
    ['buyer', asked, question],
    ['seller', asked - after, reply],
  ],
});

/** What the practice seller's last 90 days hold. Minutes are whole here and moved a little by the seed. */
const STORIES: readonly Story[] = [
  // Open: one overdue, one with about 50 minutes left, the others with hours.
  {
    about: MUG,
    steps: [
      [
        'buyer',
        26.7,
        'The mug arrived with a dent in the lid. Can you send me a new lid, or should I return the whole thing?',
      ],
    ],
  },
  {
    steps: [
      [
        'buyer',
        24 - 50 / 60,
        'Where is my parcel? Tracking has not moved since Friday and I leave for a trip tomorrow.',
      ],
    ],
  },
  {
    about: MUG,
    steps: [
      ['buyer', 20.8, 'I ordered the wrong colour by mistake. Is it still possible to change it to midnight blue?'],
    ],
  },
  // Two that wait in one case: the older one is due.
  {
    about: APRON,
    steps: [
      ['buyer', 15.2, 'Hello, could you tell me whether the apron can go into the dryer?'],
      ['buyer', 13.4, 'And is there a matching one for children?'],
    ],
  },
  {
    about: BLANKET,
    presale: true,
    steps: [['buyer', 11.1, 'Is the blanket suitable for a 140 cm bed, and is the wool mulesing-free?']],
  },
  // The clock runs again after the reply, because the buyer said thanks.
  {
    steps: [
      ['buyer', days(3) + 5, 'Could I get an invoice with my company name on it?'],
      ['seller', days(3) - 1, 'Of course, the corrected invoice is attached to the order now.'],
      ['buyer', 8.6, THANKS],
    ],
  },
  { about: POUR_OVER, steps: [['buyer', 4.3, 'One of the cups is missing from the box. Please advise.']] },
  { presale: true, steps: [['buyer', 0.4, 'Do you ship to Port Blair, and how long does it take?']] },
  // Closed.
  answered(40, 3.5, 'Can I pick up the parcel at a locker instead?'),
  // One reply after two messages: 25 h after the first (late), 20 h after the second (on time).
  {
    about: MUG,
    steps: [
      ['buyer', days(4), 'The lid does not close. What can I do?'],
      ['buyer', days(4) - 5, 'I tried again with the seal turned around, still the same.'],
      ['seller', days(4) - 25, 'We are sorry. A new lid is on its way to you, free of charge.'],
    ],
  },
  { about: ORGANISER, ...answered(days(5), 9.5, 'Is the organiser delivered assembled?') },
  { steps: [['buyer', days(6), 'Hello sir, I received it, very nice product.']], markedHoursAgo: days(6) - 7 },
  { about: MUG, presale: true, ...answered(days(8), 2.2, 'What is the diameter of the mug? It has to fit my car.') },
  {
    about: BLANKET,
    steps: [
      ['buyer', days(10), 'Which side of the blanket goes up?'],
      ['seller', days(10) - 6, 'Both sides are the same, so whichever you like better.'],
      ['buyer', days(10) - 8, 'Good to know. Can it be washed at 30 degrees?'],
      ['seller', days(10) - 20, 'Yes, with a wool programme. Please dry it flat.'],
      ['buyer', days(10) - 21, THANKS],
    ],
    markedHoursAgo: days(10) - 30,
  },
  answered(days(12), 23.4, 'Please cancel my order, I found out that I already own one.'),
  answered(days(14), 7, 'The parcel shop says it was returned to you?'),
  answered(days(17), 31, 'I never got an answer to my return request.'),
  { about: MUG, ...answered(days(20), 5, 'Can you engrave a name?') },
  {
    steps: [['buyer', days(23), 'Please ignore my last message, it was meant for another seller.']],
    resolvedHoursAgo: days(23) - 3,
  },
  { about: APRON, ...answered(days(26), 12.5, 'The apron is shorter than on the picture.') },
  { about: POUR_OVER, ...answered(days(33), 4, 'How do I clean the pour-over set?') },
  answered(days(41), 18, 'Do you have spare parts for the 2024 model?'),
  { about: BLANKET, ...answered(days(52), 26.3, 'The box was wet and the blanket smells.') },
  { about: POUR_OVER, ...answered(days(63), 1.2, 'Does the price include the filter papers?') },
  { about: MUG, presale: true, ...answered(days(74), 10, 'Is a gift wrap available for five mugs?') },
  answered(days(86), 15, 'Which courier do you use?'),
];

/** The seeded cases of the practice inbox, relative to `now` (ms); the same seed, host and `now` give the same cases. */
export function scenario({ random, now, host }: { random: Random; now: number; host: string }): CaseSeed[] {
  const marketplaces = marketplacesOn(host);
  const names = shuffled(random, BUYERS);
  return STORIES.map(({ about, steps, presale, markedHoursAgo, resolvedHoursAgo }, at): CaseSeed => {
    // Under a minute, so that no story changes its end; whole seconds, as real times have.
    const shift = random.whole(0, 59) * 1_000;
    const instant = (hoursAgo: number): number => Math.floor((now - hoursAgo * HOUR) / 1_000) * 1_000 - shift;
    return {
      buyer: names[at % names.length]!,
      marketplaceId: marketplaces.length === 1 || random.next() < 0.5 ? marketplaces[0]! : random.pick(marketplaces),
      ...(about && { product: about }),
      ...(presale && { orderId: null }),
      messages: steps.map(([author, hoursAgo, text]) => ({ author, at: instant(hoursAgo), text })),
      ...(markedHoursAgo !== undefined && { markedAt: instant(markedHoursAgo) }),
      ...(resolvedHoursAgo !== undefined && { resolvedAt: instant(resolvedHoursAgo) }),
    };
  });
}

function shuffled<T>(random: Random, all: readonly T[]): T[] {
  const order = [...all];
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.whole(0, at);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
