import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { alertsThatCome, welcomeStates } from './page-states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { clearPage, drawPage, standingOut, welcomeActs } = await import('./pages-world');
const { Welcome } = await import('../../src/ui/welcome/welcome');
const { LiveWelcome } = await import('../../src/ui/welcome/live-welcome');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

const names = Object.keys(welcomeStates);
const drawState = (name: string, acts = welcomeActs()) => {
  drawPage(<Welcome {...welcomeStates[name]!} acts={acts} />);
  return acts;
};
const theSwitch = (): HTMLInputElement => document.querySelector<HTMLInputElement>('input[role="switch"]')!;

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(names)('axe finds nothing in %s', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    drawState(name);
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

test('nothing is chosen beforehand, and neither way has the focus', () => {
  drawState('welcome-choice');
  expect(textsOf('button')).toEqual(['Use exact times', 'Not now']);
  expect(document.querySelector('input')).toBeNull();
  expect(document.activeElement).toBe(document.body);
});

test('it says what is taken and what is not, before it asks', () => {
  drawState('welcome-choice');
  const offer = textOf('.choice')!;
  for (const said of ['recommended', 'answers that the inbox page itself gets', 'who wrote, and times'])
    expect(offer).toContain(said);
  for (const said of ['names are not passed on', 'no request of its own', 'can notice it', 'off at any time'])
    expect(offer).toContain(said);
  expect(textOf('main')).toContain('nothing leaves this browser');
});

test('by keyboard alone: the first button accepts, the second declines, Escape declines', async () => {
  const acts = drawState('welcome-choice');
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(button('Use exact times'));
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(button('Not now'));
  await userEvent.keyboard(' ');
  await userEvent.keyboard('{Escape}');
  expect(acts.choose.mock.calls).toEqual([[true], [false], [false]]);
});

test('after the choice Escape chooses nothing any more', async () => {
  const acts = drawState('welcome-accepted');
  await userEvent.keyboard('{Escape}');
  expect(acts.choose).not.toHaveBeenCalled();
});

test.each([
  ['welcome-accepted', 'Exact times are on', true],
  ['welcome-declined', "Times are read from the page's text", false],
])('%s is a switch that says so, and can be turned', async (name, heading, isOn) => {
  const acts = drawState(name);
  expect(textOf('h2')).toBe(heading);
  expect(theSwitch().checked).toBe(isOn);
  expect(theSwitch().labels![0]!.textContent).toBe(`Exact times${isOn ? 'on' : 'off'}`);
  await userEvent.click(theSwitch());
  expect(acts.choose).toHaveBeenCalledExactlyOnceWith(!isOn);
  await userEvent.click(button('Open your inbox'));
  expect(acts.openInbox).toHaveBeenCalledOnce();
});

test('what could not be saved is said, and nothing looks chosen', async () => {
  const acts = welcomeActs();
  acts.choose.mockRejectedValue(new Error('no worker'));
  drawState('welcome-choice', acts);
  await userEvent.click(button('Use exact times'));
  await vi.waitFor(() => expect(textOf('[role="alert"]')).toBe('That could not be saved. Please try again.'));
  expect(button('Use exact times')).toBeTruthy();
});

test('a switch that could not be saved goes back', async () => {
  const acts = welcomeActs();
  acts.choose.mockRejectedValue(new Error('no worker'));
  drawState('welcome-accepted', acts);
  await userEvent.click(theSwitch());
  await vi.waitFor(() => expect(document.querySelector('[role="alert"]')).not.toBeNull());
  await vi.waitFor(() => expect(theSwitch().checked).toBe(true));
});

test('the permission is asked for in the click itself, and a no is taken calmly', async () => {
  const acts = welcomeActs();
  acts.allow.mockResolvedValue(false);
  drawState('welcome-not-allowed', acts);
  button('Allow').click();
  expect(acts.allow).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(textOf('[role="status"]')).toMatch(/^Not allowed, so nothing is read/));
  expect(document.querySelector('[role="alert"]')).toBeNull();
});

describe('over time', () => {
  let settings: { exactTimes: boolean };
  let tell: () => void = () => {};
  const source = {
    hasExactTimes: vi.fn(async () => settings.exactTimes),
    mayRead: async () => true,
    onSettings: (listener: () => void) => {
      tell = listener;
      return () => {};
    },
    onPermissions: () => () => {},
    setExactTimes: vi.fn(async (isOn: boolean) => {
      settings.exactTimes = isOn;
    }),
    openInbox: async () => {},
    allow: async () => true,
    alertCheck: alertsThatCome,
  };
  const open = async (exactTimes = false): Promise<void> => {
    settings = { exactTimes };
    vi.clearAllMocks();
    drawPage(<LiveWelcome source={source} />);
    await vi.waitFor(() => expect(document.querySelector('h2')).not.toBeNull());
  };

  test('opening it and closing it changes nothing', async () => {
    await open();
    clearPage();
    expect(source.setExactTimes).not.toHaveBeenCalled();
  });

  test('accepting it saves it, and the focus goes on to what was chosen', async () => {
    await open();
    await userEvent.click(button('Use exact times'));
    await vi.waitFor(() => expect(textOf('h2')).toBe('Exact times are on'));
    expect(settings).toEqual({ exactTimes: true });
    await vi.waitFor(() => expect(document.activeElement).toBe(document.querySelector('h2')));
    await userEvent.click(theSwitch());
    await vi.waitFor(() => expect(textOf('h2')).toBe("Times are read from the page's text"));
    expect(settings).toEqual({ exactTimes: false });
  });

  test('accepted before, it opens with the switch, takes no focus, and follows the settings', async () => {
    await open(true);
    expect(theSwitch().checked).toBe(true);
    expect(document.activeElement).toBe(document.body);
    settings.exactTimes = false;
    tell();
    await vi.waitFor(() => expect(button('Use exact times')).toBeTruthy());
  });

  test('while the worker does not answer it offers nothing, and says so', async () => {
    source.hasExactTimes.mockRejectedValueOnce(new Error('no answer'));
    settings = { exactTimes: false };
    drawPage(<LiveWelcome source={source} />);
    await vi.waitFor(() => expect(textOf('[role="alert"]')).toMatch(/^Reply Clock did not answer/));
    expect(document.querySelector('button')).toBeNull();
    tell();
    await vi.waitFor(() => expect(button('Use exact times')).toBeTruthy());
  });
});
