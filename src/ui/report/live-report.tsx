import { t } from '../../platform/i18n';
import { useAsked } from '../shared/asked';
import { Report } from './report';
import type { ReportView } from './report-source';

interface Props {
  /** Rejects where there is no ledger that can be read. */
  readonly load: () => Promise<ReportView>;
  readonly version: string;
  readonly print: () => void;
}

const nobody = (): (() => void) => () => {};

/** The report as of when it was opened: what is printed must not change meanwhile. */
export function LiveReport({ load, version, print }: Props) {
  const [asked, reread] = useAsked(load, nobody);
  return (
    <main class="page report" aria-busy={asked.kind === 'loading'}>
      {asked.kind === 'loading' && <p class="quiet">{t('statementLoading')}</p>}
      {asked.kind === 'failed' && (
        <div class="not-there" role="alert">
          <p>{t('dashboardNoLedger')}</p>
          <button type="button" onClick={() => void reread()}>
            {t('optionsRetry')}
          </button>
        </div>
      )}
      {asked.kind === 'shown' && <Report view={asked.value} {...{ version, print }} />}
    </main>
  );
}
