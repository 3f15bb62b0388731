import { BUYERS, MUG, orderIdOf } from '../practice/invented';
import { Random } from '../practice/random';
import { type DateStyle, showDate } from './date-styles';
import { chance } from './dice';
import { box, type Habits, leaf, redesigned, type Shape, text } from './shape';
import { NOW } from './truth';

/** Things that stand on such pages, hold names and dates, and are no buyer's message. */
export const DECOYS = [
  'notifications',
  'news',
  'reviews',
  'reviews abroad',
  'message notices',
  'support cases',
  'recently viewed',
  'shipments',
  'coach mark',
] as const;
export type Decoy = (typeof DECOYS)[number];

export interface DecoyDesign {
  readonly dates: DateStyle;
  readonly language: string;
  readonly zone: string;
  readonly habits: Habits;
}

const NEWS = [
  'New fee schedule for oversized items takes effect',
  'Holiday returns policy: what changes this year for your orders',
  'Introducing automated responses for common questions',
  'Action required: verify your contact details before the deadline',
] as const;
const REVIEWS = [
  'The lid leaks a little but the seller answered quickly, thank you very much',
  'Exactly as described, arrived two days early and well packed',
  'Blanket is smaller than I thought, still warm. Would buy again',
] as const;

/** A block of like rows with dates and names, drawn as the rest of the page is. */
export function decoyShape(random: Random, decoy: Decoy, design: DecoyDesign): Shape {
  const day = (): string => {
    const at = NOW - random.whole(1, 60 * 24) * 3_600_000;
    return showDate(at, { zone: design.zone, now: NOW, language: design.language, style: design.dates }).text;
  };
  const pad = 'padding:6px;';
  const rowOf = (): Shape => {
    switch (decoy) {
      case 'notifications':
        return box(pad, box('display:flex;', text('Notice'), text(day())), text(random.pick(NEWS), '', 'p'));
      case 'news':
        return box(pad, text(random.pick(NEWS), 'font-weight:700;', 'h4'), text(day()), text('Read more', '', 'a'));
      case 'reviews':
        return box(
          pad,
          box('display:flex;', leaf('i', {}), text(random.pick(BUYERS), 'font-weight:700;'), text(day())),
          text(random.pick(REVIEWS), '', 'p'),
        );
      case 'reviews abroad':
        return box(
          pad,
          box(
            'display:flex;',
            leaf('img', { alt: 'Germany' }),
            text(random.pick(BUYERS), 'font-weight:700;'),
            text(day()),
          ),
          text(random.pick(REVIEWS), '', 'p'),
        );
      case 'message notices': {
        const buyer = random.pick(BUYERS);
        return box(
          pad,
          box('display:flex;', text(buyer, 'font-weight:700;'), text(day())),
          text(`${buyer} has sent you a message`, '', 'p'),
        );
      }
      case 'support cases':
        return box(
          pad,
          text(`Case ${random.digits(11)}`, '', 'b'),
          text(random.pick(NEWS), '', 'p'),
          text(day()),
          text(random.pick(['Answered', 'Transferred', 'Needs your input'])),
        );
      case 'recently viewed':
        return box(pad, leaf('img', { alt: '', width: '20', height: '20' }), text(MUG), text(day()));
      case 'shipments':
        return box(
          pad,
          text(orderIdOf(random, 'A1PA6795UKMFR9')),
          text(random.pick(BUYERS)),
          text(day()),
          text(random.pick(['Shipped', 'Delivered', 'Unshipped'])),
        );
      case 'coach mark':
        return box(
          pad,
          text('Introducing Automated Responses', '', 'h2'),
          text(`From ${day()} on, common questions can be answered for you.`, '', 'p'),
          text('Dismiss', '', 'button'),
        );
    }
  };
  const rows = Array.from({ length: decoy === 'coach mark' ? 1 : random.whole(1, 12) }, rowOf);
  const title = chance(random, 0.7) ? [text(decoy === 'reviews' ? 'Customer reviews' : decoy, '', 'h3')] : [];
  const seed = random.whole(1, 1e9);
  // Each row by the same dice, so that they are alike.
  const alike = rows.map((row) => redesigned(new Random(seed), row, design.habits));
  return box('display:block;padding:8px;', ...title, box('display:block;', ...alike));
}
