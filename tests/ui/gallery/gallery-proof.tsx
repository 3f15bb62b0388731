import { type ComponentChild, render } from 'preact';
import { Proof } from '../../../src/ui/dashboard/proof-section';
import { LiveReport } from '../../../src/ui/report/live-report';
import { Verify } from '../../../src/ui/verify/verify';
import { emptyView, ledgerView } from '../dashboard-view';
import { emptyLog, proofLog, reportStates, verifyStates } from '../proof-states';
import { NOW } from '../states';

const nothing = (): void => {};
const section = (log = proofLog(), view = ledgerView()): ComponentChild => {
  const proof = { log: async () => log, save: () => new Promise<void>(() => {}) };
  const props = { view, now: NOW, days: 30, scope: { account: null, marketplaceId: null }, proof };
  return (
    <main class="page dashboard">
      <Proof {...(props as never as Parameters<typeof Proof>[0])} />
    </main>
  );
};
const states: Record<string, () => ComponentChild> = {
  'proof-full': () => section(),
  'proof-empty': () => section(emptyLog(), emptyView()),
};
for (const [name, checking] of Object.entries(verifyStates))
  states[name] = () => <Verify checking={checking} onFile={nothing} onCancel={nothing} />;
for (const [name, view] of Object.entries(reportStates))
  states[name] = () => <LiveReport load={async () => view} version="0.1.0" print={nothing} />;

const name = location.hash.slice(1);
const state = states[name];
if (!state) throw new Error(`No state is named ${location.hash}; there are ${Object.keys(states).join(', ')}.`);

// For the camera.
Object.assign(globalThis, { stateNames: Object.keys(states) });

render(state(), document.getElementById('page')!);
