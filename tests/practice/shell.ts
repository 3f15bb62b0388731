import { marketplaceOfHost } from '../../src/core/marketplaces';
import { countryName } from './case-json';
import type { Lang } from './dates';

export interface ShellOptions {
  readonly host: string;
  readonly store: string;
  readonly lang: Lang;
  readonly classes: Readonly<Record<string, string>>;
}

const NOTE =
  'Practice site: a reconstruction for trying out Reply Clock, run on this computer. All people and orders are made up. Not Amazon.';
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const SUPPORT_CASES = [
  ['10294817563', 'Request to reinstate a listing', '21 Nov 2026', 'Needs your attention'],
  ['10288830192', 'FBA shipment discrepancy', '18 Nov 2026', 'Response needed'],
  ['10271125540', 'Brand registry question', '2 Nov 2026', 'Resolved'],
] as const;

function page({ lang, classes: c }: ShellOptions, title: string, body: string, scripts: readonly string[]): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/messaging/practice/style.css">
${scripts.map((script) => `<script type="module" src="/messaging/practice/${script}"></script>`).join('\n')}
</head>
<body class="${c['page']}">
${body}
<footer id="sc-footer-container" class="${c['footer']}"><span>${NOTE}</span></footer>
</body>
</html>`;
}

function navigation({ host, store, lang, classes: c }: ShellOptions): string {
  const country = countryName(marketplaceOfHost(host)!.country, lang);
  const bookmarks = ['Manage Orders', 'Buyer Messages', 'Manage All Inventory', 'Account Health', 'Manage Returns'];
  return `<div id="sc-navbar-container" class="${c['navbar']}">
<div class="${c['topbar']}">
<button class="${c['burger']}" aria-label="Menu"><span></span><span></span><span></span></button>
<a class="${c['logo']}" href="/home">seller central</a>
<button class="${c['pill']}"><span class="dropdown-account-switcher-header-label-global">${escaped(store)}</span><i>|</i><span class="dropdown-account-switcher-header-label-regional">${escaped(country)}</span></button>
<form class="${c['navsearch']}" action="/home"><input aria-label="Search" placeholder="Search"></form>
<span class="${c['toggle']}"><span>New Seller Central</span><i></i></span>
<a class="${c['navlink']}" href="#">EN</a><a class="${c['navlink']}" href="/cu/case-lobby">Help</a>
</div>
<div class="${c['favourites']}">${bookmarks.map((name) => `<a href="${name === 'Buyer Messages' ? '/messaging/inbox' : '/home'}">${name}</a>`).join('')}</div>
</div>`;
}

/** The inbox as the server sends it: navigation only, the app mounts later. */
export const inboxPage = (options: ShellOptions): string =>
  page(
    options,
    'Messaging',
    `${navigation(options)}\n<div id="sc-content-container" class="${options.classes['content']}"></div>`,
    ['navigation.js', 'app.js'],
  );

/** Any other Seller Central page: navigation and nothing else. */
export const plainPage = (options: ShellOptions): string =>
  page(
    options,
    'Amazon',
    `${navigation(options)}\n<div id="sc-content-container" class="${options.classes['content']}"></div>`,
    ['navigation.js'],
  );

/** Cases with Amazon's own support, which look much like messages and are none. */
export function caseLobbyPage(options: ShellOptions): string {
  const c = options.classes;
  const cases = SUPPORT_CASES.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  ).join('');
  const table = `<h1>Manage your case log</h1><table class="${c['lobby']}"><thead><tr><th>ID</th><th>Short description</th><th>Last updated</th><th>Status</th></tr></thead><tbody>${cases}</tbody></table>`;
  return page(
    options,
    'Case log',
    `${navigation(options)}\n<div id="sc-content-container" class="${c['content']}">${table}</div>`,
    ['navigation.js'],
  );
}

/** The sign-in page; sending the form signs in and leads back to `returnTo`. */
export function signInPage(options: ShellOptions, returnTo: string): string {
  const c = options.classes;
  return page(
    options,
    'Amazon Sign In',
    `<main class="${c['signin']}"><a class="${c['logo']}" href="/home">seller central</a>
<form method="post" action="/ap/signin"><h1>Sign in</h1>
<label>Email or mobile phone number<input type="email" name="email" autocomplete="off"></label>
<label>Password<input type="password" name="password" autocomplete="off" placeholder="practice: leave empty"></label>
<input type="hidden" name="openid.return_to" value="${escaped(returnTo)}">
<button type="submit" id="signInSubmit">Sign in</button></form></main>`,
    [],
  );
}
