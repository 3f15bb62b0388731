import { beginImport } from '../ledger/begin-import';
import { importFacts } from '../ledger/import';
import { importHistory } from '../ledger/import-history';
import { oweWake } from '../platform/alarms';
import type { Answers } from '../platform/answer';
import { ledger } from './access';
import { tellClocksChanged } from './notify-tabs';
import { rebuild } from './rebuild';
import { sweep } from './sweep';

/**
 * A page restores a backup portion by portion; each is in the ledger once it is acknowledged. Alerts and badge follow at
 * the end, or soon, should the page or the worker go before that.
 */
export const importAnswers: Pick<Answers, 'import.begin' | 'import.facts' | 'import.history' | 'import.end'> = {
  async 'import.begin'({ salt, otherSalts }) {
    const begunAt = Date.now();
    await ledger.write((db) => beginImport(db, salt, otherSalts, begunAt));
    return { begunAt };
  },

  async 'import.facts'({ type: _, ...part }) {
    const imported = await ledger.write((db) => importFacts(db, part, Date.now()));
    if (imported.added > 0) await oweWake();
    return imported;
  },

  async 'import.history'({ exportedAt, days, erasedBefore }) {
    const rows = days.map(({ day, account, marketplace, ...counts }) => ({
      id: [day, account, marketplace ?? ''] as const,
      ...counts,
    }));
    const part = { exportedAt, days: rows, erasedBefore };
    return { added: await ledger.write((db) => importHistory(db, part, Date.now())) };
  },

  async 'import.end'() {
    // Restored facts may have corrected a zone.
    await rebuild();
    await sweep();
    await tellClocksChanged(null);
    return { ended: true };
  },
};
