import { afterEach, expect, test } from 'vitest';

/** A browser's alarms and alerts, virtual or real, with a way to let time go by. */
export interface Desk {
  now(): Promise<number>;
  create(name: string, when: { readonly when?: number; readonly periodInMinutes?: number }): Promise<void>;
  get(name: string): Promise<{ readonly scheduledTime: number } | undefined>;
  clear(name: string): Promise<boolean>;
  /** The names of the alarms that have gone off since this was asked last, in order. */
  fired(): Promise<readonly string[]>;
  pass(ms: number): Promise<void>;
  /** Time goes by, and the computer sleeps. */
  sleep(ms: number): Promise<void>;
  show(id: string, title: string): Promise<void>;
  hide(id: string): Promise<boolean>;
  /** The titles on the screen, by id, of the alerts that the contract has shown. */
  shown(): Promise<Readonly<Record<string, string>>>;
  /** The extension starts anew, as at an update. */
  reload(): Promise<void>;
}

const SECOND_MINUTES = 1 / 60;

/** What the extension and the simulation rely on. The real ones take some seconds for it. */
export function deskContract(desk: () => Desk): void {
  afterEach(async () => {
    for (const name of ['one', 'other', 'turns']) await desk().clear(name);
    await desk().fired();
  });

  test('an alarm goes off at its time, once, and is gone', async () => {
    const when = (await desk().now()) + 1_000;
    await desk().create('one', { when });
    expect((await desk().get('one'))?.scheduledTime).toBe(when);
    expect(await desk().fired()).toEqual([]);
    await desk().pass(1_500);
    expect(await desk().fired()).toEqual(['one']);
    expect(await desk().get('one')).toBeUndefined();
  });

  test('an alarm of the same name takes the place of the first', async () => {
    const now = await desk().now();
    await desk().create('one', { when: now + 60_000 });
    await desk().create('one', { when: now + 1_000 });
    await desk().pass(1_600);
    expect(await desk().fired()).toEqual(['one']);
    expect(await desk().get('one')).toBeUndefined();
  });

  test('one whose time is past goes off at once; one that is cleared does not', async () => {
    const now = await desk().now();
    await desk().create('other', { when: now + 600 });
    expect(await desk().clear('other')).toBe(true);
    expect(await desk().clear('other')).toBe(false);
    await desk().create('one', { when: now - 5_000 });
    await desk().pass(1_500);
    expect(await desk().fired()).toEqual(['one']);
  });

  test('none goes off in a sleep; those that were missed do at its end, and one that comes in turns only once', async () => {
    await desk().create('one', { when: (await desk().now()) + 1_500 });
    await desk().create('turns', { periodInMinutes: SECOND_MINUTES });
    await desk().sleep(6_000);
    await desk().pass(700);
    const fired = await desk().fired();
    expect(fired.filter((name) => name === 'one')).toHaveLength(1);
    // What came before the sleep, what was missed in it, and perhaps the next turn after it.
    const turns = fired.filter((name) => name === 'turns').length;
    expect(turns).toBeGreaterThanOrEqual(1);
    expect(turns).toBeLessThanOrEqual(3);
    expect(await desk().get('turns')).toBeDefined();
  });

  test('an alert of the same id takes the place of the first; clearing one that is not there does no harm', async () => {
    await desk().show('contract', 'first');
    await desk().show('contract', 'second');
    expect(Object.keys(await desk().shown())).toEqual(['contract']);
    expect(await desk().hide('contract')).toBe(true);
    expect(await desk().shown()).toEqual({});
    expect(await desk().hide('contract')).toBe(false);
  });

  test('alarms do not outlive an update', async () => {
    await desk().create('one', { when: (await desk().now()) + 600_000 });
    await desk().reload();
    expect(await desk().get('one')).toBeUndefined();
  });
}
