import type { ComponentChildren } from 'preact';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { stampText } from '../../platform/time-text';
import { AccountName } from '../shared/account-name';
import { marketplaceName } from '../shared/marketplace-name';
import { shareText } from '../shared/share-text';
import type { ReportView } from './report-source';

/** Whose messages, of which time, and how they stand: the same numbers as on the dashboard. */
export function ReportFigures({ view }: { view: ReportView }) {
  const { settings, scope, seen, figures, knownFrom } = view;
  const { score, period } = figures;
  return (
    <dl>
      <Line name={t('statementAccounts')}>
        {seen.length === 0 && t('statementNoAccount')}
        {seen.map(({ account, host }) => (
          <AccountName key={`${account} ${host}`} {...{ account, host }} />
        ))}
      </Line>
      {scope.marketplaceId !== null && (
        <Line name={t('statementMarketplace')}>{marketplaceName(scope.marketplaceId)}</Line>
      )}
      <Line name={t('statementWindow')}>{t('statementSince', stampText(period.from))}</Line>
      <Line name={t('statementKnown')}>{knownText(knownFrom, period.from)}</Line>
      <Line name={t('statementRule')}>{t('statementWithin', String(settings.hours))}</Line>
      <Line name={t('statementShare')}>
        <b>{score.share ? shareText(score.share, settings.targetShare) : '–'}</b>
        {` · ${countsOf(view).join(' · ')}`}
      </Line>
    </dl>
  );
}

const Line = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

function knownText(knownFrom: Instant | null, from: Instant): string {
  if (knownFrom === null) return t('statementKnownNot');
  return knownFrom <= from ? t('statementKnownWhole') : t('statementKnownFrom', stampText(knownFrom));
}

function countsOf({ figures: { score } }: ReportView): string[] {
  const { onTime, late, overdue, settled, unclear, excluded } = score;
  return [
    tn('popupOnTime', onTime),
    tn('popupLate', late),
    tn('popupOverdueCount', overdue),
    tn('popupSettled', settled),
    tn('popupUnclear', unclear),
    t('statementExcluded', String(excluded)),
  ];
}
