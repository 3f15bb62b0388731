import { LIST, OTHER, odd } from './addresses.js';

const readings = ['text', 'json', 'blob', 'arrayBuffer', 'bytes', 'formData'];

async function all(reader) {
  const chunks = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) chunks.push(part.value);
  return new Response(new Blob(chunks)).text();
}

const byEachReading = Object.fromEntries(
  readings.map((how) => [
    `fetch, ${how}`,
    async ({ note, outcome }) => {
      const response = await fetch(LIST);
      await note('used before', response.bodyUsed);
      await outcome(how, () => response[how]());
      await note('used after', response.bodyUsed);
      await outcome('again', () => response.text());
    },
  ]),
);

/** Each way to read the body of an answer. */
export const fetchBodies = {
  ...byEachReading,
  async 'fetch, what an answer is'({ note }) {
    for (const address of [LIST, odd('missing'), odd('failing'), odd('empty'), odd('plain'), odd('nothing'), OTHER]) {
      const response = await fetch(address);
      const { status, statusText, ok, url, type, redirected, bodyUsed } = response;
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      await note('answer', JSON.stringify([status, statusText, ok, url, type, redirected, bodyUsed, headers]));
      await note('kind', [response instanceof Response, response.constructor === Response, `${response}`].join());
      await note('own', JSON.stringify([Object.keys(response), Reflect.ownKeys(response).length]));
      await note('body', response.body === null ? 'none' : `${response.body} ${response.body.locked}`);
      const { body } = response;
      await note('same body', response.body === body);
      await note('text', await response.text());
    }
  },
  async 'fetch, reader'({ note, outcome }) {
    const { body } = await fetch(LIST);
    const reader = body.getReader();
    await note('locked', body.locked);
    await outcome('text', () => all(reader));
    await outcome('closed', reader.closed);
    reader.releaseLock();
    await note('locked', body.locked);
  },
  async 'fetch, reader that brings its own buffer'({ outcome }) {
    const { body } = await fetch(LIST);
    await outcome('read', async () => {
      const reader = body.getReader({ mode: 'byob' });
      const { value } = await reader.read(new Uint8Array(100));
      return value.length > 0;
    });
  },
  async 'fetch, tee'({ outcome }) {
    const [one, other] = (await fetch(LIST)).body.tee();
    await outcome('one', () => new Response(one).text());
    await outcome('other', () => new Response(other).json());
  },
  async 'fetch, cloned twice'({ note, outcome }) {
    const response = await fetch(LIST);
    const [first, second] = [response.clone(), response.clone()];
    await outcome('second', second.json());
    await outcome('itself', response.text());
    await outcome('first', first.arrayBuffer());
    await note('address', first.url);
    await outcome('cloned too late', () => response.clone());
  },
  async 'fetch, through a stream'({ outcome }) {
    const response = await fetch(odd('slow'));
    await outcome('text', all(response.body.pipeThrough(new TextDecoderStream()).getReader()));
  },
  async 'fetch, iterated'({ note, outcome }) {
    const response = await fetch(odd('slow'));
    let parts = 0;
    await outcome('text', async () => {
      const chunks = [];
      for await (const chunk of response.body) {
        parts++;
        chunks.push(chunk);
      }
      return new Response(new Blob(chunks)).text();
    });
    await note('in parts', parts > 1);
  },
  async 'fetch, the first part is there before the last'({ note }) {
    const startedAt = performance.now();
    const reader = (await fetch(odd('slow'))).body.getReader();
    await reader.read();
    const firstMs = performance.now() - startedAt;
    while (!(await reader.read()).done);
    await note('much earlier', performance.now() - startedAt - firstMs > 150);
  },
  async 'fetch, cancelled body'({ note, outcome }) {
    const response = await fetch(LIST);
    await outcome('cancel', response.body.cancel('enough'));
    await outcome('text', () => response.text());
    await note('used', response.bodyUsed);
  },
  async 'fetch, body given up'({ note }) {
    const reader = (await fetch(odd('slow'))).body.getReader();
    await note('read', (await reader.read()).done);
    await note('cancel', await reader.cancel());
    await note('read', (await reader.read()).done);
  },
  async 'fetch, huge'({ outcome }) {
    await outcome('text', (await fetch(odd('huge'))).text());
  },
  async 'fetch, huge and read slowly'({ note, settle }) {
    const reader = (await fetch(odd('huge'))).body.getReader();
    let bytes = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.length;
      if (bytes < 300_000) await settle();
    }
    await note('bytes', bytes);
  },
  async 'fetch, broken JSON'({ outcome }) {
    await outcome('json', (await fetch(odd('broken'))).json());
    await outcome('text', (await fetch(odd('broken'))).text());
  },
  async 'fetch, of a form that is not known'({ outcome }) {
    await outcome('json', (await fetch(odd('strange'))).json());
  },
  async 'fetch, with a byte order mark'({ outcome }) {
    await outcome('text', (await fetch(odd('marked'))).text());
    await outcome('json', (await fetch(odd('marked'))).json());
  },
  async 'fetch, never read'({ note }) {
    await note('status', (await fetch(LIST)).status);
  },
  async 'fetch, twenty at once'({ note }) {
    const texts = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => (await fetch(at % 2 ? LIST : OTHER)).text()),
    );
    await note('texts', texts.join());
  },
};
