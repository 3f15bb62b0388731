import type { ZonesFor } from '../core/derive';
import type { SightingFact } from '../core/facts';
import type { ThreadFacts } from '../core/identity';
import type { Instant } from '../core/span';
import {
  type AccountZones,
  joinSamples,
  type ZoneSample,
  type ZoneState,
  zoneSamplesOf,
  zoneVerdict,
} from '../core/zone-evidence';
import { zonesOf } from '../core/zones';
import { wholeRows } from './corrupt';
import type { LedgerDb, ReadTx } from './schema';
import { getMeta } from './stored';

/** In which zone an account's pages print the times of one marketplace's messages, as far as that was compared. */
export interface ZoneRow {
  readonly account: string;
  readonly host: string;
  /** null: of messages without a flag. */
  readonly marketplaceId: string | null;
  readonly state: ZoneState;
  /** Those that it may be; none: any on earth. */
  readonly zones: readonly string[];
  readonly samples: readonly ZoneSample[];
  /** When the latest sample came. */
  readonly at: Instant;
}
export interface ZonesKept {
  /** Counts the changes that have old threads derived anew. */
  readonly version: number;
  readonly rows: readonly ZoneRow[];
}

const isOf = (row: ZoneRow, marketplaceId: string | null, host: string | null, account: string): boolean =>
  row.marketplaceId === marketplaceId && row.host === host && row.account === account;

export const zonesForOf =
  (kept: ZonesKept | undefined): ZonesFor =>
  (marketplaceId, host, account) =>
    kept?.rows.find((row) => isOf(row, marketplaceId, host, account))?.zones ?? zonesOf(marketplaceId, host);

/** What is known of zones after these threads' facts; null where they tell nothing new. */
export function zonesAfter(
  kept: ZonesKept | undefined,
  threads: readonly ThreadFacts[],
  now: Instant,
): ZonesKept | null {
  const before = kept ?? { version: 0, rows: [] };
  let after = before;
  for (const { facts, shared } of threads) {
    // Of a key that stands for several threads nothing can be paired.
    const more = shared ? [] : zoneSamplesOf(facts);
    const latest = facts
      .filter((fact): fact is SightingFact => fact.kind === 'sighting')
      .reduce<SightingFact | null>((a, b) => (a && a.asOf >= b.asOf ? a : b), null);
    const named = new Set(facts.flatMap((fact) => ('marketplaceId' in fact ? (fact.marketplaceId ?? []) : [])));
    if (more.length === 0 || !latest || named.size > 1) continue;
    const { account, host } = latest;
    const marketplaceId = [...named][0] ?? null;
    after = withSamples(after, { account, host, marketplaceId }, more, now);
  }
  return after === before ? null : after;
}

function withSamples(
  kept: ZonesKept,
  of: Pick<ZoneRow, 'account' | 'host' | 'marketplaceId'>,
  more: readonly ZoneSample[],
  now: Instant,
): ZonesKept {
  const assumed = zonesOf(of.marketplaceId, of.host);
  const old = kept.rows.find((row) => isOf(row, of.marketplaceId, of.host, of.account));
  const samples = joinSamples(old?.samples ?? [], more);
  if (old && JSON.stringify(samples) === JSON.stringify(old.samples)) return kept;
  const { state, zones } = zoneVerdict(samples, assumed);
  const isChanged = (old?.zones ?? assumed).join() !== zones.join();
  return {
    version: kept.version + (isChanged ? 1 : 0),
    rows: [...kept.rows.filter((row) => row !== old), { ...of, state, zones, samples, at: now }],
  };
}

/** For the settings: which zone each account's pages are taken to print their times in, and how that is known. */
export async function zonesOfAccounts(db: LedgerDb): Promise<AccountZones[]> {
  const tx = db.transaction(['coverage', 'meta'], 'readonly') as unknown as ReadTx;
  const kept = await getMeta(tx, 'zones');
  const coverage = wholeRows('coverage', await tx.objectStore('coverage').getAll());
  return coverage.map(({ account, host }) => {
    const rows = (kept?.rows ?? []).filter((row) => row.account === account && row.host === host);
    const byDefault = { marketplaceId: null, zone: only(zonesOf(null, host)), state: 'assumed', at: null } as const;
    const known = rows.map(({ marketplaceId, state, zones, at }) => ({
      ...{ marketplaceId, state, at: state === 'assumed' ? null : at },
      zone: state === 'contradicted' ? null : state === 'corrected' ? (zones[0] ?? null) : only(zones),
    }));
    return { account, host, zones: known.length > 0 ? known : [byDefault] };
  });
}

const only = (zones: readonly string[]): string | null => (zones.length === 1 ? zones[0]! : null);
