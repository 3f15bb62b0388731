import { h, render } from 'preact';

/** The least popup that Preact can draw; `aria-busy` says that it is complete, as ours does. */
render(h('main', { 'aria-busy': 'false' }, 'Hello'), document.getElementById('popup')!);
