import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ExportedThread } from '../../src/ledger/export-file';
import { Keep } from '../../src/ui/dashboard/keep-section';
import type { KeepSource } from '../../src/ui/dashboard/keep-source';
import { backupText } from '../ledger/backup-text';
import { clearPage, dashboardProps, drawPage, standingOut } from './dashboard-world';
import '../../src/ui/dashboard/keep.css';

vi.mock('webextension-polyfill', async () => import('./gallery/polyfill'));
afterEach(clearPage);

const THREAD: ExportedThread = {
  ...{
    account: 'NORDWIND',
    host: 'sellercentral.amazon.de',
    marketplace: 'A1PA6795UKMFR9',
    caseId: null,
    orderId: null,
  },
  label: { buyer: '=HYPERLINK("http://evil.example")', subject: 'Hi; there' },
  clocks: [
    {
      receivedAt: { earliest: '2026-11-24T10:00:00.000Z', latest: '2026-11-24T10:00:00.000Z' },
      deadline: { earliest: '2026-11-25T10:00:00.000Z', latest: '2026-11-25T10:00:00.000Z' },
      answeredAt: { earliest: '2026-11-24T11:30:00.000Z', latest: '2026-11-24T11:30:00.000Z' },
      ...{ basis: 'exact', outcomes: ['on-time'], standing: 'on-time' },
    },
  ],
};

const BEGUN_AT = Date.UTC(2026, 10, 24);
const keepSource = () => ({
  file: vi.fn<KeepSource['file']>(async () => new Blob(['{}'])),
  eachThread: vi.fn<KeepSource['eachThread']>(async (_now, onThreads) => onThreads([THREAD])),
  save: vi.fn<KeepSource['save']>(),
  restorer: {
    begin: vi.fn(async () => ({ begunAt: BEGUN_AT })),
    named: vi.fn<KeepSource['restorer']['named']>(async ({ facts }) => ({ facts, keys: [] })),
    facts: vi.fn<KeepSource['restorer']['facts']>(async ({ facts }) => ({ added: facts.length, known: 0, refused: 0 })),
    history: vi.fn(async () => ({})),
    end: vi.fn(async () => ({})),
  },
  eraseAll: vi.fn(async () => {}),
  eraseAccount: vi.fn<KeepSource['eraseAccount']>(async () => {}),
});
const draw = (keep = keepSource()) => {
  drawPage(
    <main class="page dashboard">
      <Keep {...dashboardProps()} keep={keep} />
    </main>,
  );
  return keep;
};
const button = (text: string): HTMLButtonElement =>
  [...document.querySelectorAll('button')].findLast((each) => each.textContent?.startsWith(text))!;
const said = (role: string): string =>
  [...document.querySelectorAll(`[role="${role}"]`)]
    .map((each) => each.textContent)
    .join(' ')
    .trim();
