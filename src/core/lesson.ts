/**
 * What the seller has shown of one card, so that a list of a form that we do not know can be read. It holds no text of
 * the page: only where, in elements, name, date and subject stand within a card, and what the card is.
 */
export interface Lesson {
  readonly version: 1;
  /** The card's tag. */
  readonly card: string;
  readonly name: LessonPart;
  readonly date: LessonPart;
  readonly subject: LessonPart;
  /** The card's date names its year and a time of day, as otherwise only an open thread's messages do. */
  readonly timed: boolean;
  readonly learnedAt: number;
}

export interface LessonPart {
  /**
   * The tags that lead from the card to the text as it is drawn, through shadow roots and slots, e.g. `div/span`; empty
   * where the card holds it itself. A text that stands in an attribute ends in its name: `div/img@alt`.
   */
  readonly path: string;
  /** Among the texts of that path within the card: 0 for the first. */
  readonly ordinal: number;
  /** How many texts of that path the card has: with another number of them it is not known which one is meant. */
  readonly of: number;
}

/** The parts of a card that the seller confirms. */
export const LESSON_PARTS = ['name', 'date', 'subject'] as const;
export type PartName = (typeof LESSON_PARTS)[number];

/** Deeper than this, and with more texts of one kind, no card is. */
export const DEEPEST_PATH = 20;
export const MOST_OF_PATH = 64;
/** Attributes that show or say a text; `label` is a component's. */
export const TEXT_ATTRIBUTES = ['label', 'aria-label', 'alt', 'title'] as const;
