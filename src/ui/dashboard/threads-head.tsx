import type { RowOrder } from '../../core/clock-rows';
import { t } from '../../platform/i18n';

interface Props {
  readonly order: RowOrder;
  readonly showsAccount: boolean;
  readonly onOrder: (order: RowOrder) => void;
}

/** The headings; three of them sort. */
export function ThreadsHead({ order, showsAccount, onOrder }: Props) {
  return (
    <thead class="threads-head">
      <tr class="head-row" aria-rowindex={1}>
        <Plain name="standing" text={t('threadsStanding')} />
        <Plain name="whose" text={t('threadsBuyer')} />
        <Sorting
          name="received"
          text={t('threadsReceived')}
          orders={['receipt-down', 'receipt-up']}
          {...{ order, onOrder }}
        />
        <Sorting name="due" text={t('threadsDue')} orders={['urgent', 'deadline-down']} {...{ order, onOrder }} />
        <Sorting
          name="answered"
          text={t('threadsAnswered')}
          orders={['response-down', 'response-up']}
          {...{ order, onOrder }}
        />
        {showsAccount && <Plain name="account-cell" text={t('dashboardAccount')} />}
        <th scope="col" class="head-cell plain">
          <span class="unseen">{t('dashboardMarketplace')}</span>
        </th>
      </tr>
    </thead>
  );
}

const Plain = ({ name, text }: { name: string; text: string }) => (
  <th scope="col" class={`head-cell plain ${name}`}>
    {text}
  </th>
);

interface SortingProps extends Pick<Props, 'order' | 'onOrder'> {
  readonly name: string;
  readonly text: string;
  /** Each press takes the next one. */
  readonly orders: readonly RowOrder[];
}

function Sorting({ name, text, orders, order, onOrder }: SortingProps) {
  const at = orders.indexOf(order);
  return (
    <th scope="col" class={`head-cell ${name}`} aria-sort={at < 0 ? 'none' : SORTED[order]}>
      <button type="button" class="sort-by" onClick={() => onOrder(orders[(at + 1) % orders.length]!)}>
        {text}
        <span class="sign" aria-hidden="true">
          {at < 0 ? '' : order.endsWith('-down') ? '↓' : '↑'}
        </span>
        {order === 'urgent' && at >= 0 && <span class="unseen">{t('threadsUrgentFirst')}</span>}
      </button>
    </th>
  );
}

/** Most urgent first is neither up nor down: what waits comes first, then what does not. */
const SORTED = {
  urgent: 'other',
  'deadline-down': 'descending',
  'receipt-up': 'ascending',
  'receipt-down': 'descending',
  'response-up': 'ascending',
  'response-down': 'descending',
} as const satisfies Record<RowOrder, string>;