const choose = (text: string | Blob): void => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  const files = new DataTransfer();
  files.items.add(new File([text], 'backup.json'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};
/** Waits until released, so that what is shown meanwhile can be looked at. */
const gate = () => {
  let open = (): void => {};
  const closed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { closed, open };
};

test('everything is saved as one dated JSON file, and the page says under which name', async () => {
  const keep = draw();
  button('Save everything').click();
  await vi.waitFor(() => expect(keep.save).toHaveBeenCalledOnce());
  expect(keep.save.mock.calls[0]![0]).toMatch(/^reply-clock-\d{4}-\d\d-\d\d\.json$/);
  await vi.waitFor(() => expect(said('status')).toContain('Saved as reply-clock-'));
});

test('messages are saved as a table, separated as chosen, numbers as that country writes them, formulas as texts', async () => {
  const keep = draw();
  const select = document.querySelector('select')!;
  for (const [delimiter, hours] of [
    [',', '1.5'],
    [';', '1,5'],
  ] as const) {
    await userEvent.selectOptions(select, delimiter);
    keep.save.mockClear();
    button('Save messages').click();
    await vi.waitFor(() => expect(keep.save).toHaveBeenCalledOnce());
    const [name, blob] = keep.save.mock.calls[0]!;
    expect(name).toMatch(/\.csv$/);
    const text = await blob.text();
    expect(text.split('\r\n')[0]!.split(delimiter)).toContain('response_hours_max');
    expect(text).toContain('"\'=HYPERLINK(""http://evil.example"")"');
    expect(text).toContain(`${delimiter}${hours}${delimiter}`);
  }
});

test('long work shows how far it is, and cancelling ends it', async () => {
  const keep = keepSource();
  keep.file.mockImplementation((_now, { onProgress, signal }) => {
    onProgress(0.4);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  draw(keep);
  button('Save everything').click();
  await vi.waitFor(() => expect(document.querySelector('progress')?.value).toBe(0.4));
  expect(document.querySelector('.progress-line')!.textContent).toContain('40 %');
  expect(button('Save everything').disabled).toBe(true);
  button('Cancel').click();
  await vi.waitFor(() => expect(said('status')).toBe('Cancelled; nothing was saved.'));
  expect(document.querySelector('progress')).toBeNull();
  expect(keep.save).not.toHaveBeenCalled();
});

test('what cannot be saved is said at once, and can be tried again', async () => {
  const keep = keepSource();
  keep.file.mockRejectedValueOnce(new Error('no ledger'));
  draw(keep);
  button('Save everything').click();
  await vi.waitFor(() => expect(said('alert')).toContain('could not be saved'));
  button('Save everything').click();
  await vi.waitFor(() => expect(keep.save).toHaveBeenCalledOnce());
  expect(said('alert')).toBe('');
});

test('a chosen file is checked, sent in portions, and the result told in words', async () => {
  const keep = draw();
  choose(await backupText(300, Date.now()));
  await vi.waitFor(() => expect(said('status')).toBe('1200 records were added.'));
  expect(keep.restorer.facts.mock.calls.map(([{ facts }]) => facts.length)).toEqual([500, 500, 200]);
  expect(keep.restorer.end).toHaveBeenCalledOnce();
});

test('a dropped file is taken as a chosen one', async () => {
  const keep = draw();
  const files = new DataTransfer();
  files.items.add(new File([await backupText(1, Date.now())], 'backup.json'));
  const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true });
  document.querySelector('.drop-place')!.dispatchEvent(drop);
  await vi.waitFor(() => expect(said('status')).toBe('4 records were added.'));
  expect(drop.defaultPrevented).toBe(true);
  expect(keep.restorer.facts).toHaveBeenCalledOnce();
});

test('a file that is refused says why beside the control, and nothing is sent', async () => {
  const keep = draw();
  const text = await backupText(2, Date.now());
  for (const [file, why] of [
    ['hello', 'not a file in which Reply Clock has saved everything'],
    [text.slice(0, -9), 'ends in the middle'],
    [text.replace('"version":1', '"version":2'), 'newer version'],
    ['{"format":"reply-clock-proof","version":1,"links":[]}', 'a proof log cannot be restored'],
    [text.replace('"ordinal":0', '"ordinal":1'), 'damaged'],
  ] as const) {
    choose(file);
    await vi.waitFor(() => expect(said('alert')).toContain(why));
    expect(said('alert')).toContain('Nothing was changed.');
  }
  expect(said('alert')).toContain('facts[0]');
  expect(keep.restorer.begin).not.toHaveBeenCalled();
});

test('cancelling a restoration says how much was added, and that the same file completes it', async () => {
  const keep = keepSource();
  const first = gate();
  keep.restorer.facts.mockImplementation(async ({ facts }) => {
    await first.closed;
    return { added: facts.length, known: 0, refused: 0 };
  });
  draw(keep);
  choose(await backupText(300, Date.now()));
  await vi.waitFor(() => expect(keep.restorer.facts).toHaveBeenCalledOnce());
  button('Cancel').click();
  first.open();
  await vi.waitFor(() => expect(said('status')).toContain('Cancelled after 500 of 1200 records.'));
  expect(said('status')).toContain('500 records were added.');
  expect(keep.restorer.facts).toHaveBeenCalledOnce();
});

test('a worker that dies in the middle is said likewise; one that is not there changes nothing', async () => {
  const keep = keepSource();
  keep.restorer.facts
    .mockResolvedValueOnce({ added: 500, known: 0, refused: 0 })
    .mockRejectedValueOnce(new Error('gone'));
  draw(keep);
  choose(await backupText(300, Date.now()));
  await vi.waitFor(() => expect(said('status')).toContain('It stopped after 500 of 1200 records.'));
  keep.restorer.begin.mockRejectedValueOnce(new Error('gone'));
  choose(await backupText(1, Date.now()));
  await vi.waitFor(() => expect(said('alert')).toContain('It could not be restored. Nothing was changed'));
});

test('what was erased is left out, and restored when that is asked for', async () => {
  const keep = keepSource();
  keep.restorer.facts.mockImplementation(async ({ facts, erasedBefore }) =>
    erasedBefore === BEGUN_AT
      ? { added: facts.length, known: 0, refused: 0 }
      : { added: 0, known: 0, refused: facts.length },
  );
  draw(keep);
  choose(await backupText(1, Date.now()));
  await vi.waitFor(() => expect(said('status')).toContain('4 were left out'));
  button('Restore what was erased').click();
  await vi.waitFor(() => expect(said('status')).toBe('4 records were added.'));
});

test('an account is erased only once the dialog confirms it; the focus is kept', async () => {
  const keep = draw();
  const opener = button('Erase NORDWIND…');
  opener.focus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true));
  const dialog = document.querySelector('dialog')!;
  expect(dialog.textContent).toContain('Erase all of NORDWIND?');
  expect(dialog.textContent).toContain('no way back but a file');
  expect(dialog.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull());
  expect(document.activeElement).toBe(opener);
  expect(keep.eraseAccount).not.toHaveBeenCalled();

  opener.click();
  await vi.waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true));
  button('Save everything first').click();
  await vi.waitFor(() => expect(keep.save).toHaveBeenCalledOnce());
  button('Erase NORDWIND').click();
  await vi.waitFor(() => expect(said('status')).toContain('All of NORDWIND was erased.'));
  expect(keep.eraseAccount.mock.calls).toEqual([['NORDWIND']]);
  expect(keep.eraseAll).not.toHaveBeenCalled();
  expect(document.querySelector('dialog')).toBeNull();
  expect(document.activeElement?.textContent).toBe('Erase');
});

test('what cannot be erased is said in the dialog, which stays open', async () => {
  const keep = keepSource();
  keep.eraseAll.mockRejectedValueOnce(new Error('no database'));
  draw(keep);
  button('Erase everything…').click();
  await vi.waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true));
  button('Erase everything').click();
  await vi.waitFor(() => expect(said('alert')).toContain('could not be erased'));
  button('Erase everything').click();
  await vi.waitFor(() => expect(said('status')).toContain('Everything was erased.'));
});

test('section and dialog are sound for assistive technology, and fit a narrow window', async () => {
  draw();
  expect(await standingOut(320)).toEqual([]);
  button('Erase everything…').click();
  await vi.waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true));
  expect(await standingOut(320)).toEqual([]);
  const { violations } = await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
