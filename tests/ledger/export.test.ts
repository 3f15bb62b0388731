import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS } from '../../src/core/span';
import { commitIntents, commitShown } from '../../src/ledger/alerts';
import { exportLedger } from '../../src/ledger/export';
import { caseAnswer, listAnswer, message } from './answers';
import { CASE, card, list, minute, NOON, newWorld, thread, type World } from './world';

const iso = v.pipe(v.string(), v.isoTimestamp(), v.endsWith('Z'));
const known = v.pipe(v.string(), v.minLength(1));
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);
const span = v.pipe(
  v.strictObject({ earliest: iso, latest: iso }),
  v.check(({ earliest, latest }) => earliest <= latest),
);
const orderId = v.pipe(v.string(), v.regex(/^\d{3}-\d{7}-\d{7}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.strictObject({ min: v.number(), max: v.number() });
const score = v.strictObject({
  ...{ onTime: count, late: count, overdue: count, excluded: count, settled: count, unclear: count },
  ...{ share: orNull(share), knownFrom: orNull(iso) },
});
const format = v.strictObject({
  format: v.literal('reply-clock-ledger'),
  version: v.literal(1),
  exportedAt: iso,
  hours: v.number(),
  coverage: v.array(
    v.strictObject({
      account: orNull(known),
      host: known,
      state: v.picklist(['watching', 'stale', 'signed-out', 'unreadable', 'not-watching']),
      lastReadAt: orNull(iso),
      asOf: orNull(iso),
      complete: v.boolean(),
      layout: orNull(known),
      why: orNull(known),
    }),
  ),
  threads: v.array(
    v.strictObject({
      account: orNull(known),
      host: orNull(known),
      marketplace: orNull(known),
      caseId: orNull(v.pipe(v.string(), v.uuid())),
      orderId: orNull(orderId),
      label: orNull(v.strictObject({ buyer: orNull(known), subject: orNull(known) })),
      clocks: v.array(
        v.strictObject({
          receivedAt: span,
          deadline: span,
          basis: v.picklist(['exact', 'bounded', 'assumed']),
          answeredAt: orNull(span),
          outcomes: v.pipe(v.array(v.picklist(['on-time', 'late', 'excluded', 'not-counted'])), v.minLength(1)),
          standing: v.picklist(['running', 'overdue', 'on-time', 'late', 'excluded', 'settled', 'unclear']),
        }),
      ),
    }),
  ),
  score: v.strictObject({ 7: score, 30: score, 90: score }),
  alerts: v.array(v.strictObject({ caseId: orNull(known), deadline: span, stage: known, shownAt: iso })),
  facts: v.array(v.looseObject({ id: known, key: known, kind: known, observedAt: iso, asOf: iso })),
  keys: v.array(
    v.strictObject({
      key: known,
      account: orNull(known),
      host: known,
      marketplace: orNull(known),
      orderId: orNull(orderId),
      caseIds: v.array(known),
      aka: v.exactOptional(v.array(known)),
      salts: v.exactOptional(v.array(known)),
    }),
  ),
  history: v.array(v.looseObject({ day: v.pipe(v.string(), v.isoDate()), account: known, marketplace: orNull(known) })),
  salt: known,
  otherSalts: v.array(known),
  digest: v.pipe(v.string(), v.length(43)),
  setAside: v.strictObject({ count, stores: v.record(known, count) }),
});

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const exported = async (now = NOON) =>
  v.parse(format, JSON.parse(JSON.stringify(await exportLedger(await world.db(), DEFAULT_SETTINGS, now))));

test('an empty ledger exports no share and no zero that pretends to be one', async () => {
  const { score, threads, coverage } = await exported();
  expect(threads).toEqual([]);
  expect(coverage).toEqual([]);
  expect(score[30]).toMatchObject({ share: null, knownFrom: null });
});

test('every part follows the public format, and a deadline is the receipt plus the hours at both ends', async () => {
  const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
  await world.ledger.recordReading(
    list({ cards: [card({ buyer: 'Bo', orderId: '405-1234567-1234567' }), card({ buyer: 'Cy', subject: '' })] }),
    NOON,
  );
  await world.ledger.recordReading(thread({ messages: [asked], card: card() }), NOON);
  await world.ledger.recordTold({ key: `case:${CASE}`, claim: 'answered', at: NOON, undoes: null }, NOON);
  const { toShow } = await commitIntents(await world.db(), DEFAULT_SETTINGS, 'UTC', NOON + 8 * HOUR_MS);
  for (const alert of toShow) await commitShown(await world.db(), alert, NOON + 8 * HOUR_MS);
  const ledger = await exported(NOON + 9 * HOUR_MS);

  expect(ledger.threads).toHaveLength(3);
  for (const { clocks } of ledger.threads) {
    for (const { receivedAt, deadline } of clocks) {
      for (const end of ['earliest', 'latest'] as const)
        expect(Date.parse(deadline[end]) - Date.parse(receivedAt[end])).toBe(24 * HOUR_MS);
    }
  }
  expect(ledger.threads.find((one) => one.caseId === CASE)!.clocks[0]!.answeredAt).not.toBeNull();
  expect(ledger.threads.find((one) => one.label?.buyer === 'Cy')!.label!.subject).toBeNull();
  expect(ledger.alerts.length).toBeGreaterThan(0);
  expect(new Set(ledger.facts.map((fact) => fact.kind))).toEqual(
    new Set(['sighting', 'message', 'link', 'told', 'alert']),
  );
});

test('an account without a name is null, not the host that stands for it', async () => {
  await world.ledger.recordReading(list({ account: null }), NOON);
  const { threads, coverage, keys } = await exported();
  expect([threads[0]!.account, coverage[0]!.account, keys[0]!.account]).toEqual([null, null, null]);
});

test('is of one moment: all of it is read in one transaction', async () => {
  const db = await world.db();
  let opened = 0;
  const counting = new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') opened++;
      const member = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  await exportLedger(counting, DEFAULT_SETTINGS, NOON);
  expect(opened).toBe(1);
});

test("the page's own data is exported by ids and instants, and its threads by their case", async () => {
  const world = await newWorld();
  await world.ledger.recordReading(listAnswer(), NOON);
  await world.ledger.recordReading(
    caseAnswer({ asOf: NOON + 1, messages: [message('buyer', NOON - HOUR_MS)] }),
    NOON + 1,
  );
  const exported = await exportLedger(await world.db(), DEFAULT_SETTINGS, NOON + 1);
  v.parse(format, exported);
  expect(exported.threads).toMatchObject([{ caseId: CASE, label: null, clocks: [{ basis: 'exact' }] }]);
  const { openedAt } = listAnswer().cases[0]!;
  expect(exported.facts).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'sighting',
        folder: 'response-needed',
        openedAt: new Date(openedAt!).toISOString(),
      }),
      expect.objectContaining({ kind: 'message', source: 'response', messageId: `m${NOON - HOUR_MS}` }),
    ]),
  );
});
