import { DATE_LITERALS, type DateVocabulary, dateVocabulary } from './censor-dates';
import { ATTESTED, CANDIDATES } from './site-words';

/** Controls' words beside folders and states; seen in public captures and help pages to September 2026. */
const CONTROL_WORDS = [
  ...[
    'Filters',
    'Filters ()',
    'Collapse',
    'Expand',
    'Search',
    'Send',
    'Close',
    'Cancel',
    'More',
    'Help',
    'Order',
    'Orders',
  ],
  ...['Messaging', 'Messages', 'Messaging settings', 'Manage automated responses', 'Introducing Automated Responses'],
  ...[
    'Dismiss',
    'Get Started',
    'New Seller Central',
    'seller central',
    'Menu',
    'Reply',
    'Response needed',
    'Resolve case',
  ],
  ...['Global communication metrics from', 'Select a card for more details', 'Cases requiring attention'],
  ...[
    'Cases resolved',
    'Cases resolved today',
    'Reported unresolved',
    'Resolved on',
    'Last response on',
    'buyer',
    'Unread',
  ],
  ...['Mark as no response needed', 'Mark these messages as No Response Needed', 'No Response Needed', 'Attachments'],
  ...['Quick actions & replies', 'Average Response Time', 'Avg. Response Time', 'Hours', 'Show earlier messages'],
  ...['This order is eligible for A2Z guarantee', 'Résoudre le cas', 'Resolver caso', 'Solucionar o caso', 'Commande'],
  ...[
    '的全球通信指标',
    '选择一张卡片了解更多详情',
    '已解决的问题',
    '需要注意的问题',
    '筛选条件',
    '返信不要としてマーク',
  ],
];

/** Every word in the site's own data, not what is said about it. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  return Object.entries(value).flatMap(([name, each]) => (name === 'seen' || name === 'language' ? [] : wordsIn(each)));
}

const LETTER = /\p{L}/u;
const CJK_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー。]$/u;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Longest first; a word that does not end in a CJK sign ends where letters do. */
function alternatives(words: Iterable<string>): string {
  const sorted = [...new Set(words)].filter((word) => LETTER.test(word)).sort((a, b) => b.length - a.length);
  const part = (isCjk: boolean): string => {
    const those = sorted.filter((word) => CJK_END.test(word) === isCjk);
    return those.map(escaped).join('|') || '(?!)';
  };
  return `${part(true)}|(?:${part(false)})(?![\\p{L}\\p{M}])`;
}

/** The candidates' words; each line starts with its language. */
const candidates = (): string[] =>
  CANDIDATES.trim()
    .split('\n')
    .flatMap((line) => line.split(/[|,]/).slice(1));

/** What may be said as it stands in one language: labels, and the words of which dates are made. */
export interface Vocabulary {
  /** Matches one piece of a known text where the last one ended: `label`, `date`, `order`, `number` or `sign`. */
  readonly piece: RegExp;
  /** The labels and words of dates themselves. */
  readonly said: readonly string[];
  /** Whole texts that name a time without a number, in lower case. */
  readonly alone: ReadonlySet<string>;
}

const known = new Map<string, Vocabulary>();

export function vocabularyOf(language: string): Vocabulary {
  let vocabulary = known.get(language);
  if (!vocabulary) {
    const dates: DateVocabulary = dateVocabulary(language);
    const labels = [...wordsIn(ATTESTED), ...candidates(), ...CONTROL_WORDS];
    const words = [...dates.words, ...DATE_LITERALS];
    vocabulary = {
      said: [...labels, ...words, ...dates.alone],
      piece: new RegExp(
        `(?<label>${alternatives(labels)})|(?<date>${alternatives(words)})|(?<order>\\p{Nd}{3}-\\p{Nd}{7}-\\p{Nd}{7}(?!\\p{Nd}))|(?<number>\\p{Nd}+)|(?<sign>[\\s\\p{P}\\p{Cf}+|<>=]+)`,
        'iuy',
      ),
      alone: dates.alone,
    };
    known.set(language, vocabulary);
  }
  return vocabulary;
}
