import { useState } from 'preact/hooks';
import { GAP_MS } from '../../core/proof';
import { HOUR_MS } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { stampText } from '../../platform/time-text';
import { gapText } from '../shared/gap-text';
import { ProofMeaning } from '../shared/proof-meaning';
import { ReportFigures } from './report-figures';
import type { ReportView } from './report-source';
import { ReportTable } from './report-table';

interface Props {
  readonly view: ReportView;
  readonly version: string;
  readonly print: () => void;
}

/** What was received and answered, from plain data: to be read by someone who knows nothing of this extension. */
export function Report({ view, version, print }: Props) {
  const [isNamed, setIsNamed] = useState(false);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <header class="intro">
        <h1>{t('statementTitle', String(view.scope.days))}</h1>
        <p class="quiet">{t('statementMade', stampText(view.at), zone, version)}</p>
        <div class="report-controls">
          <button type="button" class="main-act" onClick={print}>
            {t('statementPrint')}
          </button>
          <label>
            <input type="checkbox" checked={isNamed} onChange={() => setIsNamed(!isNamed)} />
            <span>{t('statementNames')}</span>
          </label>
        </div>
      </header>
      <ReportFigures view={view} />
      <section aria-labelledby="messages-heading">
        <h2 id="messages-heading">{t('statementMessages')}</h2>
        {view.rows.length === 0 ? <p>{t('statementNone')}</p> : <ReportTable {...{ view, isNamed }} />}
        {view.notListed > 0 && <p>{tn('statementMore', view.notListed)}</p>}
      </section>
      <Gaps view={view} />
      <Log view={view} />
      <ProofMeaning />
    </>
  );
}

function Gaps({ view: { log, seen, figures } }: { view: ReportView }) {
  if (seen.length === 0 || log.begunAt === null) return null;
  return (
    <section aria-labelledby="gaps-heading">
      <h2 id="gaps-heading">{t('statementGaps')}</h2>
      {log.begunAt > figures.period.from && <p>{t('statementBegan', stampText(log.begunAt))}</p>}
      {log.gaps.length === 0 ? (
        <p>{t('proofNoGaps', stampText(log.gapsFrom), String(GAP_MS / HOUR_MS))}</p>
      ) : (
        <ul class="facts">
          {log.gaps.map((gap) => (
            <li key={`${gap.account} ${gap.from}`}>{gapText(gap)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Log({ view: { log } }: { view: ReportView }) {
  return (
    <section aria-labelledby="log-heading">
      <h2 id="log-heading">{t('statementLog')}</h2>
      <p>
        {log.begunAt === null ? t('proofNone') : tn('statementLogLinks', log.links, stampText(log.begunAt))}
        {log.unsealed > 0 && ` ${tn('proofUnsealed', log.unsealed)}`}
      </p>
      {log.head && (
        <p>
          {log.head.at === null
            ? t('proofHeadUndated', String(log.head.seq))
            : t('proofHead', String(log.head.seq), stampText(log.head.at))}{' '}
          <code class="hash">{log.head.hash}</code>
        </p>
      )}
    </section>
  );
}
