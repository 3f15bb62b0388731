import { useCallback } from 'preact/hooks';
import { DAY_MS } from '../../core/span';
import type { ProofLog } from '../../ledger/proof-file';
import { t, tn } from '../../platform/i18n';
import { stampText } from '../../platform/time-text';
import { useAsked } from '../shared/asked';
import { ProofGaps } from './proof-gaps';
import { ProofHead } from './proof-head';
import { ProofSave } from './proof-save';
import { type ProofSource, proofSource } from './proof-source';
import type { Scope, SectionProps } from './section-props';

const GAP_DAYS = 30;
const nobody = (): (() => void) => () => {};

export const ProofSection = (props: SectionProps) => <Proof {...props} proof={proofSource} />;

/** How long the proof log is, its last hash to note, its gaps, and what can be done with it. */
export function Proof({ view, now, days, scope, proof }: SectionProps & { readonly proof: ProofSource }) {
  const load = useCallback(() => {
    const accounts = [...new Set(view.seen.map(({ account }) => account))];
    return proof.log(accounts, now - GAP_DAYS * DAY_MS, now);
  }, [view, now, proof]);
  // What is new comes with a new view, or with the next minute.
  const [asked] = useAsked(load, nobody);
  return (
    <section class="proof-section" aria-labelledby="proof-heading">
      <h2 id="proof-heading" tabIndex={-1}>
        {t('proofHeading')}
      </h2>
      <p>{t('proofWhat')}</p>
      {asked.kind === 'failed' && <p class="quiet">{t('proofUnread')}</p>}
      {asked.kind === 'shown' && <Shown log={asked.value} isWatched={view.seen.length > 0} />}
      <div class="acts">
        {asked.kind === 'shown' && asked.value.links > 0 && <ProofSave save={proof.save} />}
        <a href={`../report/report.html?${reportQuery(days, scope)}`} target="_blank" rel="noopener">
          {t('proofReport')}
        </a>
        <a href="../verify/verify.html" target="_blank" rel="noopener">
          {t('proofCheck')}
        </a>
      </div>
    </section>
  );
}

function Shown({ log, isWatched }: { log: ProofLog; isWatched: boolean }) {
  if (log.begunAt === null) return <p class="quiet">{t('proofNone')}</p>;
  return (
    <>
      <p>
        {tn('proofLinks', log.links, stampText(log.begunAt))}
        {log.unsealed > 0 && <span class="quiet"> · {tn('proofUnsealed', log.unsealed)}</span>}
      </p>
      {log.head && <ProofHead head={log.head} />}
      {isWatched && <ProofGaps {...log} />}
    </>
  );
}

function reportQuery(days: number, { account, marketplaceId }: Scope): string {
  const query = new URLSearchParams({ days: String(days) });
  if (account !== null) query.set('account', account);
  if (marketplaceId !== null) query.set('marketplace', marketplaceId);
  return query.toString();
}
