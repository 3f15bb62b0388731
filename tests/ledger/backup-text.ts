import type { NewFact } from '../../src/core/facts';
import { HOUR_MS, type Instant } from '../../src/core/span';
import { exportedFact } from '../../src/ledger/exported-fact';
import { fileDigestOf } from '../../src/ledger/file-digest';
import { withId } from '../../src/ledger/ids';
import { HOST, INDIA } from './readings';

/** A backup of so many threads, each asked and answered once, four facts each. */
export async function backupText(threads: number, at: Instant): Promise<string> {
  const facts: NewFact[] = [];
  const keys: object[] = [];
  for (let i = 0; i < threads; i += 1) {
    const caseId = `${String(i).padStart(8, '0')}-2222-4333-8444-555555555555`;
    const key = `case:${caseId}`;
    const asOf = at - (i % 2_000) * HOUR_MS;
    const from = { key, account: 'NORDWIND', source: 'response', reader: 1, observedAt: asOf, asOf } as const;
    const exactly = (instant: Instant) => ({ span: { earliest: instant, latest: instant } });
    const message = { ...from, kind: 'message', ordinal: 0, marketplaceId: INDIA } as const;
    facts.push(
      { ...message, author: 'buyer', at: exactly(asOf - 9 * HOUR_MS), messageId: `${i} asked` },
      { ...message, author: 'seller', at: exactly(asOf - 3 * HOUR_MS), messageId: `${i} answered` },
      {
        ...{ ...from, kind: 'sighting', host: HOST, marketplaceId: INDIA, orderId: null, folder: null, state: null },
        ...{ activity: null, messagesComplete: true, resolvedAt: null, cards: 1, needing: 0 },
      },
      { ...from, kind: 'told', claim: 'answered', at: asOf - 3 * HOUR_MS, undoes: null, source: 'seller' },
    );
    keys.push({ key, account: 'NORDWIND', host: HOST, marketplace: INDIA, orderId: null, caseIds: [] });
  }
  const whole = facts.map(withId);
  const head = { exportedAt: new Date(at).toISOString(), salt: 'a-salt', otherSalts: [] };
  const digest = await fileDigestOf({ ...head, keys, history: [], factIds: whole.map(({ id }) => id) });
  const view = { threads: [], history: [], coverage: [], score: {}, alerts: [] };
  return JSON.stringify({
    ...{ format: 'reply-clock-ledger', version: 1, ...head, hours: 24, ...view },
    ...{ facts: whole.map(exportedFact), keys, digest },
  });
}
