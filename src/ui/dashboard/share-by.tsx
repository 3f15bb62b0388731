import { useMemo } from 'preact/hooks';
import type { LedgerClock } from '../../core/clock';
import { groupBy } from '../../core/group-by';
import { knownFromOf } from '../../core/known-from';
import { type WindowFigures, windowFigures } from '../../core/window-figures';
import { t } from '../../platform/i18n';
import { shareText } from '../shared/share-text';
import { ShownText } from '../shared/shown-text';
import { ChartTable } from './chart-table';
import { marketplaceName } from './marketplace-name';
import type { SectionProps } from './section-props';
import { STANDINGS, standingWord } from './threads-words';
import { tookText } from './took-text';

interface Row {
  readonly name: string;
  readonly figures: WindowFigures;
}

/** The same for each account, for each marketplace, and for all of them; as a table also of all its numbers. */
export function ShareBy({ whole, ...props }: SectionProps & { whole: WindowFigures }) {
  const { view, days } = props;
  const parts = useMemo(() => partsOf(props), [view, props.clocks, props.now, days]);
  const rows: Row[] = [...parts, { name: t('shareByAll'), figures: whole }];
  const target = view.settings.targetShare;
  const textOf = (share: { min: number; max: number } | null): string => (share ? shareText(share, target) : '–');
  const [beforeName, averageName] = [t('shareByBefore', String(days)), t('tookAverage')];
  return (
    <>
      {parts.length > 0 && (
        /* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */
        <section class="table-scroll share-by" tabIndex={0} aria-label={t('shareByCaption')}>
          <table>
            <caption class="unseen">{t('shareByCaption')}</caption>
            <thead>
              <tr>
                {[t('shareByWhose'), t('shareByShare'), beforeName, t('shareByLate'), averageName].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, figures: { score, before, stats } }, i) => (
                <tr key={i}>
                  <th scope="row">
                    <ShownText kind="whose" text={name} />
                  </th>
                  <td>{textOf(score.share)}</td>
                  <td>{textOf(before.share)}</td>
                  <td>{score.late + score.overdue}</td>
                  <td>{stats ? tookText(stats.average) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <ChartTable
        name="share"
        caption={t('shareTableCaption', String(days))}
        columns={[
          ...[t('shareByWhose'), t('shareByShare'), beforeName],
          ...STANDINGS.map((standing) => t('shareCountOf', standingWord(standing))),
          ...[averageName, t('tookMedian'), t('tookNinetieth')],
        ]}
        rows={rows.map(({ name, figures: { score, before, groups, stats } }) => [
          ...[name, textOf(score.share), textOf(before.share)],
          ...STANDINGS.map((standing) => groups[standing].length),
          ...(stats ? [stats.average, stats.median, stats.ninetieth].map(tookText) : ['–', '–', '–']),
        ])}
      />
    </>
  );
}

/** None for accounts, nor for marketplaces, where there is one only. */
function partsOf({ view, clocks, scope, rulesOf, now, days }: SectionProps): Row[] {
  const rowOf = (name: string, of: readonly LedgerClock[], account: string | null): Row => ({
    name,
    figures: windowFigures(of, rulesOf, now, days, knownFromOf(view.seen, account)),
  });
  const accounts = several(groupBy(clocks, ({ account }) => account));
  const marketplaces = several(groupBy(clocks, ({ marketplaceId }) => marketplaceId));
  return [
    ...accounts.map(([account, of]) => rowOf(account, of, account)).sort(byName),
    ...marketplaces.map(([id, of]) => rowOf(marketplaceName(id), of, scope.account)).sort(byName),
  ];
}

const several = <K, V>(groups: Map<K, V>): [K, V][] => (groups.size > 1 ? [...groups] : []);
const byName = (a: Row, b: Row): number => a.name.localeCompare(b.name);
