import { useMemo } from 'preact/hooks';
import type { WindowScore } from '../../core/clock';
import type { Instant } from '../../core/span';
import { deadlineOf } from '../../core/standing';
import { whatIfOf } from '../../core/what-if';
import { t, tn } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { ShareBar } from '../shared/share-bar';
import { shareText } from '../shared/share-text';
import { ChartTable } from './chart-table';
import { gapText } from './gap-words';
import type { SectionProps } from './section-props';

interface Row {
  readonly name: string;
  readonly window: WindowScore;
}

/** The share now, and how it may become by what is open. */
export function WhatIfs({ view, clocks, rulesOf, now, days, until }: SectionProps & { readonly until: Instant }) {
  const { targetShare } = view.settings;
  const whatIf = useMemo(() => whatIfOf(clocks, rulesOf, now, days, until), [clocks, rulesOf, now, days, until]);
  const open = useMemo(() => clocks.filter(({ closing }) => !closing), [clocks]);
  const overdue = open.filter((clock) => now > deadlineOf(clock, rulesOf(clock.account)).latest).length;
  const rows: Row[] = [
    { name: t('forecastNow'), window: whatIf.now },
    { name: t('forecastAllAnswered'), window: whatIf.allAnswered },
    { name: t('forecastNoneAnswered', clockText(until, now)), window: whatIf.noneAnswered },
  ];
  const shown = open.length > 0 ? rows : rows.slice(0, 1);
  const heading = t('forecastWhatIf', String(days));
  const shareOf = ({ share }: WindowScore): string => (share ? shareText(share, targetShare) : t('forecastDash'));
  const wordsOf = (window: WindowScore): string => gapText(window, targetShare) ?? t('forecastNothingCounts');
  return (
    <>
      <h3>{heading}</h3>
      <p>{open.length > 0 ? openText(open.length, overdue) : t('forecastNothingOpen')}</p>
      <ul class="forecast-rows">
        {shown.map(({ name, window }) => (
          <li key={name}>
            <span class="forecast-name">{name}</span>
            <span class="forecast-share">{shareOf(window)}</span>
            <ShareBar share={window.share} targetShare={targetShare} />
            <span class="forecast-words">{wordsOf(window)}</span>
          </li>
        ))}
      </ul>
      {open.length > 0 && <p class="quiet">{t('forecastWhatIfHow')}</p>}
      <ChartTable
        name="what-if"
        caption={heading}
        columns={[t('forecastCase'), t('forecastShare'), t('forecastMeaning')]}
        rows={() => shown.map(({ name, window }) => [name, shareOf(window), wordsOf(window)])}
      />
    </>
  );
}

const openText = (open: number, overdue: number): string =>
  overdue > 0 ? t('forecastTwo', tn('forecastOpen', open), tn('forecastOverdue', overdue)) : tn('forecastOpen', open);
