import type { KnownHere, Verified } from '../../ledger/proof-file';
import { t, tn } from '../../platform/i18n';
import { brokenText, heldTexts, hereText } from './verify-words';

interface Props {
  readonly name: string;
  readonly verified: Verified;
  readonly here: KnownHere;
  /** A hash that the seller noted earlier; '' if none. */
  readonly noted: string;
}

/** What was found in a file: whether its chain holds, or where it breaks first. */
export function Verdict(props: Props) {
  const { broken, hashes, unsealed } = props.verified;
  if (broken) return <BrokenChain {...props} />;
  return hashes.length + unsealed === 0 ? <EmptyLog name={props.name} /> : <WholeChain {...props} />;
}

const EmptyLog = ({ name }: { name: string }) => (
  <section aria-labelledby="verdict-heading">
    <h2 id="verdict-heading" class="verdict" tabIndex={-1}>
      {t('verifyEmpty')}
    </h2>
    <p>{t('verifyEmptyWhat', name)}</p>
  </section>
);

function BrokenChain({ name, verified: { broken, hashes, unsealed } }: Props) {
  const before = Math.min(hashes.length + unsealed, (broken?.seq ?? 1) - 1);
  return (
    <section class="broken" aria-labelledby="verdict-heading">
      <h2 id="verdict-heading" class="verdict" tabIndex={-1}>
        {t('verifyBroken')}
      </h2>
      <p>
        <b>{brokenText(broken!)}</b>
      </p>
      {before > 0 && <p>{tn('verifyBefore', before)}</p>}
      <p>{t('verifyBrokenFile', name)}</p>
    </section>
  );
}

function WholeChain({ name, verified, here, noted }: Props) {
  const { hashes, unsealed } = verified;
  const last = hashes.length;
  return (
    <section class="holds" aria-labelledby="verdict-heading">
      <h2 id="verdict-heading" class="verdict" tabIndex={-1}>
        {t('verifyHolds')}
      </h2>
      <p>{tn('verifyHoldsLinks', last + unsealed, name)}</p>
      {last > 0 && <p>{hereText(here, last)}</p>}
      {noted !== '' && <NotedHash seq={hashes.indexOf(noted) + 1} erased={verified.erased} />}
      <h3>{t('verifyFacts')}</h3>
      <ul class="facts">
        {heldTexts(verified).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {last > 0 && (
        <p>
          {t('verifyHead', String(last))} <code class="hash">{hashes.at(-1)}</code>
        </p>
      )}
    </section>
  );
}

function NotedHash({ seq, erased }: { seq: number; erased: Verified['erased'] }) {
  if (seq === 0) return <p class="failed">{t('verifyNotedUnknown')}</p>;
  const since = erased.filter((link) => link.seq <= seq && (link.by ?? 0) > seq).length;
  return (
    <>
      <p>
        <b>{t('verifyNotedAt', String(seq))}</b>
      </p>
      {since > 0 && <p>{tn('verifyNotedErased', since)}</p>}
    </>
  );
}
