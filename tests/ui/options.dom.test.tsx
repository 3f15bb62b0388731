import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import type { AccountZones } from '../../src/core/zone-evidence';
import type { SettingsPatch, ShownExample } from '../../src/ui/options/options-source';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { alertsThatCome, optionsStates, zone } from './page-states';
import { HOSTILE } from './states';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const { clearPage, drawPage, optionsActs, standingOut } = await import('./pages-world');
const { Options } = await import('../../src/ui/options/options');
const { LiveOptions } = await import('../../src/ui/options/live-options');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

const names = Object.keys(optionsStates);
const drawState = (name: string, acts = optionsActs()) => {
  drawPage(<Options {...optionsStates[name]!} acts={acts} />);
  return acts;
};
const theSwitch = (): HTMLInputElement =>
  document.querySelector<HTMLInputElement>('[aria-labelledby="exact-times-heading"] input[role="switch"]')!;

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(names)('axe finds nothing in %s', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    drawState(name);
    for (const details of document.querySelectorAll('details')) details.open = true;
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

test.each(names)('%s fits from 320 pixels to wide, in large letters too', async (name) => {
  drawState(name);
  for (const size of ['', '24px']) {
    document.documentElement.style.fontSize = size;
    for (const width of [320, 2_000]) expect(await standingOut(width)).toEqual([]);
  }
});

test('the master switch is the first of all settings, and says what off means', async () => {
  const acts = drawState('options-full');
  const first = document.querySelector<HTMLInputElement>('main input')!;
  expect(first.closest('section')!.textContent).toContain('Read pages and alert me');
  expect(first.checked).toBe(true);
  await userEvent.click(first);
  expect(acts.change).toHaveBeenCalledExactlyOnceWith({ watching: false });
  clearPage();
  drawState('options-off');
  expect(document.querySelector<HTMLInputElement>('main input')!.checked).toBe(false);
  expect(textOf('main section')).toContain('nothing is read, nothing is observed, no alerts come');
});

test('exact times can be switched either way', async () => {
  const acts = drawState('options-full');
  expect(theSwitch().checked).toBe(true);
  await userEvent.click(theSwitch());
  expect(acts.change).toHaveBeenCalledExactlyOnceWith({ exactTimes: false });
});

const field = (name: string): HTMLInputElement =>
  [...document.querySelectorAll('label')].find((label) => label.textContent.startsWith(name))!.querySelector('input')!;

describe('what counts', () => {
  test('is shown as it is set', () => {
    drawState('options-full');
    expect(field('Share to keep').value).toBe('92.5');
    expect(field('A late').checked).toBe(false);
    expect(field('NORDWIND uses').checked).toBe(true);
    expect(field('sellercentral.amazon.in uses').checked).toBe(false);
  });

  test('is saved when a field is left, with either decimal sign', async () => {
    const acts = drawState('options-full');
    await userEvent.fill(field('Share to keep'), '95,5');
    await userEvent.tab();
    await vi.waitFor(() => expect(acts.change).toHaveBeenCalledExactlyOnceWith({ targetShare: 0.955 }));
  });

  test.each(['', '0', '101', '-5', '9e9', 'ninety', '90%'])(
    '%j is refused, with the reason beside it',
    async (typed) => {
      const acts = drawState('options-full');
      await userEvent.fill(field('Share to keep'), typed);
      await userEvent.tab();
      await vi.waitFor(() => expect(field('Share to keep').getAttribute('aria-invalid')).toBe('true'));
      expect(acts.change).not.toHaveBeenCalled();
      const [said] = field('Share to keep').getAttribute('aria-describedby')!.split(' ');
      expect(document.getElementById(said!)!.textContent).toBe('Not saved: a number from 1 to 100 is needed.');
    },
  );

  test('each open rule can be switched, and says what it does then', async () => {
    const acts = drawState('options-full');
    await userEvent.click(field('One reply answers'));
    expect(acts.change).toHaveBeenLastCalledWith({ replyAnswersEarlier: false });
    await userEvent.click(field('NORDWIND uses'));
    expect(acts.change).toHaveBeenLastCalledWith({ automatedRepliesIn: [] });
    await userEvent.click(field('sellercentral.amazon.in uses'));
    expect(acts.change).toHaveBeenLastCalledWith({ automatedRepliesIn: ['NORDWIND', 'sellercentral.amazon.in'] });
  });
});

describe('working hours', () => {
  const times = (day: string) => [
    ...document.querySelectorAll<HTMLInputElement>(`.work-days input[aria-label^="${day}"]`),
  ];

  test('are saved by day; a day can be off', async () => {
    const acts = drawState('options-full');
    await userEvent.fill(times('Tuesday')[0]!, '08:30');
    await vi.waitFor(() => expect(acts.change).toHaveBeenCalledOnce());
    expect(acts.change.mock.lastCall![0].workWeek![1]).toEqual({ from: 510, to: 1080 });
    expect(times('Sunday')).toHaveLength(0);
    await userEvent.click(field('Monday'));
    await vi.waitFor(() => expect(acts.change.mock.lastCall![0].workWeek![0]).toBeNull());
  });

  test('a day that ends before it begins is refused', async () => {
    const acts = drawState('options-full');
    await userEvent.fill(times('Tuesday')[1]!, '08:30');
    await vi.waitFor(() => expect(textOf('main')).toContain('Not saved: the day must begin before it ends.'));
    expect(acts.change).not.toHaveBeenCalled();
  });
});

test('each zone says how it is known; no zone is made up', () => {
  drawState('options-full');
  expect(textsOf('[aria-labelledby="zones-heading"] h3')).toEqual([
    'NORDWIND europe.amazon.com',
    'sellercentral.amazon.in',
  ]);
  const rows = textsOf('[aria-labelledby="zones-heading"] li');
  expect(rows[0]).toMatch(/^Germany Berlin time \(GMT\+2\) confirmed by exact times, \d\d:\d\d$/);
  expect(rows[1]).toMatch(/^France Berlin time \(GMT\+2\) corrected by exact times, \w+ \d\d:\d\d$/);
  expect(rows[2]).toMatch(/^India one of several confirmed by exact times, \d\d:\d\d$/);
  expect(rows[3]).toMatch(/^United Kingdom not known the page's times have fitted no zone since 9 Jul/);
  expect(rows[4]).toBe('Messages without a flag one of several not yet known which, so times count as less exact');
  expect(rows[5]).toBe('India Kolkata time (GMT+5:30) by default; not yet checked against exact times');
});

test('with nothing seen yet it says so', () => {
  drawState('options-empty');
  expect(textOf('main')).toContain('No account has been seen yet. Open your inbox once.');
  expect(textOf('main')).toContain('You have shown none.');
  expect(textOf('footer')).toContain('Reply Clock 0.1.0');
});

test('a part that fails leaves the others, and can be tried again', async () => {
  const acts = drawState('options-part-failed');
  expect(textsOf('[role="alert"]')).toEqual(['This could not be read.']);
  expect(theSwitch()).toBeTruthy();
  await userEvent.click(button('Try again'));
  expect(acts.retry).toHaveBeenCalledOnce();
});

test('where nothing is to be had it says so once', async () => {
  const acts = drawState('options-failed');
  expect(textsOf('[role="alert"]')).toEqual([expect.stringMatching(/^Reply Clock did not answer/)]);
  expect(document.querySelector('input')).toBeNull();
  await userEvent.click(button('Try again'));
  expect(acts.retry).toHaveBeenCalledOnce();
});

test('no link leads out of the extension', () => {
  for (const name of names) {
    drawState(name);
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).not.toMatch(/^(\w+:|\/\/)/);
  }
});

test('hostile names are text', () => {
  drawState('options-hostile');
  expect(document.querySelector('#page img')).toBeNull();
  expect(document.querySelector('bdi.account')!.textContent).toBe(HOSTILE);
  expect(textOf('[aria-labelledby="zones-heading"] li')).toMatch(/^Another marketplace/);
  expect(textsOf('[aria-labelledby="zones-heading"] .row-value')[1]).toBe('No/Such_Zone');
});

describe('over time', () => {
  let examples: ShownExample[];
  let accounts: AccountZones[];
  let settings: Settings;
  const changed = new Set<() => void>();
  const source = {
    settings: async () => settings,
    accounts: vi.fn(async () => accounts),
    examples: async () => examples,
    onChange: (listener: () => void) => {
      changed.add(listener);
      return () => void changed.delete(listener);
    },
    change: vi.fn(async (patch: SettingsPatch) => {
      settings = { ...settings, ...patch };
    }),
    forget: vi.fn(async ({ host }: ShownExample) => {
      examples = examples.filter((each) => each.host !== host);
    }),
    testSound: async () => 'played' as const,
    alertCheck: alertsThatCome,
  };
  const open = async (): Promise<void> => {
    settings = DEFAULT_SETTINGS;
    accounts = [];
    examples = ['sellercentral.amazon.de', 'sellercentral.amazon.in'].map((host) => ({
      ...{ account: host.slice(-2), host, learnedAt: Date.now() },
    }));
    drawPage(<LiveOptions source={source} />);
    await vi.waitFor(() => expect(textsOf('[aria-labelledby="examples-heading"] .rows button')).toHaveLength(2));
  };

  test('one click forgets an example, says so, and the focus stays with the list', async () => {
    await open();
    await userEvent.click(button('Forget the message shown for de'));
    await vi.waitFor(() => expect(textsOf('[aria-labelledby="examples-heading"] .rows button')).toHaveLength(1));
    expect(source.forget).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ host: 'sellercentral.amazon.de' }));
    expect(textOf('[aria-labelledby="examples-heading"] [role="status"]')).toBe(
      'The message shown for de is forgotten.',
    );
    expect(document.activeElement?.textContent).toBe('Messages you have shown');
  });

  test('an example that could not be forgotten is still there, and that is said', async () => {
    await open();
    source.forget.mockRejectedValueOnce(new Error('no worker'));
    await userEvent.click(button('Forget the message shown for de'));
    await vi.waitFor(() => expect(textOf('[role="alert"]')).toBe('That could not be saved. Please try again.'));
    expect(textsOf('[aria-labelledby="examples-heading"] .rows button')).toHaveLength(2);
    expect(textOf('[aria-labelledby="examples-heading"] [role="status"]')).toBe('');
  });

  test('the switch saves, and shows what is saved', async () => {
    await open();
    await userEvent.click(theSwitch());
    await vi.waitFor(() => expect(settings.exactTimes).toBe(true));
    await vi.waitFor(() => expect(textOf('[aria-labelledby="exact-times-heading"] .switch-state')).toBe('on'));
  });

  test('what changes elsewhere is followed, until the page is closed', async () => {
    await open();
    accounts = [{ account: 'NORDWIND', host: 'sellercentral.amazon.de', zones: [zone()] }];
    for (const hear of changed) hear();
    await vi.waitFor(() => expect(textOf('[aria-labelledby="zones-heading"] .row-value')).toMatch(/^Berlin time/));
    clearPage();
    await vi.waitFor(() => expect(changed.size).toBe(0));
  });

  test('a part that failed is there after another try', async () => {
    source.accounts.mockRejectedValueOnce(new Error('no answer'));
    await open();
    await vi.waitFor(() => expect(textOf('[role="alert"]')).toBe('This could not be read.'));
    await userEvent.click(button('Try again'));
    await vi.waitFor(() => expect(textOf('main')).toContain('No account has been seen yet.'));
  });
});
