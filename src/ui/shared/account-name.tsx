import { ShownText } from './shown-text';

/** "amazon.de", "europe.amazon.com": what tells Seller Central's hosts apart. */
export const shortHost = (host: string): string => host.replace(/^sellercentral[.-]/, '');

/** One account may be read on several hosts; an account whose name no page showed goes by its host. */
export const AccountName = ({ account, host }: { account: string; host: string }) => (
  <span class="account-name">
    <ShownText kind="account" text={account} />
    {account !== host && <span class="quiet host">{shortHost(host)}</span>}
  </span>
);
