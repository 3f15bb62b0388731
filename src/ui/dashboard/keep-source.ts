import { eachThread, ledgerFile } from '../../ledger/export-file';
import { inNamesHere } from '../../ledger/import-file';
import { send } from '../../platform/send';
import { saveFile } from '../shared/save-file';
import type { Restorer } from './restore';

/** What keeping, restoring and erasing live on; a test has one of its own. Each rejects where it cannot be done. */
export interface KeepSource {
  readonly file: typeof ledgerFile;
  readonly eachThread: typeof eachThread;
  readonly save: (name: string, content: Blob) => void;
  readonly restorer: Restorer;
  eraseAll(): Promise<unknown>;
  eraseAccount(account: string): Promise<unknown>;
}

/** What pages remember of how they were last drawn. With site data blocked the browser throws, and holds nothing. */
function forgetDrawing(): void {
  try {
    localStorage.clear();
  } catch {
    // Then there is nothing to forget.
  }
}

export const keepSource: KeepSource = {
  file: ledgerFile,
  eachThread,
  save: saveFile,
  restorer: {
    begin: send<'import.begin'>,
    named: inNamesHere,
    facts: send<'import.facts'>,
    history: send<'import.history'>,
    end: () => send({ type: 'import.end' }),
  },
  async eraseAll() {
    await send({ type: 'ledger.erase', confirm: 'erase everything' });
    forgetDrawing();
  },
  eraseAccount: (account) => send({ type: 'account.erase', account, confirm: 'erase this account' }),
};
