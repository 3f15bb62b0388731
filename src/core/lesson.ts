/**
 * What the seller has shown of one card, so that a list of a form that we do not know can be read. It holds no text of
 * the page: only where, in elements, name, date and subject stand within a card, and what the card is.
 */
export interface Lesson {
  readonly version: 1;
  /** The card's tag, and the path of tags from the card to each part, shadow roots as `#`; e.g. `div/span`. */
  readonly card: string;
  readonly name: LessonPart;
  readonly date: LessonPart;
  readonly subject: LessonPart;
  readonly learnedAt: number;
}
export interface LessonPart {
  readonly path: string;
  /** Among the texts of that path within the card: 0 for the first. */
  readonly ordinal: number;
}
