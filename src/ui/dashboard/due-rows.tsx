import type { Due, OutsideHours } from '../../core/next-day';
import type { Instant } from '../../core/span';
import { type Urgency, urgencyOf } from '../../core/urgency';
import { t } from '../../platform/i18n';
import { clockText, leftText, spanText } from '../../platform/time-text';
import { Glyph, type GlyphName } from '../shared/glyph';
import { clockName, type SectionProps } from './section-props';
import { ThreadLink, useFewThreads } from './thread-link';

interface Props extends SectionProps {
  readonly due: readonly Due[];
  readonly outside: OutsideHours;
}

const GLYPHS: Readonly<Record<Urgency, GlyphName>> = {
  ...{ overdue: 'warning', 'may-be-due': 'question', wide: 'about' },
  ...{ 'within-hour': 'clock', soon: 'clock', calm: 'clock' },
};

/** Open messages in the order in which they are due, each a way to its thread. */
export function DueRows({ due, outside, view, now, source, attempt }: Props) {
  const threads = useFewThreads(
    source,
    view,
    due.map(({ clock }) => clock.threadId),
  );
  return (
    <ol class="due-rows">
      {due.map((each) => {
        const { clock, deadline } = each;
        const urgency = urgencyOf(deadline, now);
        return (
          <li key={clockName(clock)}>
            <span class={`due-when ${urgency}`}>
              <Glyph name={GLYPHS[urgency]} />
              {whenText(each, urgency, now)}
            </span>
            <ThreadLink {...{ clock, now, source, attempt }} thread={threads.get(clock.threadId)} />
            {outside.surely.includes(each) && <span class="quiet">{t('nextDayOutsideTag')}</span>}
            {outside.maybe.includes(each) && <span class="quiet">{t('nextDayMayBeOutsideTag')}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function whenText({ deadline, clock }: Due, urgency: Urgency, now: Instant): string {
  switch (urgency) {
    case 'overdue': {
      const lead = clock.remembered ? t('popupMayBeOverdue') : t('popupOverdue', leftText(now - deadline.latest));
      return t('nextDayWhen', lead, t('popupWasDue', clockText(deadline.latest, now)));
    }
    case 'may-be-due':
      return t('nextDayWhen', t('popupMayBeDue'), t('popupBy', spanText(deadline, now)));
    case 'wide':
      return t('popupBy', spanText(deadline, now));
    default:
      return t('nextDayWhen', t('popupDueIn', leftText(deadline.earliest - now)), spanText(deadline, now));
  }
}
