import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { MINUTE_MS } from '../../src/core/span';
import { Ledger } from '../../src/ledger/ledger';
import { openLedger } from '../../src/ledger/open';
import { knownHere, readProofFile, verifyProof } from '../../src/ledger/proof-file';
import { sealBatch } from '../../src/ledger/proof-seal';
import { LEDGER_NAME } from '../../src/ledger/schema';
import { startLedger, storeSettings } from '../../src/ledger/start';
import { CASE, list, minute, NOON, thread } from '../ledger/readings';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { emptyLog, HASH, proofLog, reportStates, reportView, verified, verifyStates } from './proof-states';
import { HOSTILE, NOW } from './states';
import '../../src/ui/shared/proof.css';
import '../../src/ui/verify/verify.css';
import '../../src/ui/report/report.css';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const { clearPage, dashboardProps, drawPage, emptyView, standingOut } = await import('./dashboard-world');
const { Verify } = await import('../../src/ui/verify/verify');
const { LiveVerify } = await import('../../src/ui/verify/live-verify');
const { LiveReport } = await import('../../src/ui/report/live-report');
const { Report } = await import('../../src/ui/report/report');
const { reportScope } = await import('../../src/ui/report/report-scope');
const { readReport } = await import('../../src/ui/report/report-source');
const { Proof } = await import('../../src/ui/dashboard/proof-section');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(() => {
  clearPage();
  vi.restoreAllMocks();
});

const nothing = (): void => {};
const drawVerify = (name: string) =>
  drawPage(<Verify checking={verifyStates[name]!} onFile={nothing} onCancel={nothing} />);
const drawReport = (view = reportView(), print = nothing) =>
  drawPage(
    <main class="page report">
      <Report view={view} version="0.1.0" print={print} />
    </main>,
  );
const proofSource = (log = proofLog()) => ({
  log: vi.fn(async () => log),
  save: vi.fn(async (_work: { signal?: AbortSignal; onProgress?: (done: number) => void }) => {}),
});
async function drawProof(source = proofSource()) {
  drawPage(
    <main class="page dashboard">
      <h1>Dashboard</h1>
      <Proof {...dashboardProps()} proof={source} />
    </main>,
  );
  await vi.waitFor(() => expect(source.log).toHaveResolved());
  await new Promise((resolve) => setTimeout(resolve));
}

const states: Record<string, () => unknown> = {
  'proof-full': () => drawProof(),
  'proof-empty': () => drawProof(proofSource(emptyLog())),
};
for (const name of Object.keys(verifyStates)) states[name] = () => drawVerify(name);
for (const [name, view] of Object.entries(reportStates)) states[name] = () => drawReport(view);
const names = Object.keys(states);

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(names)('axe finds nothing in %s', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    await states[name]!();
    for (const details of document.querySelectorAll('details')) details.open = true;
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

test.each(names.filter((name) => !name.startsWith('report')))('%s fits from 320 pixels to wide', async (name) => {
  await states[name]!();
  for (const width of [320, 2_000]) expect(await standingOut(width)).toEqual([]);
});

describe('the proof log on the dashboard', () => {
  test('tells its length, the hash to note, and when nobody looked', async () => {
    await drawProof();
    expect(textOf('.hash')).toBe(HASH);
    expect(textOf('.proof-section')).toContain('1234 entries since 31 Mar 2026');
    expect(textOf('summary')).toContain('2 stretches of more than 12 hours');
  });

  test('claims nothing of when nobody looked before any account was seen, or before the log began', async () => {
    const view = emptyView();
    const source = proofSource(proofLog({ gaps: [] }));
    drawPage(<Proof {...dashboardProps({ view })} proof={source} />);
    await vi.waitFor(() => expect(textOf('.hash')).toBe(HASH));
    expect(textOf('.proof-section')).not.toContain('unwatched');
    clearPage();
    await drawProof(proofSource(proofLog({ gaps: [], gapsFrom: NOW - MINUTE_MS })));
    expect(textOf('.proof-section')).toContain('more than 12 hours since 29 Jul 2026');
  });

  test('leads to the report of the same days and account, and to the check', async () => {
    const source = proofSource();
    drawPage(
      <Proof {...dashboardProps({ days: 7, scope: { account: 'A & B', marketplaceId: null } })} proof={source} />,
    );
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['../report/report.html?days=7&account=A+%26+B', '../verify/verify.html']);
    expect(reportScope('?days=7&account=A+%26+B')).toEqual({ days: 7, account: 'A & B', marketplaceId: null });
    expect(reportScope('?days=8&account=')).toEqual({ days: 30, account: null, marketplaceId: null });
  });

  test('copies the hash, or selects it where the browser refuses', async () => {
    await drawProof();
    const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
    await userEvent.click(button('Copy hash'));
    expect(copy).toHaveBeenCalledWith(HASH);
    expect(textOf('[role="status"]')).toBe('Copied.');
    copy.mockRejectedValueOnce(new Error('no'));
    await userEvent.click(button('Copy hash'));
    await vi.waitFor(() => expect(getSelection()!.toString()).toBe(HASH));
  });

  test('is saved with progress, which can be cancelled; a failure is said', async () => {
    const source = proofSource();
    source.save.mockImplementationOnce(
      ({ signal, onProgress }) =>
        new Promise((_, reject) => {
          onProgress!(0.5);
          signal!.addEventListener('abort', () => reject(new Error('cancelled')));
        }),
    );
    await drawProof(source);
    await userEvent.click(button('Save as JSON'));
    expect(document.querySelector('progress')!.value).toBe(0.5);
    await userEvent.click(button('Cancel'));
    await vi.waitFor(() => button('Save as JSON'));
    expect(document.querySelector('[role="alert"]')).toBeNull();
    source.save.mockRejectedValueOnce(new Error('no ledger'));
    await userEvent.click(button('Save as JSON'));
    await vi.waitFor(() => expect(textOf('[role="alert"]')).toContain('could not be saved'));
  });
});

