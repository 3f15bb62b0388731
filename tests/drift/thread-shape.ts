import { marketplaceById } from '../../src/core/marketplaces';
import type { Random } from '../practice/random';
import { ODD_BODIES } from './adversarial';
import { type DateStyle, showDate } from './date-styles';
import { chance, weighted } from './dice';
import { box, type Habits, redesigned, type Shape, text } from './shape';
import { NOW, type TrueCard } from './truth';

export interface TrueMessage {
  readonly author: 'buyer' | 'seller';
  readonly at: number;
  readonly head: string;
  readonly body: string;
  readonly time: string;
}
export interface ThreadDesign {
  readonly isNamed: boolean;
  readonly dates: DateStyle;
  readonly language: string;
  readonly store: string;
  readonly newestFirst: boolean;
}

/** The open case's messages, oldest first; some say what a reader could take for a heading or a time. */
export function messagesOf(random: Random, { case: open }: TrueCard, design: ThreadDesign): TrueMessage[] {
  const seller = weighted(random, [
    [5, design.store],
    [2, 'You'],
    [1, `${design.store} Retail`],
  ] as const);
  const { zone } = marketplaceById(open.marketplaceId)!;
  return open.messages.map(({ author, at, text: body }) => ({
    author,
    at,
    head: author === 'buyer' ? open.buyer : seller,
    body: chance(random, 0.08) ? random.pick([...ODD_BODIES, open.buyer, design.store]) : body,
    time: showDate(at, { zone, now: NOW, language: design.language, style: design.dates }).text,
  }));
}

/** The thread pane; its container has the attested id, or one that nobody knows. */
export function threadShape(
  random: Random,
  messages: readonly TrueMessage[],
  design: ThreadDesign,
  habits: Habits,
): Shape {
  const layout = weighted(random, [
    [3, 'head'],
    [2, 'time last'],
    [1, 'flat'],
  ] as const);
  const parts = (message: TrueMessage): [Shape, Shape, Shape] => [
    text(message.head, 'font-weight:700;', 'h4'),
    text(message.time, 'color:#777;'),
    text(message.body, 'display:block;', 'div'),
  ];
  // One message's shape is every message's: what is drawn at random is drawn once.
  const plan = redesigned(random, shaped(parts(messages[0]!), layout), habits);
  const drawn = messages.map((message) => refilled(plan, parts(message)));
  const container: Shape = {
    ...box('display:block;', ...(design.newestFirst ? [...drawn].reverse() : drawn)),
    attributes: design.isNamed ? { id: 'case-messages' } : {},
    keeps: true,
  };
  return container;
}

const shaped = ([head, time, body]: [Shape, Shape, Shape], layout: 'head' | 'time last' | 'flat'): Shape => {
  const line = 'display:flex;gap:8px;';
  const message = 'display:block;padding:8px;border:1px solid #dfe6e6;';
  if (layout === 'head') return box(message, box(line, head, time), body);
  return layout === 'flat' ? box(message, head, time, body) : box(message, head, body, time);
};

/** The same shape with other texts, in the order in which they stand. */
function refilled(shape: Shape, [head, time, body]: [Shape, Shape, Shape]): Shape {
  const swap = (each: Shape): Shape => {
    if (!each.says) return { ...each, kids: each.kids.map(swap) };
    const like = each.css.includes('font-weight') ? head : each.css.includes('color') ? time : body;
    return { ...each, says: like.says };
  };
  return swap(shape);
}
