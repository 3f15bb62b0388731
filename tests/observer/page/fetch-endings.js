import { LIST, OTHER, odd } from './addresses.js';

const soon = (ms) => new Promise((done) => setTimeout(done, ms));
const reason = { why: 'changed my mind' };

/** How a request may end otherwise than well. */
export const fetchEndings = {
  async 'fetch, aborted before'({ note }) {
    const error = await fetch(LIST, { signal: AbortSignal.abort(reason) }).catch((caught) => caught);
    await note('the very reason', error === reason);
  },
  async 'fetch, aborted without a reason'({ outcome }) {
    await outcome('fetch', fetch(LIST, { signal: AbortSignal.abort() }));
  },
  async 'fetch, aborted before the answer'({ note }) {
    const controller = new AbortController();
    const asked = fetch(odd('late'), { signal: controller.signal }).catch((caught) => caught);
    await soon(60);
    controller.abort(reason);
    await note('the very reason', (await asked) === reason);
  },
  async 'fetch, aborted within the body'({ note, outcome }) {
    for (const how of ['text', 'reader', 'unread']) {
      const controller = new AbortController();
      const response = await fetch(odd('stall'), { signal: controller.signal });
      const reader = how === 'reader' ? response.body.getReader() : null;
      const reading = how === 'unread' ? null : reader ? reader.read().then(() => reader.read()) : response.text();
      const ended = reading?.catch((caught) => caught);
      await soon(60);
      controller.abort(how === 'text' ? undefined : reason);
      if (ended) await note(how, await ended);
      else await outcome(how, () => response.text());
    }
  },
  async 'fetch, aborted within the body, and nobody catches it'({ uncaught }) {
    const controller = new AbortController();
    const response = await fetch(odd('stall'), { signal: controller.signal });
    response.json();
    await soon(60);
    controller.abort();
    await uncaught(1);
  },
  async 'fetch, aborted after the end'({ note }) {
    const controller = new AbortController();
    const response = await fetch(LIST, { signal: controller.signal });
    const text = await response.text();
    controller.abort();
    await note('text', text);
  },
  async 'fetch, out of time'({ outcome }) {
    await outcome('before the answer', fetch(odd('late'), { signal: AbortSignal.timeout(80) }));
    await outcome('within the body', async () =>
      (await fetch(odd('stall'), { signal: AbortSignal.timeout(200) })).text(),
    );
  },
  async 'fetch, no connection'({ outcome }) {
    await outcome('ours', fetch(odd('drop')));
    await outcome('another', fetch('https://localhost:9/messaging/api/global/cases'));
  },
  async 'fetch, cut off'({ outcome }) {
    const response = await fetch(odd('cut'));
    await outcome('text', response.text());
    await outcome('reader', async () => {
      const reader = (await fetch(odd('cut'))).body.getReader();
      while (!(await reader.read()).done);
    });
  },
  async 'fetch, statuses'({ outcome }) {
    for (const how of ['missing', 'failing', 'nothing', 'empty'])
      await outcome(how, async () => {
        const response = await fetch(odd(how));
        return `${response.status} ${response.ok} ${await response.text()}`;
      });
  },
  async 'fetch, redirects'({ outcome }) {
    const seen = ({ status, type, url, redirected }) => JSON.stringify([status, type, url, redirected]);
    for (const how of ['moved', 'away'])
      for (const redirect of ['follow', 'manual', 'error'])
        await outcome(`${how}, ${redirect}`, async () => {
          const response = await fetch(odd(how), { redirect });
          return seen(response) + (await response.text()).length;
        });
  },
  async 'fetch, other methods'({ outcome }) {
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'get', 'TRACE', 'a b'])
      await outcome(method, async () => {
        const response = await fetch(LIST, { method, ...(method === 'POST' && { body: '{}' }) });
        return `${response.status} ${await response.text()}`;
      });
    await outcome('a body that is got', () => fetch(LIST, { body: 'x' }));
  },
  async 'fetch, modes and caches'({ outcome }) {
    for (const init of [
      { cache: 'no-store' },
      { cache: 'only-if-cached' },
      { cache: 'only-if-cached', mode: 'same-origin' },
      { mode: 'no-cors' },
      { mode: 'navigate' },
      { integrity: 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
      { keepalive: true },
      { credentials: 'omit' },
      { priority: 'low' },
      { headers: { 'x-own': '1' } },
    ])
      await outcome(JSON.stringify(init), async () => {
        const response = await fetch(LIST, init);
        return `${response.type} ${await response.text()}`;
      });
  },
  async 'fetch, nobody catches it'({ uncaught }) {
    const signal = AbortSignal.timeout(50);
    fetch(odd('late'), { signal });
    fetch(odd('late'), { signal }).then(() => {});
    fetch(LIST, { signal: AbortSignal.abort() });
    await uncaught(3);
  },
  async 'fetch, nobody catches it, of what is none of ours'({ uncaught }) {
    fetch(OTHER, { signal: AbortSignal.abort() });
    fetch(OTHER, { signal: AbortSignal.abort() }).finally(() => {});
    await uncaught(2);
  },
  async 'fetch, caught late'({ settle, uncaught }) {
    const asked = fetch(LIST, { signal: AbortSignal.abort() });
    await uncaught(1);
    asked.catch(() => {});
    await settle();
  },
  async 'fetch, caught twice'({ note, uncaught }) {
    const asked = fetch(odd('drop'));
    await note('first', await asked.catch((error) => error.name));
    await note('second', await asked.catch((error) => error.name));
    asked.then(() => {});
    await uncaught(1);
  },
  async 'fetch, what follows throws'({ uncaught }) {
    fetch(LIST).then(() => {
      throw new Error('the page’s own');
    });
    fetch(LIST).then((response) => response.json().then(({ nothing }) => nothing.at(0)));
    await uncaught(2);
  },
};
