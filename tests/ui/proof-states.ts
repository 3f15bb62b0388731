import type { Fact } from '../../src/core/facts';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { timeSourcesOf } from '../../src/core/time-sources';
import type { ProofLog, Verified } from '../../src/ledger/proof-file';
import type { ReportScope } from '../../src/ui/report/report-scope';
import { listedIn, type ReportView } from '../../src/ui/report/report-source';
import type { Checking } from '../../src/ui/verify/verify';
import { ALMA, ledgerView, NORDWIND, seenAccount } from './dashboard-view';
import { HOSTILE, NOW } from './states';

export const HASH = 'q83vEjRWeJC83vEjRWeJq83vEjRWeJC83vEjRWeJq80';

export const proofLog = (over: Partial<ProofLog> = {}): ProofLog => ({
  ...{ links: 1_234, begunAt: NOW - 120 * DAY_MS, unsealed: 0, gapsFrom: NOW - 30 * DAY_MS },
  head: { seq: 1_234, hash: HASH, at: NOW - 2 * HOUR_MS },
  gaps: [
    { account: ALMA, from: NOW - 12 * DAY_MS, to: NOW - 9 * DAY_MS },
    { account: NORDWIND, from: NOW - 20 * HOUR_MS, to: NOW - 3 * HOUR_MS },
  ],
  ...over,
});
export const emptyLog = (): ProofLog => proofLog({ links: 0, begunAt: null, head: null, gaps: [] });

export const verified = (over: Partial<Verified> = {}): Verified => ({
  ...{ broken: null, hashes: ['first', HASH], unsealed: 0, erased: [], clockBack: 0, looks: 2, told: 0, imported: 0 },
  ...{ facts: { kept: 3, gone: 0 }, from: NOW - DAY_MS, to: NOW, gaps: [] },
  ...over,
});

const checked = (over: Partial<Verified>, here: 'same' | 'other' | 'shorter' | 'unknown' = 'unknown'): Checking => ({
  ...{ kind: 'checked', name: 'reply-clock-proof-2026-07-29.json', verified: verified(over), here },
});

/** Every state of the page that checks a file, by name. */
export const verifyStates: Readonly<Record<string, Checking>> = {
  'verify-none': { kind: 'none' },
  'verify-checking': { kind: 'checking', name: 'reply-clock-proof-2026-07-29.json', done: 0.4 },
  'verify-holds': checked({}, 'same'),
  'verify-remarks': checked({
    ...{
      unsealed: 1,
      erased: [{ seq: 1, by: 2 }],
      clockBack: 1,
      looks: 812,
      told: 1,
      imported: 2,
      facts: { kept: 900, gone: 12 },
    },
    gaps: proofLog().gaps,
  }),
  'verify-broken': checked({ broken: { seq: 17, at: NOW - DAY_MS, why: 'body' }, hashes: Array(16).fill('x') }),
  'verify-refused': { kind: 'refused', name: `${HOSTILE.repeat(3)}.json`, why: 'not-json' },
};

const facts = [
  { kind: 'sighting', source: 'list' } as Fact,
  { kind: 'message', source: 'thread', author: 'buyer', at: { local: { from: '', to: '' } } } as Fact,
  { kind: 'message', source: 'thread', author: 'seller', at: { local: { from: '', to: '' } } } as Fact,
];

export function reportView(scope: Partial<ReportScope> = {}, over: Partial<ReportView> = {}): ReportView {
  const view = ledgerView();
  const whole: ReportScope = { days: 30, account: null, marketplaceId: null, ...scope };
  const { figures, listed, knownFrom } = listedIn(view, whole, NOW);
  return {
    ...{ at: NOW, scope: whole, settings: view.settings, seen: view.seen, figures, knownFrom, log: proofLog() },
    rows: listed.map(({ clock, standing }, i) => ({
      ...{ clock, standing, sources: timeSourcesOf(clock, facts) },
      links: Array.from({ length: i % 9 }, (_, n) => 7 * i + n + 1),
      thread: {
        ...{ threadId: clock.threadId, caseId: clock.threadId.slice(5), account: clock.account, host: '' },
        ...{ marketplaceId: clock.marketplaceId, orderId: i % 2 ? '302-1234567-1234567' : null },
        ...{ buyer: i === 0 ? HOSTILE : 'Anna K.', subject: 'Where is my parcel?' },
      },
    })),
    notListed: 0,
    ...over,
  };
}

/** Every state of the report, by name. */
export const reportStates: Readonly<Record<string, ReportView>> = {
  'report-full': reportView(),
  'report-empty': reportView({ days: 7 }, { rows: [], seen: [], knownFrom: null, log: emptyLog() }),
  'report-scoped': reportView(
    { days: 7, account: ALMA, marketplaceId: 'A1F83G8C2ARO7P' },
    { seen: [seenAccount({ account: ALMA })], notListed: 3, log: proofLog({ gaps: [], unsealed: 2 }) },
  ),
};
