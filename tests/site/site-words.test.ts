import { describe, expect, it } from 'vitest';
import {
  emptyFolderOfText,
  filtersOfText,
  folderOfLabel,
  guessedFilters,
  guessedFolder,
  guessedState,
  LONGEST_LABEL,
  metricsOfText,
  stateOfLabel,
} from '../../src/site/labels';
import { folderColumnOf, rowOfStatuses, stateOfStatus } from '../../src/site/page-words';
import { ATTESTED } from '../../src/site/site-words';
import { guessedLanguages, guessedWords } from './guessed-words';

describe('the words that count as seen on the real site', () => {
  // Written out a second time on purpose: a guess that is moved among them must be moved here too, by someone who saw it.
  it('are just these, each with where and when', () =>
    expect(ATTESTED).toEqual([
      {
        language: 'en',
        seen: { where: 'sellercentral.amazon.in, 1600 px wide; no empty folder was seen', when: '2026-07' },
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
        seen: { where: "zh-CN; that cards use the folders' words is taken from the same capture", when: '2026-09' },
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
    ]));
  it('say where they were seen, and in which month up to now', () => {
    for (const { seen } of ATTESTED) {
      expect(seen.where.length).toBeGreaterThan(4);
      expect(seen.when).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
      expect(Date.parse(`${seen.when}-01`)).toBeLessThan(Date.now());
    }
  });
  it('are understood', () => {
    expect(['All', 'response needed', 'Sent Messages (3)', '已解决 2', '已报告未解决'].map(folderOfLabel)).toEqual([
      ...['all', 'response-needed', 'sent', 'resolved', 'reported-unresolved'],
    ]);
    expect(['Response needed', 'RESOLVED', '已报告未解决', 'All'].map(stateOfLabel)).toEqual([
      ...['response-needed', 'resolved', 'reported-unresolved', null],
    ]);
    expect(['Filters (12) ▾', '筛选条件 (0)', 'Filters'].map(filtersOfText)).toEqual([12, 0, null]);
    expect(emptyFolderOfText('没有需要回复的消息。')).toBe('response-needed');
    expect(metricsOfText('8月5日 - 2026年9月4日的全球通信指标。选择一张卡片了解更多详情。')).toEqual({
      first: '8月5日',
      last: '2026年9月4日',
    });
  });
});

describe('guessed words', () => {
  it('are there for each language of the site that has no attested ones', () =>
    expect(guessedLanguages.map(({ language }) => language)).toEqual(
      'de fr it es es-MX pt-BR nl sv pl tr ja zh-TW ko ar hi ta th vi'.split(' '),
    ));
  it('are whole: each folder, each status and the button, no longer than a label', () => {
    for (const { language, fields } of guessedLanguages) {
      expect(fields, language).toHaveLength(6);
      for (const word of fields.flat()) {
        expect(word.length, word).toBeGreaterThan(1);
        expect(word.length, word).toBeLessThanOrEqual(LONGEST_LABEL);
        expect(word, language).not.toMatch(/^\s|\s$|\d|[()|]/);
      }
    }
  });
  it('mean one thing each, in whatever language', () => {
    const meanings = new Map<string, string>();
    for (const { word, meaning } of guessedWords) {
      const key = word.toLowerCase().normalize('NFC');
      expect(meanings.get(key) ?? meaning, word).toBe(meaning);
      meanings.set(key, meaning);
    }
  });
  it('are known for guesses, and never for seen', () => {
    for (const { language, word, meaning } of guessedWords) {
      const titled = word.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toLocaleUpperCase(language));
      const isFolder = meaning !== 'filters';
      const isState = isFolder && meaning !== 'all' && meaning !== 'sent';
      for (const text of [word, titled, word.normalize('NFD')]) {
        expect([guessedFolder(text), guessedState(text)], text).toEqual([
          isFolder ? meaning : null,
          isState ? meaning : null,
        ]);
        expect(guessedFilters(`${text} (2)`), text).toBe(isFolder ? null : 2);
        expect([folderOfLabel(text), stateOfLabel(text), emptyFolderOfText(text), metricsOfText(text)]).toEqual(
          Array(4).fill(null),
        );
        expect(filtersOfText(`${text} (0)`), text).toBeNull();
      }
    }
  });
  it('hold none of the resolve controls, which look like a status and are none', () => {
    for (const control of ['Résoudre le cas', 'Resolver caso', 'Solucionar o caso'])
      expect([guessedFolder(control), guessedState(control), stateOfLabel(control)]).toEqual([null, null, null]);
  });
  it('never say that a message is resolved, and that one needs a response only where the column bears it out', () => {
    for (const { word, meaning } of guessedWords) {
      expect(stateOfStatus(word, false)).toBeNull();
      expect(stateOfStatus(word, true)).toBe(meaning === 'response-needed' ? meaning : null);
    }
  });
});

describe('the words of a folder column', () => {
  const known = (folder: 'all' | 'resolved' | 'response-needed' | 'reported-unresolved') => ({
    folder,
    guessed: false,
  });
  const guessed = (folder: 'all' | 'resolved' | 'response-needed' | 'reported-unresolved') => ({
    folder,
    guessed: true,
  });

  it('are guessed only where three different ones stand together, not just those that cards say', () => {
    expect(folderColumnOf([])).toBeNull();
    expect(folderColumnOf([guessed('all'), guessed('resolved'), guessed('resolved')])).toBeNull();
    expect(
      folderColumnOf([guessed('response-needed'), guessed('resolved'), guessed('reported-unresolved')]),
    ).toBeNull();
    expect(folderColumnOf([guessed('all'), guessed('resolved'), guessed('response-needed')])).toBe('guessed');
    expect(folderColumnOf([known('all'), guessed('resolved'), guessed('response-needed')])).toBe('guessed');
  });
  it('are no guess where three that were seen do', () =>
    expect(
      folderColumnOf([known('all'), known('resolved'), known('response-needed'), guessed('reported-unresolved')]),
    ).toBe('attested'));
});

describe('what cards say at one place', () => {
  const words = { guesses: false, rows: [new Set(['Kaikki', 'Avoin']), new Set(['a', 'b', 'c', 'd', 'e'])] };

  it('is a status where nearly all of it stands in one row of labels, and is one of a few words', () => {
    expect(rowOfStatuses(['a', 'b', 'a', 'b', 'x'], words, false)).toBe(words.rows[1]);
    expect(rowOfStatuses(['a', 'b', 'a', 'x'], words, false)).toBeNull();
    expect(rowOfStatuses(['a', 'b', 'c', 'd'], words, false)).toBeNull();
    expect(rowOfStatuses(['a', 'a', 'Avoin', 'Avoin'], words, false)).toBeNull();
  });
  it('is one on few cards only if the row is as long as the folder column', () => {
    expect(rowOfStatuses(['Avoin', 'Avoin'], words, false)).toBe(words.rows[0]);
    expect(rowOfStatuses(['Avoin', 'Avoin'], words, true)).toBeNull();
    expect(rowOfStatuses(['a'], words, true)).toBe(words.rows[1]);
  });
});
