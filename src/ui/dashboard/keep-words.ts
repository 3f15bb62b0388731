import { t, tn } from '../../platform/i18n';
import { BackupRefused, type Fault } from './read-backup';
import type { Restored } from './restore';

const OF_FAULT: Readonly<Record<Fault, () => string>> = {
  'too-large': () => t('faultTooLarge'),
  foreign: () => t('faultForeign'),
  newer: () => t('faultNewer'),
  'cut-off': () => t('faultCutOff'),
  damaged: () => t('faultDamaged'),
  future: () => t('faultFuture'),
};

/** Why a file was not restored, and that nothing was changed. */
export function refusedWords(error: unknown): string {
  if (!(error instanceof BackupRefused)) return t('keepRestoreFailed');
  const why = OF_FAULT[error.fault]();
  return error.where === null ? why : t('faultAt', why, error.where);
}

/** What a restoration has done, sentence by sentence. */
export function restoredWords({ added, known, refused, all, ended }: Restored): string[] {
  const sent = added + known + refused;
  return [
    added > 0 ? tn('keepAdded', added) : known > 0 || refused === 0 ? t('keepAddedNone') : null,
    added > 0 && known > 0 ? tn('keepKnown', known) : null,
    refused > 0 ? tn('keepRefused', refused) : null,
    ended === 'cancelled' ? t('keepStopped', String(sent), String(all)) : null,
    ended === 'failed' ? t('keepBroken', String(sent), String(all)) : null,
  ].filter((text): text is string => text !== null);
}
