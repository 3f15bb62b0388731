import { LIST, OTHER, odd, SMALL } from './addresses.js';

const EVENTS = ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'abort', 'error', 'timeout'];
/** Answers that may come in more than one part, as the network has it. */
const IN_PARTS = ['slow', 'cut', 'huge', 'broken', 'plain', 'marked', 'moved', 'away'];
const soon = (ms) => new Promise((done) => setTimeout(done, ms));

/** A request of which each event is noted: those of listeners, and those of the `on…` properties. */
function observed(type = XMLHttpRequest) {
  const request = new type();
  const events = [];
  for (const name of EVENTS) {
    request.addEventListener(name, () => events.push(`${name} ${request.readyState}`));
    request[`on${name}`] = () => events.push(`on${name}`);
    request.upload[`on${name}`] = () => events.push(`upload ${name}`);
  }
  /** How many parts there are, and hence how often they are told of, is the network's affair. */
  const seen = (inParts = false) =>
    events.filter((event) => !(inParts && /progress|readystatechange 3|^onreadystatechange/.test(event))).join();
  const end = new Promise((done) => request.addEventListener('loadend', () => setTimeout(done)));
  return { request, seen, end };
}

async function stateOf(request) {
  const { status, statusText, responseURL, responseType, readyState } = request;
  const body = responseType === '' || responseType === 'text' ? request.responseText : request.response;
  return [JSON.stringify([status, statusText, responseURL, responseType, readyState]), body];
}

async function play({ note }, address, { change = () => {}, method = 'GET', body = null, inParts = false } = {}) {
  const { request, seen, end } = observed();
  request.open(method, address);
  change(request);
  request.send(body);
  await end;
  const [state, value] = await stateOf(request);
  await note('state', state);
  await note('body', value);
  await note('headers', request.getAllResponseHeaders().replace(/date:.*/, ''));
  await note('events', seen(inParts));
}

const byEachType = Object.fromEntries(
  ['', 'text', 'json', 'arraybuffer', 'blob', 'document'].map((type) => [
    `request of type “${type}”`,
    async (tools) => {
      await play(tools, SMALL, {
        change: (request) => {
          request.responseType = type;
        },
      });
      const { request, end } = observed();
      request.open('GET', SMALL);
      request.responseType = type;
      request.send();
      await end;
      await tools.outcome('its text', () => request.responseText);
      await tools.outcome('its document', () => request.responseXML);
      const { response } = request;
      await tools.note('the same each time', request.response === response);
    },
  ]),
);

const byEachAnswer = Object.fromEntries(
  ['missing', 'failing', 'nothing', 'empty', 'strange', 'drop', ...IN_PARTS].map((how) => [
    `request, ${how}`,
    async (tools) => {
      const inParts = IN_PARTS.includes(how);
      await play(tools, odd(how), { inParts });
      await play(tools, odd(how), {
        inParts,
        change: (request) => {
          request.responseType = 'json';
        },
      });
    },
  ]),
);

