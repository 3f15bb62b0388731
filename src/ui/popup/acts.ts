import type { Claim } from '../../core/facts';
import type { Instant } from '../../core/span';
import type { Replies } from '../../platform/messages';
import type { ReadPlan } from './read-plan';
import type { UntouchedAlerts } from './untouched';

/** What the seller says of a thread; `undoes` takes an earlier word back. */
export interface Word {
  readonly threadId: string;
  readonly claim: Claim;
  readonly at: Instant;
  readonly undoes: string | null;
}

/** What helps where a page cannot be read: the seller shows a message (`teach`), or tells us of the page (`report`). */
export type Help = 'teach' | 'report';

/** What a click can do. Each rejects where it could not be done; `allow` answers false where the seller said no. */
export interface Acts {
  openThread(threadId: string): Promise<void>;
  openInbox(host: string | null): Promise<void>;
  /** Called straight from the click: browsers ask for a permission only then. */
  allow(host: string): Promise<boolean>;
  /** Starts, on the page of that inbox, showing a message or a page report. */
  help(host: string, what: Help): Promise<void>;
  openDashboard(): Promise<void>;
  openSettings(): Promise<void>;
  /** The alerts that nobody touched for so long that it may be that none comes; null where there is no such doubt. */
  untouchedAlerts(): Promise<UntouchedAlerts>;
  openAlertCheck(): Promise<void>;
  /** Answers the id of the fact that was made. */
  tell(word: Word): Promise<string>;
  pauseUntil(at: Instant | null): Promise<void>;
  /** The master switch. */
  watch(isOn: boolean): Promise<void>;
  /** Puts a thread's alerts off, at the most until its last one. */
  snooze(threadId: string, until: Instant): Promise<Replies['alert.snooze']>;
  wake(threadId: string): Promise<void>;
  /** What "before you go" says; null where there is no ledger. */
  readPlan(): Promise<ReadPlan | null>;
}

/** Runs an act and, where it fails, says so. */
export type Attempt = (act: Promise<unknown>) => void;
