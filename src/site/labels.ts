import type { CardState, Folder } from '../core/reading';

/** The site's own words in one language. Only what was seen on the real site; a missing word reads as unknown. */
export interface SiteWords {
  readonly language: string;
  /** Where and when these were seen. */
  readonly seen: string;
  readonly folders: Readonly<Partial<Record<Folder, string>>>;
  readonly states: Readonly<Partial<Record<CardState, string>>>;
  /** The list pane's filter button; the group is the number of filters set. */
  readonly filters: RegExp;
  /** The metrics row's sentence; the groups are the first and last day it counts. */
  readonly metrics: RegExp;
  /** Always part of that sentence; tells quickly that a text is another. */
  readonly metricsMark: string;
  /** The metrics row's word before its count of messages that need a response. */
  readonly responseNeededCount: string | null;
  /** What an empty folder says, by folder. */
  readonly nothingHere: Readonly<Partial<Record<Folder, string>>>;
  /** Starts the open case's status line; the group is its date. */
  readonly resolvedOn: RegExp | null;
}

export const SITE_WORDS: readonly SiteWords[] = [
  {
    language: 'en',
    seen: 'sellercentral.amazon.in, July 2026, 1600 px wide; the wording of an empty folder was never seen',
    folders: {
      all: 'All',
      'response-needed': 'Response Needed',
      sent: 'Sent Messages',
      resolved: 'Resolved',
      'reported-unresolved': 'Reported Unresolved',
    },
    states: {
      'response-needed': 'Response needed',
      resolved: 'Resolved',
      'reported-unresolved': 'Reported unresolved',
    },
    filters: /^Filters \((\d{1,4})\)/i,
    metrics: /^Global communication metrics from (.{3,40}?) - (.{3,40}?)\. /i,
    metricsMark: 'communication metrics',
    responseNeededCount: 'Response needed',
    nothingHere: {},
    resolvedOn: /^Resolved on (.{3,40})$/i,
  },
  {
    language: 'zh',
    seen: "zh-CN, September 2026; whether cards use the folders' words is taken from the same capture",
    folders: {
      all: '全部',
      'response-needed': '需要回复',
      sent: '已发送消息',
      resolved: '已解决',
      'reported-unresolved': '已报告未解决',
    },
    states: { 'response-needed': '需要回复', resolved: '已解决', 'reported-unresolved': '已报告未解决' },
    filters: /^筛选条件 ?\((\d{1,4})\)/,
    metrics: /^(.{3,20}?) ?- ?(.{3,20}?)的全球通信指标/,
    metricsMark: '的全球通信指标',
    responseNeededCount: null,
    nothingHere: { 'response-needed': '没有需要回复的消息。' },
    resolvedOn: null,
  },
];

const fold = (text: string): string => text.toLowerCase();

function reversed<K extends string>(words: (site: SiteWords) => Readonly<Partial<Record<K, string>>>): Map<string, K> {
  const meanings = new Map<string, K>();
  for (const site of SITE_WORDS)
    for (const [meaning, word] of Object.entries(words(site)) as [K, string][]) meanings.set(fold(word), meaning);
  return meanings;
}

const folders = reversed<Folder>((site) => site.folders);
const states = reversed<CardState>((site) => site.states);
const nothing = reversed<Folder>((site) => site.nothingHere);

/** The folder that this text names, whole and in any attested language; a trailing count is allowed. */
export const folderOfLabel = (text: string): Folder | null =>
  text.length > 40 ? null : (folders.get(fold(text.replace(/ ?\(?\d{1,6}\)?$/, ''))) ?? null);

/** The status that this text is, whole and in any attested language. */
export const stateOfLabel = (text: string): CardState | null =>
  text.length > 40 ? null : (states.get(fold(text)) ?? null);

/** The folder that this text says is empty. */
export const emptyFolderOfText = (text: string): Folder | null =>
  text.length > 60 ? null : (nothing.get(fold(text)) ?? null);

/** How many filters the list pane's button counts; null where the text is not that button. */
export function filtersOfText(text: string): number | null {
  if (text.length > 40) return null;
  for (const site of SITE_WORDS) {
    const match = site.filters.exec(text);
    if (match) return Number(match[1]);
  }
  return null;
}

/** The days that the metrics row's sentence names, as texts; null where the text is not that sentence. */
export function metricsOfText(text: string): { readonly first: string; readonly last: string } | null {
  for (const site of SITE_WORDS) {
    const match = text.includes(site.metricsMark) ? site.metrics.exec(text) : null;
    if (match) return { first: match[1]!, last: match[2]! };
  }
  return null;
}
