import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ProofLink } from '../../src/core/proof';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { canonicalJson, hashOf } from '../../src/ledger/ids';
import { eraseProofOf } from '../../src/ledger/proof-erase';
import { exportProof } from '../../src/ledger/proof-export';
import { MOST_BYTES, ProofFileRefused } from '../../src/ledger/proof-format';
import { sealBatch } from '../../src/ledger/proof-seal';
import { verifyProof } from '../../src/ledger/proof-verify';
import { transact } from '../../src/ledger/transact';
import { CASE, card, list, minute, NOON, newWorld, thread } from './world';

interface Frame {
  head: string | null;
  links: ProofLink[];
  facts: { id: string }[];
}
let text: string;
let whole: Frame;
const verify = (content: string | object) =>
  verifyProof(new Blob([typeof content === 'string' ? content : JSON.stringify(content)]));
const changed = (change: (frame: Frame) => void): Frame => {
  const frame = structuredClone(whole);
  change(frame);
  return frame;
};
/** The links that name this fact. */
const naming = (id: string): number[] =>
  whole.links.flatMap(({ seq, body }) => (body && 'facts' in body && body.facts.includes(id) ? [seq] : []));

beforeAll(async () => {
  const world = await newWorld();
  const db = await world.db();
  const at = (minutes: number): number => NOON + minutes * MINUTE_MS;
  for (let i = 0; i < 6; i++)
    await world.ledger.recordReading(list({ asOf: at(i), cards: [card({ buyer: `B${i}` })] }), at(i));
  await world.ledger.recordReading(list({ account: 'GONE', asOf: at(7) }), at(7));
  await world.ledger.recordReading(
    thread({ asOf: at(8), messages: [{ author: 'buyer', at: minute('2026-11-24T10:05') }] }),
    at(8),
  );
  await world.ledger.recordTold({ key: `case:${CASE}`, claim: 'answered', at: NOON, undoes: null }, at(9));
  await world.ledger.recordReading(list({ asOf: at(30), cards: [card({ buyer: 'B5' })] }), at(30));
  await transact(db, (tx) => eraseProofOf(tx, 'GONE', at(31)));
  while (await sealBatch(db));
  text = await (await exportProof(db, '0.1.0', at(60))).text();
  whole = JSON.parse(text);
  expect(whole.links.length).toBeGreaterThan(10);
});

test('a file as it was made holds', async () => {
  expect(await verify(text)).toMatchObject({ broken: null, unsealed: 0, erased: [{}], clockBack: 0, told: 1 });
  expect(await verify(JSON.stringify(JSON.parse(text), null, 2))).toMatchObject({ broken: null });
});

