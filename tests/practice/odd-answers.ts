import type { ServerResponse } from 'node:http';

/** So many characters of JSON, more than anyone would look at. */
const HUGE = 6_000_000;
const PAUSE_MS = 60;
const SMALL = `{"cases":[{"caseId":"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed","status":"OPENED","openDate":1784000000000,"lastUpdatedDate":1784000000000,"threadId":1234567890123456789,"orders":[]}],"nextToken":"","previousToken":"0"}`;

type Act = (response: ServerResponse, json: string) => void | Promise<void>;

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' };
const answer =
  (status: number, body: (json: string) => string, headers: Record<string, string> = JSON_TYPE): Act =>
  (response, json) => {
    response.writeHead(status, headers).end(body(json));
  };
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function inParts(response: ServerResponse, json: string, parts: number): Promise<void> {
  response.writeHead(200, JSON_TYPE);
  const size = Math.ceil(json.length / parts);
  for (let from = 0; from < json.length; from += size) {
    response.write(json.slice(from, from + size));
    await pause(PAUSE_MS);
  }
}

/** What a server may do with a question, by the value of `odd` in its address. `json`: what it would have answered. */
const ACTS: Readonly<Record<string, Act>> = {
  slow: async (response, json) => {
    await inParts(response, json, 4);
    response.end();
  },
  /** Never ends by itself. */
  stall: async (response, json) => {
    response.writeHead(200, JSON_TYPE).write(json.slice(0, json.length / 2));
  },
  /** Long enough for whoever asks to change their mind. */
  late: async (response, json) => {
    await pause(200);
    response.writeHead(200, JSON_TYPE).end(json);
  },
  /** Breaks off within the body. */
  cut: async (response, json) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': String(Buffer.byteLength(json)) });
    response.write(json.slice(0, json.length / 2));
    await pause(PAUSE_MS);
    response.destroy();
  },
  /** Breaks off before anything. */
  drop: (response) => void response.destroy(),
  missing: answer(404, () => '{"message":"no such case"}'),
  failing: answer(500, () => '{"message":"internal"}'),
  /** So short that it comes at once. */
  small: answer(200, () => SMALL),
  nothing: answer(204, () => ''),
  empty: answer(200, () => ''),
  broken: answer(200, (json) => json.slice(0, -3)),
  strange: answer(200, () => '{"entries":[{"id":1234567890123456789}]}'),
  plain: answer(200, (json) => json, { 'content-type': 'text/plain; charset=utf-8' }),
  marked: answer(200, (json) => `\ufeff${json}`),
  huge: answer(200, (json) => `${json.slice(0, -1)},"padding":"${'x'.repeat(HUGE)}"}`),
  moved: answer(302, () => '', { location: '/messaging/api/global/cases?filter=ALL&sortDirection=DESCENDING' }),
  away: answer(302, () => '', { location: '/home' }),
};

/** Answers oddly where the address asks for it. */
export function answerOddly(odd: string, response: ServerResponse, json: string): void {
  const act = ACTS[odd] ?? ACTS['missing']!;
  void Promise.resolve(act(response, json)).catch(() => response.destroy());
}
