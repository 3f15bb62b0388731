import { unsoundCoverage } from '../../core/badge';
import type { Coverage } from '../../core/glance';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { AccountName } from '../shared/account-name';
import { Glyph } from '../shared/glyph';
import { isMendable, type Remedy, stateWordsOf } from '../shared/state-words';
import type { Acts, Attempt } from './acts';

/** Beyond these the other accounts, which are no worse, are one click away. */
const OTHERS_SHOWN = 3;

interface Props {
  readonly accounts: readonly Coverage[];
  readonly now: Instant;
  readonly acts: Acts;
  readonly attempt: Attempt;
}

/** How each account is watched: the one that can be trusted least in full, then a line for each other. */
export function StateLines({ accounts, ...rest }: Props) {
  const [worst, ...others] = worstFirst(accounts);
  if (!worst) return null;
  const line = (coverage: Coverage) => (
    <AccountLine key={`${coverage.account} ${coverage.host}`} coverage={coverage} {...rest} />
  );
  const hidden = others.slice(OTHERS_SHOWN);
  return (
    <>
      <WorstAccount coverage={worst} isNamed={others.length > 0} {...rest} />
      {others.length > 0 && <ul class="accounts">{others.slice(0, OTHERS_SHOWN).map(line)}</ul>}
      {hidden.length > 0 && (
        <details class="accounts-more">
          <summary>{tn('popupMoreAccounts', hidden.length)}</summary>
          <ul class="accounts">{hidden.map(line)}</ul>
        </details>
      )}
    </>
  );
}

/** In the badge's own order, so that badge and popup name the same account. */
function worstFirst(accounts: readonly Coverage[]): Coverage[] {
  const left = [...accounts];
  const sorted: Coverage[] = [];
  while (left.length > 0) {
    const worst = unsoundCoverage(left) ?? left[0]!;
    sorted.push(worst);
    left.splice(left.indexOf(worst), 1);
  }
  return sorted;
}

type LineProps = Omit<Props, 'accounts'> & { readonly coverage: Coverage };

function WorstAccount({ coverage, now, isNamed, ...rest }: LineProps & { isNamed: boolean }) {
  const { tone, glyph, text, detail, remedy } = stateWordsOf(coverage, now);
  return (
    <div class={`state ${tone}`}>
      <Glyph name={glyph} />
      <div class="state-text">
        {isNamed && <AccountName {...coverage} />}
        <p class="state-line">{text}</p>
      </div>
      {remedy && <RemedyButton remedy={remedy} {...rest} />}
      {detail !== null && <p class="state-detail quiet">{detail}</p>}
      {isMendable(coverage) && <Helps host={coverage.host} {...rest} />}
    </div>
  );
}

function AccountLine({ coverage, now, ...rest }: LineProps) {
  const { tone, glyph, text, remedy } = stateWordsOf(coverage, now);
  return (
    <li class={`state ${tone}`}>
      <Glyph name={glyph} />
      <div class="state-text">
        <AccountName {...coverage} />
        <p class="quiet">{text}</p>
      </div>
      {remedy && <RemedyButton remedy={remedy} {...rest} />}
    </li>
  );
}

function RemedyButton({ remedy, acts, attempt }: { remedy: Remedy; acts: Acts; attempt: Attempt }) {
  const { kind, label, host } = remedy;
  const act = () => attempt(kind === 'allow' ? acts.allow(host) : acts.openInbox(host));
  return (
    <button type="button" class="remedy" onClick={act}>
      {label}
    </button>
  );
}

/** What the seller can do for a page that is there and not understood. */
function Helps({ host, acts, attempt }: Omit<LineProps, 'coverage' | 'now'> & { host: string }) {
  return (
    <div class="state-detail helps">
      <button type="button" class="remedy" onClick={() => attempt(acts.help(host, 'teach'))}>
        {t('popupTeach')}
      </button>
      <button type="button" onClick={() => attempt(acts.help(host, 'report'))}>
        {t('popupReport')}
      </button>
    </div>
  );
}

/** What stands above all accounts: no ledger, rows of it that cannot be read, or a pause. */
export function Notices({
  mirror,
  setAside,
  pausedUntilText,
  onResume,
}: {
  mirror: boolean;
  setAside: number;
  pausedUntilText: string | null;
  onResume: () => void;
}) {
  return (
    <>
      {mirror && (
        <div class="state warning">
          <Glyph name="warning" />
          <p class="state-text state-line">{t('popupMirror')}</p>
          <p class="state-detail quiet">{t('popupMirrorDetail')}</p>
        </div>
      )}
      {setAside > 0 && (
        <div class="state doubt">
          <Glyph name="question" />
          <p class="state-text state-line">{tn('setAside', setAside)}</p>
        </div>
      )}
      {pausedUntilText !== null && (
        <div class="state">
          <Glyph name="pause" />
          <p class="state-text state-line">{pausedUntilText}</p>
          <button type="button" class="remedy" onClick={onResume}>
            {t('popupResume')}
          </button>
        </div>
      )}
    </>
  );
}
