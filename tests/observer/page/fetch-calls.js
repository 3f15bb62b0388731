import { LIST, OTHER, odd } from './addresses.js';

const seen = async (asked) => {
  const response = await asked;
  return `${response.status} ${response.url} ${await response.text()}`;
};

/** Ways to call `fetch`, and what else a page may do with it. */
export const fetchCalls = {
  async 'fetch, what it is'({ note }) {
    await note('form', [typeof fetch, fetch.name, fetch.length, 'prototype' in fetch, window.fetch === fetch].join());
    await note('own', Reflect.ownKeys(fetch).map(String).sort().join());
    const { value, ...rest } = Object.getOwnPropertyDescriptor(window, 'fetch');
    await note('property', JSON.stringify(rest) + typeof value);
    const asked = fetch(LIST);
    await note('promise', [asked instanceof Promise, asked.constructor === Promise, `${asked}`].join());
    await note('another each time', fetch(LIST) !== asked);
  },
  async 'nothing is left on the page'({ note }) {
    await note('names', Object.getOwnPropertyNames(window).sort().join());
    await note('symbols', Object.getOwnPropertySymbols(window).map(String).sort().join());
    await note('names of the document', Reflect.ownKeys(document).map(String).sort().join());
    await note('elements', document.querySelectorAll('script').length);
  },
  async 'fetch, called wrongly'({ outcome }) {
    for (const args of [[], [undefined], [null], [Symbol('x')], ['http://'], ['https://a:b@c.example/'], [LIST, 5]])
      await outcome(`with ${args.map(String)}`, async () => (await fetch(...args)).status);
    await outcome('with a bad signal', () => fetch(LIST, { signal: {} }));
    await outcome('as a constructor', () => new fetch(LIST));
    await outcome('a method that is a symbol', () => fetch(LIST, { method: Symbol('GET') }));
  },
  async 'fetch, called on something else'({ outcome }) {
    for (const self of [undefined, null, window, {}, document, 5])
      await outcome(String(self), async () => (await fetch.call(self, LIST)).status);
    const bound = fetch.bind(window);
    await outcome('bound', async () => (await bound(LIST)).status);
    await outcome('applied', async () => (await Reflect.apply(fetch, undefined, [LIST])).status);
  },
  async 'fetch, kinds of input'({ note, outcome }) {
    await outcome('URL', seen(fetch(new URL(LIST, location.href))));
    await outcome('Request', seen(fetch(new Request(LIST))));
    await outcome('Request of another method', seen(fetch(new Request(LIST), { method: 'POST' })));
    await outcome('Request by Request', seen(fetch(new Request(OTHER), new Request(LIST))));
    await outcome('String object', seen(fetch(new String(LIST))));
    await outcome('relative', seen(fetch(`api/global/cases?${LIST.split('?')[1]}`)));
    await outcome('absolute', seen(fetch(location.origin + LIST)));
    await outcome('with a fragment', seen(fetch(`${LIST}#top`)));
    let asked = 0;
    const text = {
      toString() {
        asked++;
        return LIST;
      },
    };
    await outcome('anything with a text', seen(fetch(text)));
    await note('asked for its text', asked);
  },
  async 'fetch, a request used again'({ note, outcome }) {
    const request = new Request(LIST, { method: 'POST', body: '{}' });
    await outcome('first', seen(fetch(request)));
    await note('used', request.bodyUsed);
    await outcome('second', seen(fetch(request)));
  },
  async 'fetch, a request with a signal'({ note }) {
    const controller = new AbortController();
    const asked = fetch(new Request(odd('late'), { signal: controller.signal })).catch((error) => error.name);
    controller.abort();
    await note('ends', await asked);
  },
  async 'fetch, options with getters'({ note, outcome }) {
    const read = [];
    const init = {};
    for (const [name, value] of Object.entries({ method: 'GET', headers: {}, cache: 'no-store', signal: null }))
      Object.defineProperty(init, name, {
        enumerable: true,
        get() {
          read.push(name);
          return value;
        },
      });
    await outcome('fetch', seen(fetch(LIST, init)));
    await note('read', read.join());
    await outcome('inherited', seen(fetch(LIST, Object.create({ method: 'POST' }))));
  },
  async 'fetch, wrapped by the page afterwards'({ note, outcome }) {
    const before = window.fetch;
    let calls = 0;
    window.fetch = (...args) => {
      calls++;
      return before(...args).then((response) => {
        const own = response.clone();
        Object.defineProperty(response, 'own', { value: own.text().then((text) => text.length) });
        return response;
      });
    };
    const response = await window.fetch(LIST);
    await outcome('text', response.text());
    await note('the page’s own reading', await response.own);
    await note('calls', calls);
    window.fetch = before;
    await outcome('as before', seen(fetch(LIST)));
  },
  async 'fetch, the page’s own counts'({ note, settle }) {
    const calls = [];
    const spied = [
      [Response.prototype, ['clone', 'text', 'json', 'arrayBuffer']],
      [EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']],
      [Promise.prototype, ['then', 'catch', 'finally']],
    ];
    const natives = spied.map(([owner, names]) => names.map((name) => owner[name]));
    spied.forEach(([owner, names]) => {
      for (const name of names) {
        const native = owner[name];
        owner[name] = function (...args) {
          calls.push(name);
          return Reflect.apply(native, this, args);
        };
      }
    });
    try {
      await (await fetch(LIST)).text();
      await settle();
    } finally {
      spied.forEach(([owner, names], i) => {
        names.forEach((name, j) => {
          owner[name] = natives[i][j];
        });
      });
    }
    await note('calls', calls.sort().join());
  },
  async 'fetch, a class of the page’s own for answers'({ outcome }) {
    const native = Response.prototype.clone;
    Response.prototype.clone = () => {
      throw new Error('not here');
    };
    await outcome('fetch', seen(fetch(LIST)));
    Response.prototype.clone = native;
  },
  async 'one request each'({ note }) {
    const address = `${location.origin}${LIST}&once=1`;
    performance.clearResourceTimings();
    await (await fetch(address)).text();
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.send();
    await settle();
    await note('entries', performance.getEntriesByName(address).length);
  },
  async 'a worker’s fetch'({ note }) {
    const worker = new Worker('/messaging/practice/scripts/worker.js');
    const said = await new Promise((done) => worker.addEventListener('message', ({ data }) => done(data)));
    worker.terminate();
    await note('said', said.answer);
    await note('native', said.native);
  },
  async 'a frame’s fetch'({ note }) {
    const frame = document.createElement('iframe');
    frame.src = '/messaging/reviews';
    document.body.append(frame);
    await new Promise((done) => frame.addEventListener('load', done));
    await note('native', /native code/.test(frame.contentWindow.fetch.toString()));
    await note('text', await (await frame.contentWindow.fetch(LIST)).text());
    frame.remove();
  },
};
