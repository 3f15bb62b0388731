import type { Asked } from './address';
import { dispatch, listen, now } from './natives';
import { parseAnswer } from './parse-answer';
import { ANSWER, LISTEN, type Seen, SILENCE, VERSION, type Where } from './protocol';

/** What was asked, and the answer; undefined where it has none that can be read. */
export type Answer = readonly [asked: Asked, json: unknown] | null;

export interface Bridge {
  /** Whether anything is to be looked at. */
  isOn(): boolean;
  /** Passes on what an answer says. `askedAt`: when the page asked. Never fails, and never hurries the page. */
  look(where: Where, askedAt: number, read: () => Answer | Promise<Answer>): Promise<void>;
  /** Ours has failed: the page is left alone from now on, and the content script is told, once. */
  fail(where: Where): void;
  /** Leaves the page alone from now on. */
  end(): void;
}

/** The way to the content script. Before that listens, messages wait, bounded; once it is silenced, nothing is looked at. */
export function openBridge(takeOff: () => void): Bridge {
  let isOn = true;
  let isHeard = false;
  let isOver = false;
  /** JSON without its opening brace, to which is added what is known only when it is sent. */
  let waiting: (readonly [askedAt: number, rest: string])[] = [];

  const put = (seen: Seen, askedAt: number): void => {
    waiting.push([askedAt, JSON.stringify(seen).slice(1)]);
    // Until the content script listens, 50 messages are kept, of a million characters in all; the oldest go first.
    while (waiting.length > 50 || `${waiting}`.length > 1e6) waiting.shift();
    flush();
  };
  const flush = (): void => {
    try {
      while (isHeard && waiting[0]) {
        const [askedAt, rest] = waiting.shift()!;
        const ageMs = Math.max(0, now() - askedAt);
        dispatch(document, new CustomEvent(ANSWER, { detail: `{"v":${VERSION},"ageMs":${ageMs},${rest}` }));
      }
    } catch {
      fail('send');
    }
  };
  const end = (): void => {
    isOn = false;
    isOver = true;
    waiting = [];
    takeOff();
  };
  const fail = (where: Where): void => {
    // A second failure, of saying so, has nobody left to be told to.
    if (!isOn) return;
    end();
    // Whatever the page has broken, these words need nothing of it.
    waiting = [[now(), `"kind":"failed","where":"${where}"}`]];
    flush();
  };

  listen(document, LISTEN, () => {
    isHeard = true;
    isOn = !isOver;
    flush();
  });
  listen(document, SILENCE, () => {
    isHeard = isOn = false;
    waiting = [];
  });

  return {
    isOn: () => isOn,
    async look(where, askedAt, read) {
      try {
        const answer = await read();
        if (answer?.[1] === undefined || !isOn) return;
        where = 'parse';
        put(parseAnswer(...answer), askedAt);
      } catch {
        fail(where);
      }
    },
    fail,
    end,
  };
}