describe('checking a file', () => {
  let saved: Blob;
  const db = openLedger();
  beforeEach(async () => {
    await db.close();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(LEDGER_NAME).onsuccess = () => resolve();
    });
    await startLedger(await db.get(), DEFAULT_SETTINGS, null, NOON);
    await storeSettings(await db.get(), DEFAULT_SETTINGS);
    const ledger = new Ledger(() => db.get());
    await ledger.recordReading(list(), NOON);
    const at = NOON + MINUTE_MS;
    await ledger.recordReading(
      thread({ asOf: at, messages: [{ author: 'buyer', at: minute('2026-11-24T10:05') }] }),
      at,
    );
    await ledger.recordTold({ key: `case:${CASE}`, claim: 'answered', at, undoes: null }, at);
    while (await sealBatch(await db.get()));
    saved = (await readProofFile('0.1.0', at, {}))!;
  });

  const source = { verifyProof, knownHere };
  const field = (): HTMLInputElement => document.querySelector<HTMLInputElement>('input[type="file"]')!;
  const choose = (content: Blob, name = 'log.json') => userEvent.upload(field(), new File([content], name));
  const verdict = () => vi.waitFor(() => expect(document.activeElement?.id).toBe('verdict-heading'));

  test("a saved log holds, is this browser's own, and a noted hash is found in it", async () => {
    drawPage(<LiveVerify source={source} />);
    await choose(saved);
    await verdict();
    expect(textOf('#verdict-heading')).toBe('The chain holds');
    expect(textOf('.holds')).toContain('nothing was changed since');
    expect(textOf('.holds')).toContain("1 entry holds the seller's own word");
    const noted = document.querySelector<HTMLInputElement>('.noted input')!;
    await userEvent.fill(noted, ` ${JSON.parse(await saved.text()).links[1].hash} `);
    expect(textOf('.holds')).toContain('The noted hash is that of entry 2');
    await userEvent.fill(noted, HASH);
    expect(textOf('.holds .failed')).toContain('of no entry in this file');
  });

  test('what was erased after a hash was noted is said beside it', async () => {
    const erased = [
      { seq: 1, by: 2 },
      { seq: 2, by: 4 },
    ];
    const hashes = ['a', 'b', 'c', 'd'];
    const found = { ...source, verifyProof: async () => verified({ hashes, erased }) };
    drawPage(<LiveVerify source={found} />);
    await choose(saved);
    await verdict();
    expect(textOf('.facts')).toContain('What 2 entries said is missing: later entries say that it was erased.');
    const noted = document.querySelector<HTMLInputElement>('.noted input')!;
    await userEvent.fill(noted, 'd');
    expect(textOf('.holds')).not.toContain('anybody who has the file');
    await userEvent.fill(noted, 'c');
    expect(textOf('.holds')).toContain('What 1 of these entries said is missing, and only newer entries say');
  });

  test('a changed one is broken, and its first broken link is named with when it was seen', async () => {
    drawPage(<LiveVerify source={source} />);
    const file = JSON.parse(await saved.text());
    file.links[2].body.asOf += 1;
    await choose(new Blob([JSON.stringify(file)]));
    await verdict();
    expect(textOf('#verdict-heading')).toBe('The chain is broken');
    expect(textOf('.broken')).toMatch(/Entry 3, seen 24 Nov 2026, \d\d:01: its content does not fit its hash\./);
    expect(textOf('.broken')).toContain('The 2 entries before it hold.');
  });

  test('a file can be dropped anywhere on the page', async () => {
    drawPage(<LiveVerify source={source} />);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([saved], 'dropped.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await verdict();
    expect(textOf('.holds')).toContain('dropped.json');
  });

  test('works by keyboard alone, and without a ledger', async () => {
    await db.close();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(LEDGER_NAME).onsuccess = () => resolve();
    });
    drawPage(<LiveVerify source={source} />);
    await userEvent.tab();
    expect(document.activeElement).toBe(field());
    await choose(saved);
    await verdict();
    expect(textOf('.holds')).toContain('not known to this browser');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(LEDGER_NAME);
  });

  test.each([
    ['{"format":"reply-clock-pro', 'not a whole JSON'],
    ['{"format":"reply-clock-ledger"}', 'a saved file'],
    ['{"format":"other"}', 'not a proof log'],
    ['{"format":"reply-clock-proof","version":9}', 'another version'],
  ])('%s is refused with its reason', async (content, reason) => {
    drawPage(<LiveVerify source={source} />);
    await choose(new Blob([content]), 'other.json');
    await verdict();
    expect(textOf('#verdict-heading')).toBe('other.json could not be checked');
    expect(textOf('.broken')).toContain(reason);
  });

  test('can be cancelled, and what was cancelled says nothing later', async () => {
    const slow = vi.fn<typeof verifyProof>(
      (_file, work) =>
        new Promise((_, reject) => {
          work!.onProgress!(0.3);
          work!.signal!.addEventListener('abort', () => reject(new Error('cancelled')));
        }),
    );
    drawPage(<LiveVerify source={{ verifyProof: slow, knownHere }} />);
    await choose(saved);
    await vi.waitFor(() => expect(document.querySelector('progress')!.value).toBe(0.3));
    await userEvent.click(button('Cancel'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.querySelector('progress, .broken')).toBeNull();
  });

  test('the report is made from the same ledger', async () => {
    const at = NOON + 40 * 60 * MINUTE_MS;
    await new Ledger(() => db.get()).recordReading(list({ asOf: at, observedAt: at }), at);
    const view = await readReport(reportScope('?days=30'), at);
    expect(view.rows.map(({ standing, sources }) => [standing, sources.received])).toContainEqual([
      'overdue',
      ['list'],
    ]);
    expect(view.rows.every(({ links }) => links.length > 0 && links[0]! >= 2)).toBe(true);
    expect(view.log.links).toBeGreaterThan(3);
    expect(view.log.gaps.length).toBeGreaterThan(0);
  });
});

