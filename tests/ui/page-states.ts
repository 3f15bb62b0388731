import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import type { AccountZones } from '../../src/core/zone-evidence';
import type { OptionsProps } from '../../src/ui/options/options';
import type { ShownExample } from '../../src/ui/options/options-source';
import type { ZoneKnown } from '../../src/ui/options/zone-words';
import type { AlertCheckActs } from '../../src/ui/shared/alert-check-acts';
import type { Asked } from '../../src/ui/shared/asked';
import type { WelcomeProps } from '../../src/ui/welcome/welcome';
import { GERMANY, HOSTILE, NOW } from './states';

const FRANCE = 'A13V1IB3VIYZZH';
const BRITAIN = 'A1F83G8C2ARO7P';
const INDIA = 'A21TJRUUN4KGV';

const loading = { kind: 'loading' } as const;
const failed = { kind: 'failed' } as const;
const shown = <T>(value: T): Asked<T> => ({ kind: 'shown', value });

/** Alerts of a Windows machine that come. */
export const alertsThatCome: AlertCheckActs = {
  ground: async () => ({ system: 'windows', isFirefox: false, isAllowed: true }),
  test: async () => ({ id: 'test|1', isShown: true }),
  seen: async () => {},
};

type WelcomeState = Omit<WelcomeProps, 'acts'>;
const welcome = (over: Partial<WelcomeState> = {}): WelcomeState => ({
  exactTimes: shown(false),
  isDecided: false,
  mayRead: true,
  ...over,
});

/** Every state of the first-run page, by name. */
export const welcomeStates: Readonly<Record<string, WelcomeState>> = {
  'welcome-loading': welcome({ exactTimes: loading }),
  'welcome-failed': welcome({ exactTimes: failed }),
  'welcome-choice': welcome(),
  'welcome-accepted': welcome({ exactTimes: shown(true), isDecided: true }),
  'welcome-declined': welcome({ isDecided: true }),
  'welcome-not-allowed': welcome({ exactTimes: shown(true), isDecided: true, mayRead: false }),
};

export const zone = (over: Partial<ZoneKnown> = {}): ZoneKnown => ({
  ...{ marketplaceId: GERMANY, zone: 'Europe/Berlin', state: 'assumed', at: null },
  ...over,
});
const accounts: AccountZones[] = [
  {
    account: 'NORDWIND',
    host: 'sellercentral-europe.amazon.com',
    zones: [
      zone({ state: 'confirmed', at: NOW - 2 * HOUR_MS }),
      zone({ marketplaceId: FRANCE, zone: 'Europe/Berlin', state: 'corrected', at: NOW - 3 * DAY_MS }),
      zone({ marketplaceId: INDIA, zone: null, state: 'confirmed', at: NOW - HOUR_MS }),
      zone({ marketplaceId: BRITAIN, zone: null, state: 'contradicted', at: NOW - 20 * DAY_MS }),
      zone({ marketplaceId: null, zone: null }),
    ],
  },
  {
    account: 'sellercentral.amazon.in',
    host: 'sellercentral.amazon.in',
    zones: [zone({ marketplaceId: INDIA, zone: 'Asia/Kolkata' })],
  },
];
const examples: ShownExample[] = [
  { account: 'NORDWIND', host: 'sellercentral-europe.amazon.com', learnedAt: NOW - 3 * HOUR_MS },
  { account: 'sellercentral.amazon.in', host: 'sellercentral.amazon.in', learnedAt: NOW - 12 * DAY_MS },
];

type OptionsState = Omit<OptionsProps, 'acts'>;
const options = (over: Partial<OptionsState> = {}): OptionsState => ({
  settings: shown(DEFAULT_SETTINGS),
  accounts: shown([]),
  examples: shown([]),
  version: '0.1.0',
  now: NOW,
  ...over,
});

const SET_OTHERWISE: Settings = {
  ...{ ...DEFAULT_SETTINGS, exactTimes: true, targetShare: 0.925, lateMarkExcludes: false },
  automatedRepliesIn: ['NORDWIND'],
};

const night = { from: 18 * 60, to: 9 * 60 };
const stage = (minutes: number, breaksThrough = false) => ({ beforeMs: minutes * 60_000, breaksThrough, sound: true });
/** Quiet outside of work, stages that lie close together, and one account with its own. */
const ALERTS_SET: Settings = {
  ...SET_OTHERWISE,
  quietWeek: [0, 1, 2, 3, 4, 5, 6].map((day) => ({
    ...{ isOff: day > 4, hours: day < 4 ? night : day === 6 ? { from: 24 * 60, to: 9 * 60 } : null },
    ...(day === 4 && { hours: { from: 18 * 60, to: 24 * 60 } }),
  })),
  stages: [stage(240), stage(60), stage(30), stage(15, true), stage(0)],
  accountStages: [{ account: 'NORDWIND', stages: [stage(720)] }],
  sound: { name: 'bell', volume: 0.5 },
};

/** Every state of the settings, by name. */
export const optionsStates: Readonly<Record<string, OptionsState>> = {
  'options-loading': options({ settings: loading, accounts: loading, examples: loading }),
  'options-failed': options({ settings: failed, accounts: failed, examples: failed }),
  'options-empty': options(),
  'options-off': options({ settings: shown({ ...SET_OTHERWISE, watching: false }) }),
  'options-full': options({ settings: shown(SET_OTHERWISE), accounts: shown(accounts), examples: shown(examples) }),
  'options-alerts': options({ settings: shown(ALERTS_SET), accounts: shown(accounts) }),
  'options-most-stages': options({
    settings: shown({ ...ALERTS_SET, stages: [0, 5, 10, 15, 20, 30, 45, 60].map((minutes) => stage(minutes, true)) }),
  }),
  'options-part-failed': options({ accounts: failed, examples: shown(examples) }),
  'options-hostile': options({
    accounts: shown([
      { account: HOSTILE, host: 'sellercentral.amazon.de', zones: [zone({ marketplaceId: 'x'.repeat(60) })] },
      {
        account: 'W'.repeat(300),
        host: 'sellercentral.amazon.de',
        zones: [zone({ zone: 'No/Such_Zone', state: 'corrected' })],
      },
    ]),
    examples: shown([{ account: 'W'.repeat(300), host: 'sellercentral.amazon.de', learnedAt: NOW }]),
  }),
};
