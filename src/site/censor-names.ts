import { MARKETPLACES, marketplaceById } from '../core/marketplaces';
import { ORDER_ID } from '../core/page-formats';

/**
 * Words of which names of elements, attributes, classes and ids are made by those who make pages, and never by buyers.
 * Whatever else stands in such a name may be an account, an order or a person.
 */
const WORDS = new Set(
  `a abbr about absolute access account accordion actions action activate active activedescendant actual address after alert align all alt always
  amazon and anchor any api app application area aria arrow article aside asin assertive assets async atomic attachment attachments audio auto
  autocomplete autofocus autoplay avatar ayb b back badge banner bar base bdi before block blockquote body bold border both bottom box br brand
  breadcrumb btn bubble busy button buyer c cancel canvas caption card cards care case cases cb cc cell center change chat check checkbox checked
  chevron chip class classname clear click close closed code col colgroup collapse collapsed colspan column columnheader columns combobox command
  complementary composer condensed contact container contains content contenteditable contents context control controls cookie copy count country
  cover crossorigin css cu current custom customer cx cy danger dashboard data date datetime day dd decoding default defs del delete depth desc
  describedby description detail details dialog dir directory disabled disclosure div dl document dot down download drag draggable drawer dropdown dt
  editor element ellipsis em email empty enabled end enter error errormessage event example expand expanded fa false favorite feed field fieldset
  figcaption figure file fill filter filters first fixed flag flags flex flowto flyout focus focusable folder folders font foot footer for form frame full
  g generic get global grabbed grid gridcell group gutter h haspopup head header heading height help hidden hide history hover hr href html i icon icons
  id iframe image images img in inbox index info inline inner input insert inset internal invalid is item items kat key kbd keyshortcuts l label labelledby
  language large last layout lazy left legend level li light line lines link list listbox listitem live loader loading lobby log logo lookup m main manage
  mark marketplace mask math max maxlength md media menu menubar menuitem menuitemradio merchant message messages messaging meta metadata metric metrics
  middle min minimal mixed mkt modal mode more move ms multiline multiselectable multiselectable name nav navbar navigation needed new next nk no none
  normal note notification number object off ol on onclick open option order orders orientation origin original out outer outline output overflow overlay
  owns p pa padding page pagination pane panel part partner password path pattern picture placeholder png polite popover popup portal position pre
  preference present presentation pressed preview primary progress progressbar quick r radio radiogroup rail range react read readonly ref refresh region
  regional rel relative relevant reply reported required reset resolved response responsive result results reviews rich right ring role roledescription
  root row rowgroup rowheader rowindex rowcount rowspan s sans sc scope screen scroll scrollbar scroller search secondary section select selected selector
  self send sender sent separator set settings setsize sheet shell show side sidebar signin size skeleton skip sku slider slot sm small solid sort sortable
  span spellcheck spin spinbutton spinner split src srcset stack star start state static status step sticky strong style sub submit subject subtitle success
  summary surface sv svg switch switcher symbol tab tabindex table tabular tablist tabpanel tag target tbody td term test testid text textarea textbox tfoot
  th thead theme thread time timer timestamp title to today toggle toolbar tooltip top total tr track transform tree treegrid treeitem true truncate type u ui
  ul undefined underline unread unresolved up upload url use user value valuemax valuemin valuenow valuetext variant vertical video view viewbox viewport virtual
  virtualized visible visually w warning webp weblab wide widget width window wrap wrapper x xl xs y z zone
  jpg jpeg gif button fi ss si lc pn gp home performance notifications preferences orderid marketplaceid lang caseid responseneeded reviewid needed required
  horizontal ascending descending statusindicator rating fileitem radiobutton expander picker datepicker daterangepicker predictive avatar pill display visibility float translate background syntax dom exception reference`
    .split(/\s+/)
    .concat(
      MARKETPLACES.map(({ country }) => country.toLowerCase()),
      'en zh hi ta ko ar th vi pt ja sv pl tr nl es it fr de uk hans hant'.split(' '),
    ),
);

/** Whether page makers use this word in names; in lower case. */
export const isPageWord = (word: string): boolean => WORDS.has(word);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Only these are made into tokens: without vowels and short, they never spell a name. */
const SIGNS = 'bcdfghjklmnpqrstvwxz';
const LONGEST = 200;

/** Whether a part of a name is made of page makers' words alone, a number of up to three digits at its end allowed. */
function isPlain(part: string): boolean {
  if (/^\d{1,3}$/.test(part)) return true;
  const words = part.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^A-Za-z\d]+/g) ?? [];
  return words.every((word, at) => WORDS.has(word.toLowerCase()) || (at > 0 && /^\d{1,3}$/.test(word)));
}

/** What stands for an id. */
export type IdKind = 'uuid' | 'order' | 'marketplace';

/** Names of one page as they may be shown. The same part always becomes the same token, so that repetition is seen. */
export class CensoredNames {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly standIn: (kind: IdKind, raw: string) => string = (kind) => `{${kind}}`) {}

  /** A tag, a class, an id, an attribute's name, or a value that is made like one. */
  nameOf(raw: string): string {
    if (UUID.test(raw)) return this.standIn('uuid', raw);
    if (ORDER_ID.test(raw)) return this.standIn('order', raw);
    if (marketplaceById(raw)) return this.standIn('marketplace', raw);
    return raw
      .slice(0, LONGEST)
      .replace(/\s+/g, ' ')
      .replace(/[^-_:./>+\s]+/g, (part) => (isPlain(part) ? part.replace(/\d/g, '0') : this.token(part)));
  }

  /** An address without its host: words of the site, the names of what is asked, and nothing else. */
  addressOf(raw: string): string {
    if (/^(?:data|blob|javascript|mailto|tel):/i.test(raw)) return `${raw.slice(0, raw.indexOf(':'))}:…`;
    const [, host, path = '', query, hash] =
      /^(?:[a-z]+:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(raw.slice(0, 2_000)) ?? [];
    const names = query
      ?.slice(1)
      .split('&')
      .slice(0, 12)
      .map((each) => this.parameter(each));
    return `${host ? '//{host}' : ''}${this.pathOf(path)}${names ? `?${names.join('&')}` : ''}${hash ? '#…' : ''}`;
  }

  private pathOf(path: string): string {
    const shown = path.split('/').slice(0, 12);
    return shown.map((part) => this.nameOf(part.replace(/%[0-9a-f]{2}/gi, '~'))).join('/');
  }

  private parameter(text: string): string {
    const [name = '', value = ''] = text.split('=', 2);
    const shown =
      UUID.test(value) || ORDER_ID.test(value) || marketplaceById(value) || isAttested(value)
        ? this.nameOf(value)
        : '…';
    return value === '' ? this.nameOf(name) : `${this.nameOf(name)}=${shown}`;
  }

  private token(part: string): string {
    let token = this.tokens.get(part);
    if (token === undefined) {
      token = '';
      for (let rest = this.tokens.size; rest >= 0; rest = Math.floor(rest / SIGNS.length) - 1)
        token = SIGNS[rest % SIGNS.length]! + token;
      token = `~${token}`;
      this.tokens.set(part, token);
    }
    return token;
  }
}

/** Values of the site's own addresses that name a folder or a kind of search. */
const isAttested = (value: string): boolean => /^(?:responseNeeded|search|caseId|RESPONSE_NEEDED|SEARCH)$/.test(value);
