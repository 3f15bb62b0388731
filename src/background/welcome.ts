import { ownAddress } from '../platform/own-pages';
import { readStored, writeStored } from '../platform/storage';
import { openTab } from '../platform/tabs';

const PAGE = 'src/ui/welcome/welcome.html';
/** A browser may call the same profile's next start an installation (Firefox does, for one that is loaded for a session). */
const WELCOMED = 'welcomed';

/** Opens the first-run page, once for as long as what is stored lives. */
export async function welcome(): Promise<void> {
  if ((await readStored(WELCOMED)) === true) return;
  await openTab(ownAddress(PAGE));
  await writeStored(WELCOMED, true);
}
