import { beforeAll, expect, it } from 'vitest';
import { type Complaint, complaintsAbout } from './lint-of';

const SINKS = [
  'element.innerHTML = text;',
  'element.innerHTML += text;',
  "element['innerHTML'] = text;",
  'element.outerHTML = text;',
  "element.insertAdjacentHTML('beforeend', text);",
  'element.setHTMLUnsafe(text);',
  'document.write(text);',
  'document.createRange().createContextualFragment(text);',
  '(element as HTMLIFrameElement).srcdoc = text;',
];
const NETWORK = [
  "await fetch('/messaging/api');",
  "await window.fetch('/x');",
  "await globalThis.fetch('/x');",
  'new XMLHttpRequest();',
  'new window.XMLHttpRequest();',
  "new WebSocket('wss://example.com');",
  "new EventSource('/x');",
  "navigator.sendBeacon('/x', text);",
  'new Image();',
];
const REMOTE_CODE = ['eval(text);', 'new Function(text);'];
const BROWSER = ['chrome.runtime.id;', 'void browser.storage.local.get();'];
const CLOCKS = ['Date.now();', 'new Date();', 'performance.now();', 'Math.random();'];
const HARMLESS = ['element.textContent = text;', 'element.append(text);', 'new Date(0).getTime();'];

/** The rules that speak of these: our plugins, and Biome's own with our lists. */
const OURS = ['plugin', 'lint/style/noRestrictedGlobals', 'lint/security/noGlobalEval'];

const fileOf = (statement: string): string =>
  `export async function probe(element: HTMLElement, text: string) {\n  void [element, text];\n  ${statement}\n}\n`;
const probesIn = (folder: string, statements: readonly string[]) =>
  statements.map((statement, at) => ({ statement, path: `src/${folder}/${statement.replace(/\W+/g, '-')}${at}.ts` }));

const content = probesIn('content', [...SINKS, ...NETWORK, ...REMOTE_CODE, ...BROWSER]);
const core = probesIn('core', CLOCKS);
const harmless = [...probesIn('content', [...HARMLESS, ...CLOCKS]), ...probesIn('core', HARMLESS)];
const MARKUP = 'src/ui/popup/markup.tsx';

let complaints: Complaint[];
const about = (path: string) => complaints.filter((complaint) => complaint.path === path);

beforeAll(async () => {
  complaints = await complaintsAbout({
    ...Object.fromEntries([...content, ...core, ...harmless].map(({ path, statement }) => [path, fileOf(statement)])),
    [MARKUP]: 'export const Bad = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;\n',
  });
}, 60_000);

it.each([...content, ...core])('$path: refuses $statement', ({ path }) => {
  expect(about(path).filter(({ rule }) => OURS.includes(rule))).not.toEqual([]);
});

it('refuses dangerouslySetInnerHTML', () => {
  expect(about(MARKUP).map(({ rule }) => rule)).toContain('lint/security/noDangerouslySetInnerHtml');
});

it.each(harmless)('$path: lets $statement pass', ({ path }) => {
  expect(about(path)).toEqual([]);
});
