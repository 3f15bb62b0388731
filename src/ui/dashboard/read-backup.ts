import type { Fact } from '../../core/facts';
import { DAY_MS, type Instant } from '../../core/span';
import type { LongWork } from '../../ledger/export-file';
import {
  asStoredFact,
  type Backup,
  fileDigestOf,
  isAsMade,
  type LabelInFile,
  type NamedInFile,
} from '../../ledger/import-file';
import { type Checked, checkDay, checkFact, checkFile, checkKey, checkLabel } from '../../platform/check-backup';
import type { FileDay } from '../../platform/import-schema';
import { inSlices } from './slices';

/** A ledger of this size is twenty times the largest that is foreseen. */
export const MOST_BYTES = 100 * 1024 * 1024;

export type Fault =
  | 'too-large'
  /** Not a file of ours. */
  | 'foreign'
  | 'newer'
  /** It ends in the middle. */
  | 'cut-off'
  | 'damaged'
  /** It tells of times that are still to come by this computer's clock. */
  | 'future';

/** Why a file is not restored: nothing of it was sent. `where`: the line or field that is wrong; null where it is all of it. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  constructor(
    readonly fault: Fault,
    readonly where: string | null = null,
  ) {
    super(where === null ? fault : `${fault}: ${where}`);
  }
}

export interface WholeBackup extends Backup {
  readonly days: readonly FileDay[];
}

function parsed(text: string): unknown {
  if (!/^\ufeff?\s*\{/u.test(text) || !text.includes('"reply-clock-ledger"')) throw new BackupRefused('foreign');
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    if (!text.trimEnd().endsWith('}')) throw new BackupRefused('cut-off');
    throw new BackupRefused('damaged', /line \d+/.exec(String(error))?.[0] ?? null);
  }
}

function checkedPart<T>(checked: Checked<T>, name: string): T {
  if ('value' in checked) return checked.value;
  throw new BackupRefused('damaged', [name, checked.field].filter((part) => part !== '').join('.'));
}

/** Reads and checks a whole backup, before anything of it is sent. Throws `BackupRefused`, or the signal's reason. */
export async function readBackup(file: Blob, now: Instant, { onProgress, signal }: LongWork): Promise<WholeBackup> {
  if (file.size > MOST_BYTES) throw new BackupRefused('too-large');
  const text = await file.text();
  signal.throwIfAborted();
  const raw = parsed(text) as { format?: unknown; version?: unknown };
  if (raw.format !== 'reply-clock-ledger') throw new BackupRefused('foreign');
  if (typeof raw.version === 'number' && raw.version > 1) throw new BackupRefused('newer');
  if (raw.version !== 1) throw new BackupRefused('damaged', 'version');
  const whole = checkedPart(checkFile(raw), '');

  const wait = inSlices(signal);
  const all = whole.facts.length + whole.keys.length + whole.threads.length + 1;
  let done = 0;
  const step = (): Promise<void> => {
    done += 1;
    if (done % 200 === 0) onProgress(done / all);
    return wait();
  };
  const facts = new Map<string, Fact>();
  for (const [i, exported] of whole.facts.entries()) {
    const fact = checkedPart(checkFact(asStoredFact(exported)), `facts[${i}]`);
    if (!isAsMade(fact)) throw new BackupRefused('damaged', `facts[${i}]`);
    if (fact.asOf > now + DAY_MS || fact.observedAt > now + DAY_MS) throw new BackupRefused('future', `facts[${i}]`);
    facts.set(fact.id, fact);
    await step();
  }
  const { salt, otherSalts, exportedAt } = whole;
  const keys = new Map<string, NamedInFile>();
  const own = salt === null ? [] : [salt];
  for (const [i, exported] of whole.keys.entries()) {
    const {
      key,
      account,
      host,
      marketplace,
      orderId,
      aka = [],
      mayBe = [],
      salts = own,
    } = checkedPart(checkKey(exported), `keys[${i}]`);
    keys.set(key, { key, account: account ?? host, host, marketplaceId: marketplace, orderId, aka, salts, mayBe });
    await step();
  }
  for (const fact of facts.values()) if (!keys.has(fact.key)) keys.set(fact.key, namedBy(fact, own));
  const labels: LabelInFile[] = [];
  for (const thread of whole.threads) {
    labels.push(...labelIn(thread));
    await step();
  }
  const days = whole.history.map((exported, i) => {
    const day = checkedPart(checkDay(exported), `history[${i}]`);
    if (Date.parse(day.day) > now + DAY_MS) throw new BackupRefused('future', `history[${i}]`);
    return day;
  });
  const digest = await fileDigestOf({
    ...{ exportedAt, salt, otherSalts, keys: whole.keys, history: whole.history },
    factIds: whole.facts.map((fact) => (fact as Fact).id),
  });
  if (digest !== whole.digest) throw new BackupRefused('damaged', 'digest');
  const at = Date.parse(exportedAt);
  if (!(at <= now + DAY_MS)) throw new BackupRefused('future', 'exportedAt');
  onProgress(1);
  const joined = { facts: [...facts.values()], keys: [...keys.values()], labels, days };
  return { exportedAt: at, salt, otherSalts, ...joined };
}

/** The row of this name was broken when the file was made; its facts tell where it belongs. */
const namedBy = (fact: Fact, salts: readonly string[]): NamedInFile => ({
  ...{ key: fact.key, account: fact.account, aka: [], salts, mayBe: [] },
  host: fact.kind === 'sighting' ? fact.host : '',
  marketplaceId: fact.kind === 'sighting' || fact.kind === 'message' ? fact.marketplaceId : null,
  orderId: fact.kind === 'sighting' ? fact.orderId : null,
});

/** Names are no knowledge: a thread whose names are not as they must be goes without. */
function labelIn(thread: unknown): LabelInFile[] {
  const checked = checkLabel(thread);
  if (!('value' in checked) || checked.value.label.buyer === null) return [];
  const { account, host, marketplace, label } = checked.value;
  const named = account ?? host;
  if (named === null) return [];
  return [
    { account: named, marketplaceId: marketplace, buyer: checked.value.label.buyer, subject: label.subject ?? '' },
  ];
}
