import type { Coverage } from '../../core/glance';
import type { SeenAccount } from '../../core/ledger-view';
import { DAY_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import { AccountName } from '../shared/account-name';
import { Glyph } from '../shared/glyph';
import { daysSeenText } from '../shared/share-words';
import { stateWordsOf } from '../shared/state-words';
import { BlindPart, useLooks } from './blind-hours';
import { HistoryGuide } from './history-guide';
import type { SectionProps } from './section-props';

/** How well each account is watched, how far back its messages are known, and how to know more of them. */
export function AccountsSection(props: SectionProps) {
  const { view, scope, source, attempt } = props;
  const looks = useLooks(props);
  const accounts = view.accounts.filter(({ account }) => scope.account === null || account === scope.account);
  return (
    <section class="accounts-section" aria-labelledby="accounts-heading">
      <h2 id="accounts-heading" tabIndex={-1}>
        {t('accountsHeading')}
      </h2>
      {accounts.length === 0 ? (
        <>
          <p>{t('accountsNone')}</p>
          <button type="button" onClick={() => void attempt(source.openInbox(null))}>
            {t('popupOpenInbox')}
          </button>
        </>
      ) : (
        <ul class="account-parts">
          {accounts.map((coverage) => (
            <AccountPart key={`${coverage.account} ${coverage.host}`} {...props} {...{ coverage, looks }} />
          ))}
        </ul>
      )}
    </section>
  );
}

type Looks = ReturnType<typeof useLooks>;

function AccountPart({ coverage, looks, ...props }: SectionProps & { coverage: Coverage; looks: Looks }) {
  const { account, host } = coverage;
  const seen = props.view.seen.find((row) => row.account === account && row.host === host);
  return (
    <li class="account-part">
      <h3>
        <AccountName {...coverage} />
      </h3>
      <StateLine {...props} coverage={coverage} />
      {seen && seen.watchedFrom !== null && (
        <BlindPart
          {...{ coverage, asked: looks, watchedFrom: seen.watchedFrom, now: props.now }}
          workWeek={props.view.settings.workWeek}
        />
      )}
      {seen && <DaysSeen {...props} {...{ seen, coverage }} />}
    </li>
  );
}

function StateLine({ coverage, now, source, attempt }: SectionProps & { coverage: Coverage }) {
  const { tone, glyph, text, detail, remedy } = stateWordsOf(coverage, now);
  const act = (): void => {
    if (remedy) void attempt(remedy.kind === 'allow' ? source.allow(remedy.host) : source.openInbox(remedy.host));
  };
  return (
    <div class={`account-state ${tone}`}>
      <Glyph name={glyph} />
      <p>{text}</p>
      {detail !== null && <p class="quiet">{detail}</p>}
      {remedy && (
        <button type="button" onClick={act}>
          {remedy.label}
        </button>
      )}
    </div>
  );
}

/** "2 of 30 days seen", with the way to more; one quiet line once the window is filled. */
function DaysSeen(props: SectionProps & { seen: SeenAccount; coverage: Coverage }) {
  const { seen, days, now } = props;
  const text = daysSeenText(seen, days, now);
  if (text === null) return <p class="quiet">{t('accountsAllSeen', String(days))}</p>;
  const done = seen.knownFrom === null ? 0 : Math.floor((now - seen.knownFrom) / DAY_MS);
  const id = `days-seen ${seen.account} ${seen.host}`.replaceAll(/\s/g, '-');
  return (
    <>
      <div class="days-seen">
        <progress max={days} value={done} aria-labelledby={id} />
        <span id={id}>{text}</span>
      </div>
      <HistoryGuide {...props} />
    </>
  );
}
