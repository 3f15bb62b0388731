import { GAP_MS } from '../../core/proof';
import { HOUR_MS } from '../../core/span';
import type { Broken, BrokenWhy, KnownHere, Refusal, Verified } from '../../ledger/proof-file';
import { t, tn } from '../../platform/i18n';
import { spanStampText, stampText } from '../../platform/time-text';

const REFUSED: Readonly<Record<Refusal | 'unread', () => string>> = {
  'too-big': () => t('verifyRefusedTooBig'),
  'not-json': () => t('verifyRefusedNotJson'),
  foreign: () => t('verifyRefusedForeign'),
  backup: () => t('verifyRefusedBackup'),
  'other-version': () => t('verifyRefusedVersion'),
  unread: () => t('verifyRefusedUnread'),
};
export const refusalText = (why: Refusal | 'unread'): string => REFUSED[why]();

const BROKEN: Readonly<Record<BrokenWhy, () => string>> = {
  form: () => t('verifyWhyForm'),
  missing: () => t('verifyWhyMissing'),
  prev: () => t('verifyWhyPrev'),
  body: () => t('verifyWhyBody'),
  hash: () => t('verifyWhyHash'),
  'not-erased': () => t('verifyWhyNotErased'),
  unsealed: () => t('verifyWhyUnsealed'),
  fact: () => t('verifyWhyFact'),
  head: () => t('verifyWhyHead'),
  'stray-fact': () => t('verifyWhyStray'),
};

/** "Link 17, seen 24 Nov 2026, 14:05: its content does not fit its hash." */
export function brokenText({ seq, at, why }: Broken): string {
  const reason = BROKEN[why]();
  if (seq === null) return reason;
  return at === null
    ? t('verifyBrokenUndated', String(seq), reason)
    : t('verifyBrokenAt', String(seq), stampText(at), reason);
}

const HERE: Readonly<Record<KnownHere, (seq: string) => string>> = {
  same: (seq) => t('verifyHereSame', seq),
  other: (seq) => t('verifyHereOther', seq),
  shorter: (seq) => t('verifyHereShorter', seq),
  unknown: () => t('verifyHereUnknown'),
};
export const hereText = (here: KnownHere, seq: number): string => HERE[here](String(seq));

/** What a file holds, a line each; what there is none of is left out. */
export function heldTexts(verified: Verified): string[] {
  const { from, to, looks, told, imported, facts, erased, unsealed, clockBack, gaps } = verified;
  const hours = String(GAP_MS / HOUR_MS);
  const lines: [count: number, text: (count: number) => string][] = [
    [looks, (count) => tn('verifyLooks', count)],
    [told, (count) => tn('verifyTold', count)],
    [imported, (count) => tn('verifyImported', count)],
    [facts.kept, (count) => tn('verifyKept', count)],
    [facts.gone, (count) => tn('verifyGone', count)],
    [gaps.length, (count) => tn('verifyGaps', count, hours)],
    [erased.length, (count) => tn('verifyErased', count)],
    [clockBack, (count) => tn('verifyClockBack', count)],
    [unsealed, (count) => tn('verifyUnsealed', count)],
  ];
  const span = from === null || to === null ? [] : [t('verifySpan', spanStampText(inOrder(from, to)))];
  return [...span, ...lines.flatMap(([count, text]) => (count > 0 ? [text(count)] : []))];
}

const inOrder = (a: number, b: number) => ({ earliest: Math.min(a, b), latest: Math.max(a, b) });