/** `XMLHttpRequest` in each of its ways. */
export const requests = {
  ...byEachType,
  ...byEachAnswer,
  'request, long': (tools) => play(tools, LIST, { inParts: true }),
  'request, of what is none of ours': (tools) => play(tools, OTHER),
  'request, posted': (tools) => play(tools, SMALL, { method: 'POST', body: '{"a":1}' }),
  'request, head': (tools) => play(tools, SMALL, { method: 'HEAD' }),
  'request, small letters': (tools) => play(tools, SMALL, { method: 'get' }),
  'request, another type announced': (tools) =>
    play(tools, SMALL, { change: (request) => request.overrideMimeType('text/plain; charset=latin1') }),
  'request, out of time': (tools) =>
    play(tools, odd('late'), {
      change: (request) => {
        request.timeout = 80;
      },
    }),
  async 'request, synchronous'({ note, outcome }) {
    for (const address of [SMALL, OTHER, odd('missing')]) {
      const { request, seen } = observed();
      request.open('GET', address, false);
      request.send();
      await note('events', seen());
      await note('body', request.responseText);
    }
    const { request, seen } = observed();
    request.open('GET', odd('drop'), false);
    await outcome('send', () => request.send());
    await note('events', seen());
  },
  async 'request, synchronous by leaving the third argument undefined'({ note }) {
    const { request, seen } = observed();
    request.open('GET', SMALL, undefined);
    request.send();
    await note('events', seen());
    await note('body', request.responseText);
  },
  async 'request, aborted'({ note }) {
    for (const when of ['before', 'at once', 'headers', 'parts', 'load', 'after']) {
      const { request, seen, end } = observed();
      const addresses = { 'at once': odd('late'), headers: odd('slow'), parts: odd('slow') };
      request.open('GET', addresses[when] ?? SMALL);
      const at = { headers: 2, parts: 3 }[when];
      if (at) request.addEventListener('readystatechange', () => request.readyState === at && request.abort());
      if (when === 'load') request.addEventListener('load', () => request.abort());
      if (when === 'before') {
        request.abort();
        await soon(20);
      } else {
        request.send();
        if (when === 'at once') request.abort();
        await end;
        if (when === 'after') request.abort();
      }
      await note(when, seen(when === 'parts'));
      await note('state', JSON.stringify([request.readyState, request.status, request.responseText]));
    }
  },
  async 'request, used again'({ note }) {
    const { request, seen, end } = observed();
    request.open('GET', SMALL);
    request.send();
    await end;
    for (const address of [OTHER, SMALL, odd('missing')]) {
      const again = new Promise((done) => request.addEventListener('loadend', () => setTimeout(done), { once: true }));
      request.open('GET', address);
      request.send();
      await again;
      await note('body', request.responseText);
    }
    await note('events', seen());
  },
  async 'request, opened anew while it loads'({ note }) {
    const { request, seen, end } = observed();
    request.open('GET', odd('late'));
    request.send();
    await soon(40);
    request.open('GET', OTHER);
    request.send();
    await end;
    await note('body', request.responseText);
    await note('events', seen());
  },
  async 'request, opened anew by its own listener'({ note }) {
    const { request, seen } = observed();
    let turn = 0;
    const end = new Promise((done) => {
      request.addEventListener('load', () => {
        if (turn++ > 0) return setTimeout(done, 40);
        request.open('GET', OTHER);
        request.send();
      });
    });
    request.open('GET', SMALL);
    request.send();
    await end;
    await note('body', request.responseText);
    await note('events', seen());
  },
  async 'request, order of its listeners'({ note }) {
    const order = [];
    const request = new XMLHttpRequest();
    request.addEventListener('load', () => order.push('before it was opened'));
    request.open('GET', SMALL);
    request.addEventListener('load', { handleEvent: () => order.push('as an object') });
    request.onload = () => order.push('as a property');
    request.addEventListener('load', () => order.push('once'), { once: true });
    request.addEventListener('load', () => queueMicrotask(() => order.push('microtask')), { capture: true });
    request.addEventListener('load', (event) => {
      order.push(`stopped, ${event.loaded} of ${event.total}, ${event.lengthComputable}`);
      event.stopImmediatePropagation();
    });
    request.addEventListener('load', () => order.push('never'));
    request.send();
    await new Promise((done) => request.addEventListener('loadend', () => setTimeout(done)));
    await note('order', order.join());
  },
  async 'request, a listener that throws'({ settle }) {
    const request = new XMLHttpRequest();
    request.onload = () => {
      throw new Error('the page’s own');
    };
    request.open('GET', SMALL);
    request.send();
    await new Promise((done) => request.addEventListener('loadend', () => setTimeout(done)));
    await settle();
  },
  async 'request, its buffer given away'({ note }) {
    const { request, seen, end } = observed();
    request.responseType = 'arraybuffer';
    request.addEventListener('load', () => structuredClone(request.response, { transfer: [request.response] }));
    request.open('GET', SMALL);
    request.send();
    await end;
    await note('left', request.response.byteLength);
    await note('events', seen());
  },
  async 'request, its object changed'({ note }) {
    const request = new XMLHttpRequest();
    request.responseType = 'json';
    request.onreadystatechange = () => {
      if (request.readyState === 4) request.response.cases = 'mine now';
    };
    request.open('GET', SMALL);
    request.send();
    await new Promise((done) => request.addEventListener('loadend', () => setTimeout(done)));
    await note('cases', request.response.cases);
  },
  async 'request, an event that the page makes up'({ note }) {
    const { request, seen, end } = observed();
    request.open('GET', SMALL);
    request.dispatchEvent(new ProgressEvent('load'));
    request.send();
    await end;
    request.dispatchEvent(new ProgressEvent('load'));
    await note('events', seen());
  },
  async 'request, called wrongly'({ outcome }) {
    const request = new XMLHttpRequest();
    await outcome('send before open', () => request.send());
    for (const args of [
      [],
      ['GET'],
      ['a b', SMALL],
      ['TRACE', SMALL],
      ['GET', 'http://'],
      ['GET', Symbol('x')],
      [Symbol('x'), SMALL],
    ])
      await outcome(`open(${args.map(String)})`, () => request.open(...args));
    await outcome('on something else', () => XMLHttpRequest.prototype.open.call({}, 'GET', SMALL));
    await outcome('as a constructor', () => new XMLHttpRequest.prototype.open());
    request.open('GET', odd('late'));
    request.send();
    await outcome('send twice', () => request.send());
    request.abort();
    await outcome('type of a synchronous one', () => {
      request.open('GET', SMALL, false);
      request.responseType = 'json';
    });
  },
  async 'request, what it is'({ note }) {
    const { prototype } = XMLHttpRequest;
    const { open } = prototype;
    await note('open', [typeof open, open.name, open.length, 'prototype' in open].join());
    await note('own', Reflect.ownKeys(open).map(String).sort().join());
    const { value, ...rest } = Object.getOwnPropertyDescriptor(prototype, 'open');
    await note('property', JSON.stringify(rest) + typeof value);
    await note('names', Reflect.ownKeys(prototype).map(String).join());
    const request = new XMLHttpRequest();
    request.open('GET', SMALL);
    await note('of its own', JSON.stringify([Object.keys(request), Reflect.ownKeys(request).length]));
    const all = [];
    for (const name in request) all.push(name);
    await note('listed', all.join());
  },
  async 'request, kinds of address'({ note }) {
    for (const address of [new URL(SMALL, location.href), location.origin + SMALL, `${SMALL}#top`, new String(SMALL)]) {
      const { request, end } = observed();
      request.open('GET', address);
      request.send();
      await end;
      await note('body', request.responseText);
      await note('address', request.responseURL);
    }
    let asked = 0;
    const request = new XMLHttpRequest();
    request.open('GET', { toString: () => `${SMALL}&asked=${++asked}` });
    await note('asked for its text', asked);
  },
  async 'request, of a class of the page’s own'({ note }) {
    class Own extends XMLHttpRequest {
      open(...args) {
        this.opened = args.length;
        return super.open(...args);
      }
    }
    const { request, seen, end } = observed(Own);
    request.open('GET', SMALL);
    request.send();
    await end;
    await note('opened with', request.opened);
    await note('body', request.responseText);
    await note('events', seen());
  },
  async 'request, wrapped by the page afterwards'({ note }) {
    const { open, send } = XMLHttpRequest.prototype;
    const calls = [];
    XMLHttpRequest.prototype.open = function (...args) {
      calls.push(`open ${args.length}`);
      return open.apply(this, args);
    };
    XMLHttpRequest.prototype.send = function (...args) {
      calls.push('send');
      return send.apply(this, args);
    };
    const { request, seen, end } = observed();
    request.open('GET', SMALL, true);
    request.send();
    await end;
    Object.assign(XMLHttpRequest.prototype, { open, send });
    await note('calls', calls.join());
    await note('body', request.responseText);
    await note('events', seen());
  },
};
