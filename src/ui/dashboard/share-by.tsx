import { useMemo } from 'preact/hooks';
import { groupBy } from '../../core/group-by';
import { knownFromOf } from '../../core/known-from';
import { figuresTogether, type WindowFigures, type WindowPart } from '../../core/window-figures';
import { t } from '../../platform/i18n';
import { marketplaceName } from '../shared/marketplace-name';
import { shareText } from '../shared/share-text';
import { ShownText } from '../shared/shown-text';
import { standingWord } from '../shared/standing-word';
import { ChartTable } from './chart-table';
import type { SectionProps } from './section-props';
import { STANDINGS } from './threads-words';
import { tookText } from './took-text';

interface Row {
  readonly name: string;
  readonly figures: WindowFigures;
}

interface Props extends SectionProps {
  readonly parts: readonly WindowPart[];
  /** Of all of them. */
  readonly figures: WindowFigures;
}

/** The same for each account, for each marketplace, and for all of them; as a table also of all its numbers. */
export function ShareBy(props: Props) {
  const { view, days, parts, figures } = props;
  const split = useMemo(() => splitRows(props), [view, parts]);
  const rows: Row[] = [...split, { name: t('shareByAll'), figures }];
  const target = view.settings.targetShare;
  const textOf = (share: { min: number; max: number } | null): string => (share ? shareText(share, target) : '–');
  const [beforeName, averageName] = [t('shareByBefore', String(days)), t('tookAverage')];
  return (
    <>
      {split.length > 0 && (
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
        rows={() =>
          rows.map(({ name, figures: { score, before, groups, stats } }) => [
            ...[name, textOf(score.share), textOf(before.share)],
            ...STANDINGS.map((standing) => groups[standing].length),
            ...(stats ? [stats.average, stats.median, stats.ninetieth].map(tookText) : ['–', '–', '–']),
          ])
        }
      />
    </>
  );
}

/** None for accounts, nor for marketplaces, where there is one only. */
function splitRows({ view, scope, now, days, parts }: Props): Row[] {
  const rowOf = (name: string, of: readonly WindowPart[], account: string | null): Row => ({
    name,
    figures: figuresTogether(of, now, days, knownFromOf(view.seen, account)),
  });
  const accounts = several(groupBy(parts, ({ account }) => account));
  const marketplaces = several(groupBy(parts, ({ marketplaceId }) => marketplaceId));
  return [
    ...accounts.map(([account, of]) => rowOf(account, of, account)).sort(byName),
    ...marketplaces.map(([id, of]) => rowOf(marketplaceName(id), of, scope.account)).sort(byName),
  ];
}

const several = <K, V>(groups: Map<K, V>): [K, V][] => (groups.size > 1 ? [...groups] : []);
const byName = (a: Row, b: Row): number => a.name.localeCompare(b.name);
