import type { Coverage } from '../../core/glance';
import { type Instant, MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import { ageText, clockText } from '../../platform/time-text';
import { whyText } from '../../platform/why-text';
import { shortHost } from './account-name';
import type { GlyphName } from './glyph';

/** The one thing to do about a state, as a button. */
export interface Remedy {
  readonly kind: 'open-inbox' | 'allow';
  readonly label: string;
  readonly host: string;
}

/** What a message that the seller shows may mend: the page is there, and not understood. */
const MENDABLE: readonly Coverage['why'][] = ['list-not-understood', 'dates-not-understood', 'empty-not-proved'];

/** Whether to offer showing a message, and reporting the page. */
export const isMendable = ({ state, why }: Coverage): boolean =>
  (state === 'unreadable' && MENDABLE.includes(why)) || why === 'lesson-broken';

/** How well an account is watched, in the seller's words. */
export interface StateWords {
  readonly tone: 'good' | 'doubt' | 'warning';
  readonly glyph: GlyphName;
  readonly text: string;
  readonly detail: string | null;
  readonly remedy: Remedy | null;
}

export function stateWordsOf(coverage: Coverage, now: Instant): StateWords {
  const { host, since, asOf, why, complete } = coverage;
  const openInbox: Remedy = { kind: 'open-inbox', label: t('popupOpenInbox'), host };
  const detail = why === null ? null : whyText(why);
  switch (coverage.state) {
    case 'signed-out': {
      const remedy = { ...openInbox, label: t('popupSignIn') };
      return { ...unsound('out', t('popupSignedOut', clockText(since, now))), detail: whyText('signed-out'), remedy };
    }
    case 'not-watching': {
      const remedy: Remedy = { kind: 'allow', label: t('popupAllow'), host };
      return {
        ...unsound('warning', t('popupNotWatching', shortHost(host))),
        detail: t('popupNotWatchingDetail'),
        remedy,
      };
    }
    case 'unreadable':
      return { ...unsound('warning', t('popupUnreadable')), detail, remedy: openInbox };
    case 'stale': {
      const text = t('popupStale', ageText(now - (asOf ?? since)));
      return { tone: 'doubt', glyph: 'clock', text, detail: t('popupStaleDetail'), remedy: openInbox };
    }
    case 'watching': {
      const text = watchingText(asOf, now);
      if (complete) return { tone: 'good', glyph: 'check', text, detail, remedy: null };
      return { tone: 'doubt', glyph: 'question', text, detail: detail ?? t('popupNotProved'), remedy: openInbox };
    }
  }
}

const unsound = (glyph: GlyphName, text: string) => ({ tone: 'warning', glyph, text }) as const;

function watchingText(asOf: Instant | null, now: Instant): string {
  if (asOf === null) return t('popupWatchingUnread');
  return now - asOf < MINUTE_MS ? t('popupWatchingNow') : t('popupWatching', ageText(now - asOf));
}