describe('the report', () => {
  const cell = (row: number, column: number): string =>
    textsOf(`tbody tr:nth-child(${row}) > :nth-child(${column})`)[0]!;

  test('names nobody until the seller ticks it', async () => {
    drawReport();
    expect(document.body.textContent).not.toContain('Anna K.');
    await userEvent.click(document.querySelector('input[type="checkbox"]')!);
    expect(document.body.textContent).toContain('Anna K.');
    expect(document.querySelector('.names bdi')!.textContent).toBe(HOSTILE);
  });

  test('tells each time with where it comes from, the seller’s own word as such', () => {
    const view = reportView();
    const [row] = view.rows;
    const told = { ...row!.clock, closing: { at: row!.clock.receivedAt, by: 'reply', told: 'id' } } as const;
    const sources = { received: ['thread'], closed: ['seller'] } as const;
    drawReport({ ...view, rows: [{ ...row!, clock: told, sources }] });
    expect(cell(1, 2)).toContain('from: the opened conversation');
    expect(cell(1, 4)).toContain("from: the seller's own word");
  });

  test('printed, it stands in no grid: what follows one that goes over several pages overlaps it', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    drawReport();
    const around = new Set<string>();
    for (let each = document.querySelector('.report-table'); each; each = each.parentElement)
      around.add(getComputedStyle(each).display);
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    expect([...around]).toEqual(['block']);
  });

  test('names the links of the log that each message rests on', () => {
    const view = reportView();
    const rows = [[], [12, 57], [1, 2, 3, 4, 5, 6, 7, 8]].map((links, i) => ({ ...view.rows[i]!, links }));
    drawReport({ ...view, rows });
    expect([1, 2, 3].map((row) => cell(row, 6))).toEqual(['–', '12, 57', '3, 4, 5, 6, 7, 8 and 2 earlier']);
  });

  test('prints by its button; what is printed is black on white, without controls, and no row is cut', async () => {
    const print = vi.fn();
    drawReport(reportView(), print);
    await userEvent.click(button('Print'));
    expect(print).toHaveBeenCalledOnce();
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const printed = rules.filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print');
    const text = printed.map(({ cssText }) => cssText).join('');
    for (const part of ['--ground: #fff', '--ink: #000', 'break-inside: avoid', 'display: none']) {
      expect(text.replace('rgb(255, 255, 255)', '#fff')).toContain(part);
    }
  });

  test('says what the log proves and what not, its hash, and how many messages are not listed', () => {
    drawReport(reportStates['report-scoped']);
    const text = textOf('main')!;
    for (const part of ['3 more are not listed', HASH, 'That Amazon counts the same', 'cut off at its end'])
      expect(text).toContain(part);
  });

  test('names when the log began, if that was within its time', () => {
    drawReport(reportView({}, { log: proofLog({ begunAt: NOW - MINUTE_MS, gaps: [] }) }));
    expect(textOf('main')).toContain('The log began 29 Jul 2026');
    drawReport(reportView());
    expect(textOf('main')).not.toContain('The log began');
  });

  test('without a ledger says so, and can be tried again', async () => {
    const load = vi.fn(async () => reportView()).mockRejectedValueOnce(new Error('no ledger'));
    drawPage(<LiveReport load={load} version="0.1.0" print={nothing} />);
    await vi.waitFor(() => button('Try again'));
    await userEvent.click(button('Try again'));
    await vi.waitFor(() => button('Print'));
    expect(NOW).toBe(reportView().at);
  });
});
