import { fetchBodies } from './fetch-bodies.js';
import { fetchCalls } from './fetch-calls.js';
import { fetchEndings } from './fetch-endings.js';
import { record } from './record.js';
import { requests } from './requests.js';

const scenarios = { ...fetchBodies, ...fetchEndings, ...fetchCalls, ...requests };

/** What the observer, where there is one, passes on meanwhile. The page itself has no part in it. */
const answers = [];
document.addEventListener('reply-clock:answer', ({ detail }) => answers.push(detail));
document.dispatchEvent(new CustomEvent('reply-clock:listen'));

/** Plays every scenario, one after the other, and leaves what was seen on the document for the test to take. */
const seen = {};
for (const [name, scenario] of Object.entries(scenarios)) seen[name] = await record(scenario);
document.documentElement.setAttribute('data-played', JSON.stringify({ seen, answers }));