describe('whatever is changed is found, and the first broken link is named', () => {
  test('any one character of a link', async () => {
    const places = fc.nat().chain((n) => {
      const i = n % whole.links.length;
      return fc.tuple(fc.constant(i), fc.nat(JSON.stringify(whole.links[i]).length - 1), fc.constantFrom(...'0aZ"}9_'));
    });
    await fc.assert(
      fc.asyncProperty(places, async ([i, place, letter]) => {
        const line = JSON.stringify(whole.links[i]);
        fc.pre(line[place] !== letter);
        const wrong = line.slice(0, place) + letter + line.slice(place + 1);
        const file = text.replace(line, () => wrong);
        const found = await verify(file).catch((error) => error);
        if (found instanceof ProofFileRefused) expect(() => JSON.parse(file)).toThrow();
        else expect(found.broken?.seq).toBe(i + 1);
      }),
      { numRuns: 300 },
    );
  });

  test('any one character of a fact', async () => {
    const places = fc.nat().chain((n) => {
      const i = n % whole.facts.length;
      return fc.tuple(fc.constant(i), fc.nat(JSON.stringify(whole.facts[i]).length - 1), fc.constantFrom(...'0aZ"}9_'));
    });
    await fc.assert(
      fc.asyncProperty(places, async ([i, place, letter]) => {
        const line = JSON.stringify(whole.facts[i]);
        fc.pre(line[place] !== letter);
        const wrong = line.slice(0, place) + letter + line.slice(place + 1);
        const file = text.replace(line, () => wrong);
        const found = await verify(file).catch((error) => error);
        if (found instanceof ProofFileRefused) {
          expect(() => JSON.parse(file)).toThrow();
          return;
        }
        // Without the name of its id nothing tells which fact it was.
        const isNamed = typeof JSON.parse(wrong).id === 'string';
        expect(found.broken).toMatchObject(
          isNamed ? { seq: naming(whole.facts[i]!.id)[0], why: 'fact' } : { seq: null, why: 'stray-fact' },
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a link that is taken out, or put elsewhere', async () => {
    for (let i = 0; i < whole.links.length - 1; i++) {
      const without = await verify(changed(({ links }) => links.splice(i, 1)));
      expect(without.broken).toMatchObject({ seq: i + 1, why: 'missing' });
      const swapped = await verify(changed(({ links }) => links.splice(i, 2, links[i + 1]!, links[i]!)));
      expect(swapped.broken).toMatchObject({ seq: i + 1, why: 'missing' });
    }
    const doubled = await verify(changed(({ links }) => links.splice(4, 0, links[4]!)));
    expect(doubled.broken).toMatchObject({ seq: 6, why: 'missing' });
  });

  test('links renumbered to hide that one was taken out', async () => {
    const hidden = changed((frame) => {
      frame.links.splice(4, 1);
      frame.links = frame.links.map((link, i) => ({ ...link, seq: i + 1 }));
    });
    expect((await verify(hidden)).broken).toMatchObject({ seq: 5, why: 'prev' });
  });

  test('a content that is emptied, a hash that is taken off, a head that is changed', async () => {
    const emptied = changed(({ links }) => (links[3] = { ...links[3]!, body: null }));
    expect((await verify(emptied)).broken).toMatchObject({ seq: 4, why: 'not-erased' });
    const bare = changed(({ links }) => (links[3] = { ...links[3]!, prev: null, bodyHash: null, hash: null }));
    expect((await verify(bare)).broken).toMatchObject({ seq: 5, why: 'unsealed' });
    const other = changed((frame) => (frame.head = frame.links[0]!.hash));
    expect((await verify(other)).broken).toMatchObject({ seq: whole.links.length, why: 'head' });
  });

  describe('a content that is emptied', () => {
    const stamp = { at: NOON, salt: 'forged' };
    /** The file with all hashes made anew, as whoever has it can. */
    const sealedAnew = (file: Frame): Frame => {
      let head: string | null = null;
      const links = file.links.map(({ seq, body, ...link }): ProofLink => {
        const bodyHash = body === null ? link.bodyHash : hashOf(canonicalJson(body));
        const prev = head;
        head = hashOf(canonicalJson({ seq, prev, bodyHash }));
        return { seq, body, prev, bodyHash, hash: head };
      });
      return { ...file, head, links };
    };
    const erasing = (links: [number, number][], seq = whole.links.length + 1): ProofLink => ({
      ...{ seq, body: { kind: 'erased', ...stamp, links }, prev: null, bodyHash: null, hash: null },
    });
    const emptied = (): Frame =>
      changed((frame) => {
        const { body } = frame.links[3]!;
        const gone = new Set(body && 'facts' in body ? body.facts : []);
        frame.links[3] = { ...frame.links[3]!, body: null };
        frame.facts = frame.facts.filter(({ id }) => !gone.has(id));
      });

    test('is not excused by a link without a hash, nor by one that is no later', async () => {
      const file = emptied();
      const added = { ...file, links: [...file.links, erasing([[4, 4]])] };
      expect((await verify(added)).broken).toMatchObject({ seq: 4, why: 'not-erased' });
      const before = { ...file, links: file.links.with(2, erasing([[1, 1_000]], 3)) };
      const stray = new Set(whole.links[2]!.body && 'facts' in whole.links[2]!.body ? whole.links[2]!.body.facts : []);
      const facts = file.facts.filter(({ id }) => !stray.has(id));
      expect((await verify(sealedAnew({ ...before, facts }))).broken).toMatchObject({ seq: 4, why: 'not-erased' });
    });

    test('is told with the link that says so: a newer one than that whose hash was noted before', async () => {
      const file = emptied();
      const { broken, erased, hashes } = await verify(
        sealedAnew({ ...file, links: [...file.links, erasing([[4, 4]])] }),
      );
      expect(broken).toBeNull();
      expect(erased).toContainEqual({ seq: 4, by: hashes.length });
      expect(whole.head).toBe(hashes.at(-2));
    });

    test('by however many ranges, in a time that hardly grows with them', async () => {
      const file = emptied();
      const all = Array.from({ length: 50_000 }, (): [number, number] => [1, 2 ** 31]);
      const { erased } = await verify(sealedAnew({ ...file, links: [...file.links, erasing(all)] }));
      expect(erased).toContainEqual({ seq: 4, by: whole.links.length + 1 });
    });
  });

  test('a fact that no link names', async () => {
    const stranger = changed(({ facts }) => facts.push({ id: 'x', note: 'made up' } as never));
    expect((await verify(stranger)).broken).toMatchObject({ seq: null, why: 'stray-fact' });
  });

  test('when it was seen is told with the broken link', async () => {
    const wrong = changed(({ links }) => ((links[2]!.body as { asOf: number }).asOf += HOUR_MS));
    expect((await verify(wrong)).broken).toEqual({ seq: 3, why: 'body', at: whole.links[2]!.body!.at });
  });
});

// The texts say so: only a head that was noted elsewhere shows it.
test('links cut off at the end, head and all, are not found', async () => {
  const cut = changed((frame) => {
    frame.links.splice(5);
    frame.facts = frame.facts.filter(({ id }) => naming(id).some((seq) => seq <= 5));
    frame.head = frame.links.at(-1)!.hash;
  });
  const verified = await verify(cut);
  expect(verified.broken).toBeNull();
  expect(verified.hashes).not.toContain(whole.head);
});

test('a file that is cut off, foreign, of another version or too large is refused for that reason', async () => {
  const refusal = (content: string | object) =>
    verify(content).then(
      () => 'taken',
      (error: ProofFileRefused) => error.why,
    );
  for (const part of [0.1, 0.5, 0.99]) expect(await refusal(text.slice(0, part * text.length))).toBe('not-json');
  for (const content of ['', 'null', '[]', '{}', '"x"', '7'])
    expect(['not-json', 'foreign']).toContain(await refusal(content));
  expect(await refusal({ ...whole, format: 'reply-clock-ledger' })).toBe('backup');
  expect(await refusal({ ...whole, version: 2 })).toBe('other-version');
  expect(await refusal({ ...whole, links: {} })).toBe('foreign');
  const large = { size: MOST_BYTES + 1, text: () => expect.unreachable('it is not read') } as unknown as Blob;
  await expect(verifyProof(large)).rejects.toMatchObject({ why: 'too-big' });
});

test('hostile values make no more than a broken link', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  for (const value of ['null', '7', '[]', '{}', '"x"', deep, '{"seq":1,"body":{"kind":"__proto__"}}']) {
    const file = JSON.stringify({ ...whole, links: ['HERE'], facts: ['HERE'] }).replaceAll('"HERE"', value);
    expect((await verify(file)).broken).toMatchObject({ seq: 1, why: 'form' });
  }
});

test('checking tells how far it has come, and can be cancelled', async () => {
  const seen: number[] = [];
  const stop = new AbortController();
  await verifyProof(new Blob([text]), { onProgress: (done) => seen.push(done) });
  expect(seen.at(-1)).toBe(1);
  stop.abort();
  await expect(verifyProof(new Blob([text]), { signal: stop.signal })).rejects.toThrow('abort');
});

test('a clock that was set back is told, and breaks nothing', async () => {
  const world = await newWorld();
  await world.ledger.recordReading(list(), NOON - HOUR_MS);
  const db = await world.db();
  while (await sealBatch(db));
  expect(await verifyProof(await exportProof(db, '0.1.0', NOON))).toMatchObject({ broken: null, clockBack: 1 });
});
