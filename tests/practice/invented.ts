import type { Random } from './random';

/** Buyers' names as sellers meet them: umlauts, CJK, an apostrophe, long and short, and the literal word "buyer". */
export const BUYERS = [
  'Anna K.',
  'Ravi Iyer',
  'Zoë Müller',
  '李雷',
  'buyer',
  "Conan O'Brien",
  'Olu Adeyemi',
  'José García',
  'Priya Raghunathan',
  'Jürgen Groß',
  '佐藤 花子',
  'Mei-Ling Chen',
  'Łukasz Wójcik',
  'Arjun S.',
  'Fatima Sheikh',
  'Søren Ægidius',
  'Kavya Nair',
  'Aarav',
  'Élodie Lefèvre',
  'Dilip Kumar',
  'Nguyễn Thị Hoa',
  'Sneha P.',
  'Thomas Bauer',
  'Ishaan Mehta',
  'Giulia D’Amico',
] as const;

export const newBuyer = (random: Random): string => random.pick(BUYERS);

/** A name for the subject's start: only the first is attested, the others are made after it. */
const TOPICS = ['Product details', 'Product details', 'Delivery', 'Return or refund', 'Product customisation'] as const;

const ORDER_STARTS: Readonly<Record<string, readonly string[]>> = {
  A21TJRUUN4KGV: ['402', '403', '404', '405', '406', '407', '408'],
  ATVPDKIKX0DER: ['111', '112', '113', '114'],
  A1VC38T7YXB528: ['249', '250', '503'],
};
const EUROPEAN_ORDER_STARTS = ['028', '302', '303', '304', '305', '306'];

/** A 3-7-7 order id as that marketplace's orders start. */
export const orderIdOf = (random: Random, marketplaceId: string): string =>
  `${random.pick(ORDER_STARTS[marketplaceId] ?? EUROPEAN_ORDER_STARTS)}-${random.digits(7)}-${random.digits(7)}`;

export const asin = (random: Random): string =>
  `B0${Array.from({ length: 8 }, () => random.pick([...'0123456789BCDFGHJKLMNPQRSTVWXYZ'])).join('')}`;

/** A bare number of 19 digits, beyond what JavaScript can hold. */
export const threadIdOf = (caseId: string): string =>
  `4${BigInt(`0x${caseId.replaceAll('-', '').slice(0, 15)}`)
    .toString()
    .padStart(18, '0')
    .slice(-18)}`;

/** The complete subject, in the form attested for that marketplace where one is. */
export function subjectOf(
  random: Random,
  about: { buyer: string; orderId: string | null; asin: string; marketplaceId: string },
): string {
  const { buyer, orderId } = about;
  if (about.marketplaceId === 'A1PA6795UKMFR9')
    return `Frage von Amazon-Kunde ${buyer} (${orderId ? `Bestellung: ${orderId}` : `ASIN: ${about.asin}`})`;
  const reference = orderId ? `Order: ${orderId}` : `ASIN: ${about.asin}`;
  return `${random.pick(TOPICS)} enquiry from Amazon customer ${buyer} (${reference})`;
}

export const MUG = 'NORDWIND Travel Mug 450 ml, stainless steel, leak-proof, midnight blue';
export const APRON = 'NORDWIND Linen Apron with two pockets, natural';
export const ORGANISER = 'NORDWIND Bamboo Desk Organiser, five compartments';
export const POUR_OVER = 'NORDWIND Ceramic Pour-over Set, 4 cups';
export const BLANKET = 'NORDWIND Wool Blanket 140 x 200 cm, heather grey';
export const PRODUCTS = [MUG, APRON, ORGANISER, POUR_OVER, BLANKET] as const;
