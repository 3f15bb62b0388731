import { render } from 'preact';
import { Options } from '../../../src/ui/options/options';
import { Welcome } from '../../../src/ui/welcome/welcome';
import { alertsThatCome, optionsStates, welcomeStates } from '../page-states';

const name = location.hash.slice(1);
const [welcome, options] = [welcomeStates[name], optionsStates[name]];
const names = [...Object.keys(welcomeStates), ...Object.keys(optionsStates)];
if (!welcome && !options) throw new Error(`No state is named ${location.hash}; there are ${names.join(', ')}.`);

// For the camera.
Object.assign(globalThis, { stateNames: names });

const done = async () => {};
const page = welcome ? (
  <Welcome
    {...welcome}
    acts={{ choose: done, openInbox: done, allow: async () => false, alertCheck: alertsThatCome }}
  />
) : (
  <Options
    {...options!}
    acts={{ change: done, forget: done, retry: () => {}, testSound: async () => 'played', alertCheck: alertsThatCome }}
  />
);
render(page, document.getElementById('page')!);
