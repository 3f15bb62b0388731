import type { Lesson } from '../core/lesson';
import type { CardReading } from '../core/reading';
import type { FoundList, NotFound } from './list-finder';
import type { Metrics } from './metrics';
import type { Mark } from './open-card';
import type { Survey } from './survey';

/** What was read of one element of the list; kept while the element does not change. */
export interface KnownUnit {
  /** `not-read`: looks like a message but could not be read. `blank`: drawn without text yet. `other`: no message. */
  readonly kind: 'card' | 'not-read' | 'blank' | 'other';
  readonly card: CardReading | null;
  readonly dateElement: Element | null;
  /** The date as shown: equal relative texts are one state of the page, whenever they are read. */
  readonly dateText: string;
  /** Tells contents apart; a relative date does not count, for it changes though the list does not. Empty for no card. */
  readonly content: string;
  /** The card's mark of being selected. */
  readonly mark: Mark;
}

export interface PlacedUnit {
  readonly element: Element;
  readonly known: KnownUnit;
  readonly content: string;
}

/** What one reader remembers of its page between readings, so that what did not change is not read again. */
export class ListMemory {
  found: FoundList | null = null;
  notFound: NotFound = 'none';
  survey: Survey | null = null;
  metrics: Metrics | null = null;
  known = new WeakMap<Element, KnownUnit>();
  /** The list as last read. */
  units: readonly PlacedUnit[] = [];
  /** What the seller has shown of this account's cards. */
  lesson: Lesson | null = null;
  /** Whether the page is as the lesson says; null where nothing shows it. */
  lessonFits: boolean | null = null;
  /** Called for each open shadow root that holds part of what is read. */
  onRoot: (root: ShadowRoot) => void = () => {};

  /** Takes another lesson, or none; the list is then looked for anew. */
  learn(lesson: Lesson | null): void {
    if (lesson?.learnedAt === this.lesson?.learnedAt) return;
    this.lesson = lesson;
    this.lessonFits = null;
    this.forget();
  }

  /** Looks again at what had no text, or none that made sense: a component may have drawn itself since. */
  forgetUnread(): void {
    for (const { element, known } of this.units) if (known.kind !== 'card') this.known.delete(element);
  }

  forget(): void {
    this.found = null;
    this.survey = null;
    this.known = new WeakMap();
  }
}
