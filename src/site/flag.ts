import { MARKETPLACES, marketplaceByCountry } from '../core/marketplaces';
import { ENGLISH_COUNTRIES, isEnglish } from './english-names';

const names = new Map<string, ReadonlyMap<string, string>>();

/** Country names of all marketplaces in the page's language, from `Intl`, and in English. */
function countryNames(language: string): ReadonlyMap<string, string> {
  let map = names.get(language);
  if (!map) {
    map = new Map([...Object.entries(ENGLISH_COUNTRIES), ...(isEnglish(language) ? [] : ownNames(language))]);
    names.set(language, map);
  }
  return map;
}

function ownNames(language: string): [string, string][] {
  try {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    return MARKETPLACES.flatMap(({ country }): [string, string][] => {
      const name = display.of(country);
      return name ? [[name.toLowerCase(), country]] : [];
    });
  } catch {
    // A page may name a language that does not exist; English names still count.
    return [];
  }
}

const EMOJI_FLAG = /^[\u{1f1e6}-\u{1f1ff}]{2}$/u;

/** The country of a text that is one flag emoji and nothing else. */
export function countryOfEmoji(text: string): string | null {
  if (text.length !== 4 || !EMOJI_FLAG.test(text)) return null;
  return String.fromCharCode(...[...text].map((letter) => letter.codePointAt(0)! - 0x1f1e6 + 65));
}

const known = new Map<string, string | null>();

/** As `parseCountry`, remembering its answers: a list shows few countries. */
export function countryOfName(text: string, language: string): string | null {
  const key = `${language} ${text.slice(0, 61)}`;
  let country = known.get(key);
  if (country === undefined) {
    country = parseCountry(text, language);
    if (known.size >= 500) known.clear();
    known.set(key, country);
  }
  return country;
}

/** `Germany`, `flag of Germany`, `DE`, `DE flag`, `amazon.de`, a flag emoji; null for anything else. */
function parseCountry(text: string, language: string): string | null {
  if (text === '' || text.length > 60) return null;
  const word = text
    .replace(/\bflag\b(?: of)?/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  const code = countryOfEmoji(word) ?? (/^[A-Z]{2}$/.test(word) ? word : null);
  if (code) return marketplaceByCountry(code)?.country ?? null;
  const host = /^(?:www\.)?(amazon\.[a-z.]{2,6})$/i.exec(word)?.[1];
  if (host)
    return (
      MARKETPLACES.find((marketplace) => marketplace.host === `sellercentral.${host.toLowerCase()}`)?.country ?? null
    );
  return countryNames(language).get(word.toLowerCase()) ?? null;
}

/** `/flags/IN.svg`, `flag_in_24.png`, `/assets/de.png`: the file's name carries the code, beside the word flag or alone. */
function countryOfAddress(address: string): string | null {
  if (address.startsWith('data:') || address.length > 500) return null;
  const file = /([^/?#]+)\.(?:svg|png|webp|gif|jpe?g)(?:[?#"')]|$)/i.exec(address)?.[1];
  if (!file) return null;
  const parts = file.split(/[-_.@]/);
  const code = parts.length === 1 || /flag/i.test(address) ? parts.find((part) => /^[a-z]{2}$/i.test(part)) : undefined;
  return code ? (marketplaceByCountry(code.toUpperCase())?.country ?? null) : null;
}

const PICTURES = new Set(['img', 'svg', 'kat-flag', 'kat-icon', 'kat-image']);
const NAMES = ['alt', 'aria-label', 'title', 'label', 'name', 'country', 'code'];

/** An element that holds nothing but has a name: it draws a part of some picture. */
const isNamedSprite = (element: Element): boolean =>
  element.firstChild === null && (element.hasAttribute('title') || element.hasAttribute('aria-label'));

/** The country of a flag image or icon; null for an element that is none. */
export function countryOfFlag(element: Element, language: string): string | null {
  if (!PICTURES.has(element.localName) && element.getAttribute('role') !== 'img' && !isNamedSprite(element))
    return null;
  for (const attribute of NAMES) {
    const name = element.getAttribute(attribute);
    const country = name === null ? null : countryOfName(name, language);
    if (country) return country;
  }
  return countryOfAddress(element.getAttribute('src') ?? '') ?? countryOfAddress(element.getAttribute('style') ?? '');
}
