import { useMemo } from 'preact/hooks';
import type { WindowDays } from '../../core/clock';
import type { LedgerView } from '../../core/ledger-view';
import { t } from '../../platform/i18n';
import { DaysSwitch } from '../shared/days-switch';
import { marketplaceName } from '../shared/marketplace-name';
import type { Scope } from './section-props';

interface Props {
  /** null until it is read. */
  readonly view: LedgerView | null;
  readonly scope: Scope;
  readonly days: WindowDays;
  readonly onScope: (scope: Scope) => void;
  readonly onDays: (days: WindowDays) => void;
}

/** Whose messages the page speaks of, and of how many days. */
export function ScopeBar({ view, scope, days, onScope, onDays }: Props) {
  const { accounts, marketplaces } = useMemo(() => choicesOf(view?.clocks ?? []), [view]);
  return (
    <form class="scope-bar" onSubmit={(event) => event.preventDefault()}>
      <DaysSwitch {...{ days, onDays }} />
      {accounts.length > 1 && (
        <Choice
          label={t('dashboardAccount')}
          value={scope.account}
          options={accounts.map((account) => [account, account])}
          onChoose={(account) => onScope({ ...scope, account })}
        />
      )}
      {marketplaces.length > 1 && (
        <Choice
          label={t('dashboardMarketplace')}
          value={scope.marketplaceId}
          options={marketplaces.map((id) => [id, marketplaceName(id)])}
          onChoose={(marketplaceId) => onScope({ ...scope, marketplaceId })}
        />
      )}
    </form>
  );
}

function choicesOf(clocks: LedgerView['clocks']) {
  const accounts = new Set<string>();
  const marketplaces = new Set<string>();
  for (const { account, marketplaceId } of clocks) {
    accounts.add(account);
    if (marketplaceId !== null) marketplaces.add(marketplaceId);
  }
  return { accounts: [...accounts].sort(), marketplaces: [...marketplaces].sort() };
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string | null) => void;
}

const Choice = ({ label, value, options, onChoose }: ChoiceProps) => (
  <label class="choice-field">
    <span>{label}</span>
    <select value={value ?? ''} onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}>
      <option value="">{t('dashboardAll')}</option>
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
