import type { Coverage } from '../core/glance';
import { t } from './i18n';

const WHY: Readonly<Record<NonNullable<Coverage['why']>, string>> = {
  'signed-out': 'whySignedOut',
  'app-not-mounted': 'whyNotMounted',
  'list-not-rendered': 'whyNotRendered',
  loading: 'whyLoading',
  'list-not-understood': 'whyListUnknown',
  'dates-not-understood': 'whyDatesUnknown',
  'empty-not-proved': 'whyEmptyUnproved',
  'thread-not-understood': 'whyThreadUnknown',
  'no-count': 'whyNoCount',
  'count-differs': 'whyCountDiffers',
  'not-all-rendered': 'whyNotAllRendered',
  'cards-not-read': 'whyCardsNotRead',
  filtered: 'whyFiltered',
  'folder-unknown': 'whyFolderUnknown',
  'routes-disagree': 'whyDisagreement',
  'readings-differ': 'whyReadingsDiffer',
  'observer-failed': 'whyObserverFailed',
  'answers-not-understood': 'whyAnswersUnknown',
  'clock-off': 'whyClockOff',
  'lesson-broken': 'whyLessonBroken',
};

/** Why a page could not be read, or not be read whole, and what would help. */
export const whyText = (why: NonNullable<Coverage['why']>): string => t(WHY[why]);
