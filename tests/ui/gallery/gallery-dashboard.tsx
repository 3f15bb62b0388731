import { render } from 'preact';
import { Dashboard } from '../../../src/ui/dashboard/dashboard';
import { dashboardViews } from '../dashboard-states';
import { daytimeLooks, NOW } from '../states';

const name = location.hash.slice(1);
const viewOf = dashboardViews[name];
if (!viewOf)
  throw new Error(`No state is named ${location.hash}; there are ${Object.keys(dashboardViews).join(', ')}.`);

// For the camera.
Object.assign(globalThis, { stateNames: Object.keys(dashboardViews) });

const value = viewOf();
const done = async () => {};
const source = {
  glance: () => Promise.reject(new Error('no glance')),
  ...{ load: async () => value, onChange: () => () => {}, openThread: done, openInbox: done, openSettings: done },
  allow: async () => true,
  // Read in the daytime, but not on Monday and not since yesterday's afternoon.
  looks: async () =>
    value.accounts.flatMap(({ account, host }) => daytimeLooks(NOW).map((at) => ({ account, host, at }))),
  threads: async (ids: readonly string[]) =>
    ids.map((threadId) => ({
      ...{ threadId, caseId: threadId.slice(5), account: 'NORDWIND', host: 'sellercentral.amazon.de' },
      ...{
        marketplaceId: null,
        orderId: null,
        buyer: `Anna ${threadId.slice(11, 13)}`,
        subject: 'Where is my parcel?',
      },
    })),
};
render(
  <Dashboard asked={{ kind: 'shown', value }} now={NOW} source={source} onRetry={() => {}} />,
  document.getElementById('page')!,
);
