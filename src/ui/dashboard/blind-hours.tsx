import { useCallback, useMemo } from 'preact/hooks';
import { BLIND_MS, blindFrom, blindHoursOf, type InboxLook, lengthOf } from '../../core/blind-hours';
import type { Coverage } from '../../core/glance';
import type { Period } from '../../core/score';
import type { WorkDay } from '../../core/settings';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { ownZone } from '../../platform/own-zone';
import { clockText } from '../../platform/time-text';
import { type Asked, useAsked } from '../shared/asked';
import { BlindPicture } from './blind-picture';
import { spanRows, spanWords, totalText } from './blind-words';
import { ChartTable } from './chart-table';
import type { SectionProps } from './section-props';

/** The first answers are painted some frames after they are asked for; a hidden tab has no frames. */
const FIRST_ANSWERS_MS = 250;
const nobody = (): (() => void) => () => {};

/** The looks at all inboxes: asked for once the first answers are drawn, and anew with each view. */
export function useLooks({ view, source }: Pick<SectionProps, 'view' | 'source'>): Asked<readonly InboxLook[]> {
  const load = useCallback(async () => {
    await new Promise((resolve) => setTimeout(resolve, FIRST_ANSWERS_MS));
    return source.looks(blindFrom(ownZone(), view.at) - BLIND_MS);
  }, [view, source]);
  const [asked] = useAsked(load, nobody);
  return asked;
}

interface Props {
  readonly asked: Asked<readonly InboxLook[]>;
  readonly coverage: Coverage;
  readonly watchedFrom: Instant;
  readonly workWeek: readonly WorkDay[];
  readonly now: Instant;
}

/** When an inbox was not read in the last seven days: what came then is known late, and only as within that time. */
export function BlindPart({ asked, ...props }: Props) {
  if (asked.kind === 'failed') return <p class="quiet">{t('blindUnread')}</p>;
  if (asked.kind === 'loading') return <div class="blind-hours loading" aria-busy="true" />;
  return <Shown {...props} looks={asked.value} />;
}

function Shown({
  coverage,
  looks,
  watchedFrom,
  workWeek,
  now,
}: Omit<Props, 'asked'> & { readonly looks: readonly InboxLook[] }) {
  const { account, host, asOf } = coverage;
  const zone = ownZone();
  const hours = useMemo(() => {
    const own = looks.flatMap((look) => (look.account === account && look.host === host ? look.at : []));
    return blindHoursOf(asOf === null ? own : [...own, asOf], watchedFrom, workWeek, zone, now);
  }, [looks, account, host, asOf, watchedFrom, workWeek, zone, now]);
  const longest = hours.blind.reduce<Period | null>((a, b) => (a && lengthOf([a]) >= lengthOf([b]) ? a : b), null);
  const total = totalText(hours);
  return (
    <div class="blind-hours">
      <p>
        {total} {longest && <span class="quiet">{t('blindLongest', ...spanWords(longest, now))}</span>}
      </p>
      <BlindPicture {...{ hours, zone }} label={total} />
      <p class="quiet">
        {t('blindSince', clockText(hours.known.from, now))} {!coverage.complete && t('blindIncomplete')}
      </p>
      {longest && (
        <ChartTable
          name="not-read"
          caption={t('blindCaption')}
          columns={[t('blindWhen'), t('blindLength'), t('blindWork')]}
          rows={() => spanRows(hours, now)}
        />
      )}
    </div>
  );
}
