import type { Instant } from '../../core/span';
import { type ProofLog, readProofFile, readProofLog, type Work } from '../../ledger/proof-file';
import { extensionVersion } from '../../platform/version';
import { saveFile } from '../shared/save-file';

/** What the section about the proof log lives on; a test has one of its own. Each rejects where it cannot be done. */
export interface ProofSource {
  log(accounts: readonly string[], from: Instant, now: Instant): Promise<ProofLog>;
  save(work: Work): Promise<void>;
}

export const proofSource: ProofSource = {
  async log(accounts, from, now) {
    const log = await readProofLog(accounts, from, now);
    if (!log) throw new Error('no ledger');
    return log;
  },
  async save(work) {
    const now = Date.now();
    const file = await readProofFile(extensionVersion(), now, work);
    if (!file) throw new Error('no ledger');
    saveFile(`reply-clock-proof-${new Date(now).toISOString().slice(0, 10)}.json`, file);
  },
};
